//! Pages that were made, kept for the next reader: bounded, and read without waiting.
//!
//! A table of slots, one page a slot, found by the hash of its address. A page that falls on a taken slot takes
//! it over, so the table never grows. Leaves out: making pages (`make`).

use super::page::Page;
use arc_swap::ArcSwapOption;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A page above this size is made for each request.
const LARGEST: usize = 4 << 20;

pub(super) struct Shelf {
    slots: Box<[ArcSwapOption<Kept>]>,
    /// Bytes all kept pages may have together.
    room: usize,
    taken: AtomicUsize,
}

struct Kept {
    path: Box<str>,
    page: Arc<Page>,
}

impl Shelf {
    /// An empty shelf of that many slots, at least one, for pages of `room` bytes together. An empty slot is a pointer.
    pub(super) fn new(slots: usize, room: usize) -> Self {
        Self {
            slots: (0..slots).map(|_| ArcSwapOption::empty()).collect(),
            room,
            taken: AtomicUsize::new(0),
        }
    }

    /// The page at `path`, if it is kept.
    pub(super) fn get(&self, path: &str) -> Option<Arc<Page>> {
        let kept = self.slot(path).load();
        let kept = kept.as_ref()?;
        (*kept.path == *path).then(|| Arc::clone(&kept.page))
    }

    /// Keeps a page, where there is room for it.
    pub(super) fn put(&self, path: &str, page: &Arc<Page>) {
        let weight = page.weight();
        let slot = self.slot(path);
        let old = slot.load().as_ref().map_or(0, |kept| kept.page.weight());
        let after = (self.taken.load(Ordering::Relaxed) + weight).saturating_sub(old);
        if weight > LARGEST || after > self.room {
            return;
        }
        let kept = Kept {
            path: path.into(),
            page: Arc::clone(page),
        };
        let out = slot.swap(Some(Arc::new(kept)));
        let out = out.map_or(0, |kept| kept.page.weight());
        self.taken.fetch_add(weight, Ordering::Relaxed);
        self.taken.fetch_sub(out, Ordering::Relaxed);
    }

    fn slot(&self, path: &str) -> &ArcSwapOption<Kept> {
        let mut hasher = FxHasher::default();
        hasher.write(path.as_bytes());
        let hash = hasher.finish();
        // The high bits of this hash are the mixed ones.
        &self.slots[(hash >> 40) as usize % self.slots.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: usize = 64 << 20;

    fn page(bytes: usize) -> Arc<Page> {
        Arc::new(Page::html("test", "x".repeat(bytes)))
    }

    #[test]
    fn a_kept_page_is_found_under_its_own_address_alone() {
        let shelf = Shelf::new(4096, ROOM);
        shelf.put("/about", &page(9));
        assert!(shelf.get("/about").is_some());
        assert!(shelf.get("/balance").is_none());
    }

    #[test]
    fn it_never_holds_more_than_its_room() {
        let shelf = Shelf::new(4096, ROOM);
        for i in 0..2000 {
            shelf.put(&format!("/{i}"), &page(100_000));
        }
        let held: usize = shelf
            .slots
            .iter()
            .filter_map(|slot| slot.load().as_ref().map(|kept| kept.page.weight()))
            .sum();
        assert!(held <= ROOM);
        assert_eq!(held, shelf.taken.load(Ordering::Relaxed));
        shelf.put("/huge", &page(LARGEST));
        assert!(shelf.get("/huge").is_none());
    }
}
