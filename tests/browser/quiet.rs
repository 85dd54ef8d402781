//! What a page does not do: ask elsewhere, complain, need scripts.

use serde_json::{Value, json};

use crate::pages;
use crate::program::Server;
use crate::webdriver::Browser;

#[test]
fn no_page_asks_another_origin_and_no_page_complains() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    let origin = format!("http://{}/", server.address);
    let mut asked = 0;
    browser.log("performance");
    for page in pages(&server) {
        browser.open(&format!("http://{}{page}", server.address));
        for entry in browser.log("performance") {
            let message: Value = entry["message"]
                .as_str()
                .and_then(|m| serde_json::from_str(m).ok())
                .expect("a message");
            let message = &message["message"];
            if message["method"] == "Network.requestWillBeSent" {
                let url = message["params"]["request"]["url"]
                    .as_str()
                    .expect("an address");
                // The browser's own first tab has requests, too, and they may be told late.
                let document = message["params"]["documentURL"].as_str();
                if !document.is_some_and(|document| document.starts_with(&origin)) {
                    continue;
                }
                assert!(url.starts_with(&origin), "{page} asks {url}");
                asked += 1;
            }
        }
        let complaints = browser.log("browser");
        assert!(complaints.is_empty(), "{page}: {complaints:?}");
    }
    assert!(asked > 20, "the log of requests is empty");
}

#[test]
fn a_request_to_another_origin_would_be_seen() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    browser.open(&format!("http://{}/", server.address));
    browser.eval(
        "const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i);",
    );
    let complaints = browser.log("browser");
    // The page's own policy forbids it, and says so.
    assert!(!complaints.is_empty());
}

#[test]
fn every_page_reads_the_same_without_scripts() {
    let server = Server::start(&[]);
    let browser = Browser::start();
    for page in pages(&server) {
        let url = format!("http://{}{page}", server.address);
        browser.cdp(
            "Emulation.setScriptExecutionDisabled",
            &json!({"value": false}),
        );
        browser.open(&url);
        let with = browser.eval("return document.body.innerText");
        browser.cdp(
            "Emulation.setScriptExecutionDisabled",
            &json!({"value": true}),
        );
        browser.open(&url);
        // The test's own script is not the page's: it still runs.
        let without = browser.eval("return document.body.innerText");
        assert_eq!(with, without, "{page}");
        assert!(
            with.as_str().is_some_and(|t| t.len() > 100),
            "{page} is empty"
        );
    }
}
