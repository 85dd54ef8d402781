//! A thousand reloads while everybody reads.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::{Answer, get};
use crate::program::{Server, tell};
use crate::scratch::Scratch;
use crate::{counted, counter};

fn article(name: &str, statements: usize) -> String {
    let said = format!("Ann Lee of {name} said, “We want {name} to be whole.”\n\n");
    format!("{name} Talks Go On\n\n{}", said.repeat(statements))
}

#[test]
fn a_thousand_reloads_under_load_give_whole_answers_of_one_dossier() {
    const RELOADS: u64 = 1000;
    let scratch = Scratch::new();
    let dossier = scratch.path("dossier");
    fs::create_dir(&dossier).expect("a folder");
    let counters = scratch.path("m.sock");
    let put = |text: &str| {
        let draft = scratch.file("draft", text);
        fs::rename(draft, format!("{dossier}/a.txt")).expect("renamed");
    };
    let both = [article("Kenya", 2), article("Senegal", 9)];
    // What each of the two looks like, from a server of its own.
    let pages: Vec<Vec<u8>> = both
        .iter()
        .map(|text| {
            put(text);
            let server = Server::start(&["--dossier", &dossier]);
            get(&server.address, "/in-order").body
        })
        .collect();
    assert_ne!(pages[0], pages[1]);
    let server = counted(&dossier, &counters);
    let done = Arc::new(AtomicBool::new(false));
    let seen: Arc<[AtomicUsize; 2]> = Arc::default();
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (address, done) = (server.address.clone(), Arc::clone(&done));
            let (seen, pages) = (Arc::clone(&seen), pages.clone());
            std::thread::spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    let answer: Answer = get(&address, "/in-order");
                    assert_eq!(answer.status, 200);
                    let which = pages.iter().position(|page| *page == answer.body);
                    let which = which.expect("an answer of neither dossier, or of both");
                    seen[which].fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    let began = Instant::now();
    let mut turn = 0;
    let mut count = 0;
    while count < RELOADS {
        put(&both[turn % 2]);
        turn += 1;
        tell(&server.child, "-HUP");
        let before = count;
        while count == before {
            assert!(
                began.elapsed() < Duration::from_secs(600),
                "{count} reloads so far"
            );
            std::thread::sleep(Duration::from_millis(1));
            count = counter(&counters, "onrecord_reloads_total");
        }
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.join().expect("whole answers of one dossier");
    }
    let failed = counter(&counters, "onrecord_failed_reloads_total");
    assert_eq!(failed, 0);
    let seen: BTreeSet<bool> = seen.iter().map(|n| n.load(Ordering::Relaxed) > 0).collect();
    assert_eq!(seen, BTreeSet::from([true]), "both dossiers were seen");
}
