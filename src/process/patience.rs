//! How long a connection waits for the other side: for a request to be whole, and for an answer to be taken.
//!
//! The clock of a request begins where the answer before it ended, or with the connection, so that an idle
//! connection, a silent one and one whose headers trickle in all end at the same time. A timer is only set again
//! when it goes off: an answered request moves a deadline, which costs nothing, and a server that answers fast
//! never touches the timers of the runtime. Leaves out: what is sent (`edge`), and how many may wait (`accept`).

use std::future::Future as _;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::refusal::Refusals;

/// A stream that fails with [`io::ErrorKind::TimedOut`] where the other side lets it wait too long.
pub struct Patient<S> {
    stream: S,
    limits: Limits,
    /// When the last bytes were sent; at first, when the connection was made.
    sent: Instant,
    /// Since when bytes wait to be taken; `None` while none do.
    blocked: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
    refusals: Arc<Refusals>,
    /// What is sent in place of other bytes, and how much of it was.
    instead: Option<(Bytes, usize)>,
    /// When our side was ended.
    ended: Option<Instant>,
    /// Whether more may come that nobody will read.
    lingers: bool,
    passed_over: usize,
}

/// How long a connection is kept after its end for what is still under way.
const LINGER: Duration = Duration::from_secs(2);

/// Bytes that are taken after the end at most.
const MOST_PASSED_OVER: usize = 1 << 20;

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For the next request to be whole.
    pub request: Duration,
    /// For any bytes of an answer to be taken.
    pub taking: Duration,
}

impl<S> Patient<S> {
    /// Waits for the other side of `stream` as long as `limits` say; what cannot be read is answered by `refusals`.
    pub fn new(stream: S, limits: Limits, refusals: Arc<Refusals>) -> Self {
        Self {
            stream,
            limits,
            sent: Instant::now(),
            blocked: None,
            timer: None,
            refusals,
            instead: None,
            ended: None,
            lingers: false,
            passed_over: 0,
        }
    }

    /// Fails where it is `deadline`; else sees to it that the task is woken then.
    fn wait_until(&mut self, deadline: Instant, context: &mut Context<'_>) -> io::Result<()> {
        let timer = self
            .timer
            .get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        // One that was set for an earlier deadline goes off early and is set again; a later one would be too late.
        if timer.deadline() > deadline {
            timer.as_mut().reset(deadline);
        }
        while timer.as_mut().poll(context).is_ready() {
            if Instant::now() >= deadline {
                return Err(io::ErrorKind::TimedOut.into());
            }
            timer.as_mut().reset(deadline);
        }
        Ok(())
    }

    fn wrote(
        &mut self,
        poll: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if poll.is_ready() {
            self.sent = Instant::now();
            self.blocked = None;
            return poll;
        }
        let since = *self.blocked.get_or_insert_with(Instant::now);
        match self.wait_until(since + self.limits.taking, context) {
            Ok(()) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_read(context, buffer);
        // While an answer waits to be taken, no request is waited for.
        if poll.is_pending()
            && this.blocked.is_none()
            && let Err(error) = this.wait_until(this.sent + this.limits.request, context)
        {
            return Poll::Ready(Err(error));
        }
        poll
    }
}

impl<S: AsyncWrite + Unpin> Patient<S> {
    /// Sends what stands in place of `bytes`, to its end; `None` where nothing does.
    fn refuse(
        &mut self,
        bytes: &[u8],
        context: &mut Context<'_>,
    ) -> Option<Poll<io::Result<usize>>> {
        if self.instead.is_none() {
            self.instead = Some((self.refusals.instead_of(bytes)?, 0));
            self.lingers = true;
        }
        while let Some((ready, sent)) = &mut self.instead
            && *sent < ready.len()
        {
            match Pin::new(&mut self.stream).poll_write(context, &ready[*sent..]) {
                Poll::Ready(Ok(0)) => {
                    return Some(Poll::Ready(Err(io::ErrorKind::WriteZero.into())));
                }
                Poll::Ready(Ok(more)) => *sent += more,
                other => return Some(other),
            }
        }
        self.instead = None;
        Some(Poll::Ready(Ok(bytes.len())))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = match this.refuse(bytes, context) {
            Some(poll) => poll,
            None => Pin::new(&mut this.stream).poll_write(context, bytes),
        };
        this.wrote(poll, context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = match this.refuse(pieces.first().map_or(&[], |piece| piece), context) {
            Some(poll) => poll,
            None => Pin::new(&mut this.stream).poll_write_vectored(context, pieces),
        };
        this.wrote(poll, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    /// Ends the connection on our side, then takes what the other side had under way: thrown away unread, it would
    /// reach the other side as an error, which takes our last answer with it.
    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.ended.is_none() {
            ready!(Pin::new(&mut this.stream).poll_shutdown(context))?;
        }
        let since = *this.ended.get_or_insert_with(Instant::now);
        let mut scratch = [0; 4096];
        loop {
            let mut buffer = ReadBuf::new(&mut scratch);
            match Pin::new(&mut this.stream).poll_read(context, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                    this.lingers = true;
                    this.passed_over += buffer.filled().len();
                    if this.passed_over > MOST_PASSED_OVER {
                        return Poll::Ready(Ok(()));
                    }
                }
                Poll::Pending if this.lingers => {
                    return match this.wait_until(since + LINGER, context) {
                        Ok(()) => Poll::Pending,
                        Err(_) => Poll::Ready(Ok(())),
                    };
                }
                _ => return Poll::Ready(Ok(())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::time::{advance, sleep};

    const LIMITS: Limits = Limits {
        request: Duration::from_secs(15),
        taking: Duration::from_secs(30),
    };

    fn patient(stream: tokio::io::DuplexStream) -> Patient<tokio::io::DuplexStream> {
        let refusals = Refusals::new(&axum::http::HeaderMap::new());
        Patient::new(stream, LIMITS, Arc::new(refusals))
    }

    async fn read_until_the_end(mut stream: Patient<tokio::io::DuplexStream>) -> (Duration, bool) {
        let began = Instant::now();
        let mut bytes = Vec::new();
        let ended = stream.read_to_end(&mut bytes).await;
        let late = ended.is_err_and(|error| error.kind() == io::ErrorKind::TimedOut);
        (began.elapsed(), late)
    }

    #[tokio::test(start_paused = true)]
    async fn silence_ends_after_the_time_for_a_request() {
        let (_other, stream) = tokio::io::duplex(64);
        let (took, late) = read_until_the_end(patient(stream)).await;
        assert!(late && took.as_secs() == 15, "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn bytes_that_trickle_in_gain_no_time() {
        let (mut other, stream) = tokio::io::duplex(64);
        let trickle = tokio::spawn(async move {
            while other.write_all(b"x").await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        let (took, late) = read_until_the_end(patient(stream)).await;
        assert!(late && took.as_secs() == 15, "{took:?}");
        trickle.await.expect("it ends");
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_begins_the_time_anew() {
        let (_other, stream) = tokio::io::duplex(64);
        let mut stream = patient(stream);
        let mut bytes = [0];
        for _ in 0..5 {
            // The timer is set by a read that waits, and is never set again by a write.
            let read = tokio::time::timeout(Duration::from_secs(9), stream.read(&mut bytes)).await;
            assert!(read.is_err(), "nothing came, and nothing ended");
            stream.write_all(b"answer").await.expect("taken");
        }
        advance(Duration::from_secs(8)).await;
        let (took, late) = read_until_the_end(stream).await;
        assert!(late && took.as_secs() == 7, "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_sent_whole_through_a_narrow_stream() {
        let (mut other, stream) = tokio::io::duplex(7);
        let mut stream = patient(stream);
        let own = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
        let sender = tokio::spawn(async move { stream.write_all(own).await.expect("sent") });
        let mut sent = Vec::new();
        other.read_to_end(&mut sent).await.expect("whole");
        sender.await.expect("it ends");
        let refusals = Refusals::new(&axum::http::HeaderMap::new());
        assert_eq!(Some(Bytes::from(sent)), refusals.instead_of(own));
    }

    #[tokio::test(start_paused = true)]
    async fn what_comes_after_a_refusal_is_taken_but_not_for_long() {
        let (mut other, stream) = tokio::io::duplex(1024);
        let mut stream = patient(stream);
        let own = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
        stream.write_all(own).await.expect("sent");
        let sender = tokio::spawn(async move {
            let mut sent = 0;
            while other.write_all(b"more").await.is_ok() {
                sent += 4;
                sleep(Duration::from_millis(100)).await;
            }
            sent
        });
        let began = Instant::now();
        stream.shutdown().await.expect("ended");
        assert_eq!(began.elapsed(), LINGER);
        drop(stream);
        assert!(sender.await.expect("it ends") >= 20 * 4);
        // Where nothing is under way, the end is the end.
        let (_other, stream) = tokio::io::duplex(64);
        let began = Instant::now();
        patient(stream).shutdown().await.expect("ended");
        assert_eq!(began.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_nobody_takes_ends_and_one_that_is_taken_slowly_does_not() {
        let (mut other, stream) = tokio::io::duplex(64);
        let mut stream = patient(stream);
        let taker = tokio::spawn(async move {
            let mut piece = [0; 64];
            for _ in 0..10 {
                sleep(Duration::from_secs(20)).await;
                other.read_exact(&mut piece).await.expect("sent");
            }
            sleep(Duration::from_secs(100)).await;
        });
        let began = Instant::now();
        let error = stream
            .write_all(&[0; 640 + 65])
            .await
            .expect_err("nobody takes the rest");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(began.elapsed().as_secs(), 10 * 20 + 30);
        taker.await.expect("it ends");
    }
}
