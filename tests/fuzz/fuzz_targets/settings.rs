//! Any text as a settings file, and its lines as the values of settings.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::process::settings::{self, BaseUrl, Listen, SocketMode, TrustedProxy};

fuzz_target!(|text: &str| {
    if let Err((line, message)) = settings::parse(text) {
        assert!(line >= 1 && !message.is_empty());
    }
    for line in text.lines() {
        // What can be read is written so that it can be read again.
        if let Ok(listen) = line.parse::<Listen>() {
            assert_eq!(listen.to_string().parse(), Ok(listen));
        }
        if let Ok(base) = line.parse::<BaseUrl>() {
            assert!(base.path().is_empty() || base.path().starts_with('/'));
            assert_eq!(base.to_string().parse(), Ok(base));
        }
        if let Ok(mode) = line.parse::<SocketMode>() {
            assert_eq!(mode.to_string().parse(), Ok(mode));
        }
        if let Ok(proxy) = line.parse::<TrustedProxy>() {
            assert_eq!(proxy.to_string().parse(), Ok(proxy));
        }
    }
});
