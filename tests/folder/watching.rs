//! A folder tells when it has changed. Each wait ends with the change; the limit only ends a failure.

use crate::scratch::Scratch;
use onrecord::process::watch::Watch;
use std::path::Path;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(20);

/// Whether a change is told after `change`.
async fn told(watch: &mut Watch, change: impl FnOnce()) -> bool {
    change();
    tokio::time::timeout(LIMIT, watch.changed()).await.is_ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_change_is_told() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.path("dossier")).unwrap();
    let dir = scratch.path("dossier");
    let mut watch = Watch::new(Path::new(&dir)).unwrap();
    let file = |name: &str| format!("{dir}/{name}");
    assert!(
        told(&mut watch, || std::fs::write(file("a.txt"), "one").unwrap()).await,
        "new"
    );
    assert!(
        told(&mut watch, || std::fs::write(file("a.txt"), "two").unwrap()).await,
        "changed"
    );
    assert!(
        told(&mut watch, || std::fs::rename(file("a.txt"), file("b.txt"))
            .unwrap())
        .await,
        "renamed"
    );
    assert!(
        told(&mut watch, || std::fs::remove_file(file("b.txt")).unwrap()).await,
        "removed"
    );
    assert!(
        told(&mut watch, || std::fs::create_dir(file("b.txt")).unwrap()).await,
        "a folder in its place"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_is_replaced_whole_is_watched_on() {
    let scratch = Scratch::new();
    std::fs::create_dir(scratch.path("dossier")).unwrap();
    std::fs::create_dir(scratch.path("next")).unwrap();
    let dir = scratch.path("dossier");
    let mut watch = Watch::new(Path::new(&dir)).unwrap();
    let replace = || {
        std::fs::rename(&dir, scratch.path("old")).unwrap();
        std::fs::rename(scratch.path("next"), &dir).unwrap();
    };
    assert!(told(&mut watch, replace).await, "replaced");
    // Events of the replacement that come late are told too; then the folder is still.
    while tokio::time::timeout(Duration::from_secs(2), watch.changed())
        .await
        .is_ok()
    {}
    assert!(
        told(&mut watch, || std::fs::write(format!("{dir}/a.txt"), "one")
            .unwrap())
        .await,
        "in the new one"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wait_that_is_given_up_loses_nothing() {
    let scratch = Scratch::new();
    let dir = scratch.path("");
    let mut watch = Watch::new(Path::new(&dir)).unwrap();
    scratch.file("a.txt", "one");
    // Given up in the middle, as often as it takes to fall into the quiet time.
    let mut told = false;
    for _ in 0..20 {
        let wait = tokio::time::timeout(Duration::from_millis(5), watch.changed());
        told |= wait.await.is_ok();
    }
    assert!(told || tokio::time::timeout(LIMIT, watch.changed()).await.is_ok());
}
