//! Any bytes as a line of `onrecord extract --jsonl`: a row of JSON, or a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::process::extract;

fuzz_target!(|line: &[u8]| {
    match extract::row_of(line) {
        Ok(row) => {
            assert!(row.ends_with(b"\n") && !row[..row.len() - 1].contains(&b'\n'));
            let read: serde_json::Value = serde_json::from_slice(&row).expect("JSON");
            assert!(read.is_object());
        }
        Err(why) => assert!(!why.is_empty()),
    }
});
