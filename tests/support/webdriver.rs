//! A browser without a window, driven through chromedriver: the few `WebDriver` commands that the tests need.

#![allow(dead_code, reason = "every test target takes what it needs")]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::http;
use crate::scratch::Scratch;

/// A browser with one tab, gone with the test.
pub(crate) struct Browser {
    driver: Child,
    address: String,
    session: String,
    profile: Scratch,
}

impl Browser {
    /// Starts chromedriver and, through it, Chromium. Both must be installed: without them the test fails.
    pub(crate) fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (Debian: chromium-driver)");
        let lines = BufReader::new(driver.stdout.take().expect("standard output")).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                let rest = line.split("successfully on port ").nth(1)?;
                Some(rest.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver tells its port");
        let mut browser = Self {
            driver,
            address: format!("127.0.0.1:{port}"),
            session: String::new(),
            profile: Scratch::new(),
        };
        let profile = browser.profile.path("profile");
        let session = browser.command(
            "POST",
            "",
            &json!({"capabilities": {"alwaysMatch": {
                "browserName": "chrome",
                // Certificates of tests are signed by nobody.
                "acceptInsecureCerts": true,
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                "goog:chromeOptions": {"args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--hide-scrollbars", format!("--user-data-dir={profile}"),
                ]},
            }}}),
        );
        browser.session = format!("/{}", session["sessionId"].as_str().expect("a session"));
        browser
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        let bytes = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let path = format!("/session{}{path}", self.session);
        let answer = http::ask(
            &self.address,
            method,
            &path,
            &[("Content-Type", "application/json")],
            bytes.as_bytes(),
        );
        let mut value: Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(answer.status, 200, "{path} {body}: {value}");
        value["value"].take()
    }

    /// Opens an address and waits until it is loaded.
    pub(crate) fn open(&self, url: &str) {
        self.command("POST", "/url", &json!({"url": url}));
    }

    /// What `script` returns on the page.
    pub(crate) fn eval(&self, script: &str) -> Value {
        self.command(
            "POST",
            "/execute/sync",
            &json!({"script": script, "args": []}),
        )
    }

    /// What `script` hands to the function that is its last argument.
    pub(crate) fn eval_later(&self, script: &str) -> Value {
        self.command(
            "POST",
            "/execute/async",
            &json!({"script": script, "args": []}),
        )
    }

    /// A command of the browser's own protocol.
    pub(crate) fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.command(
            "POST",
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": parameters}),
        )
    }

    /// Lays pages out as on a screen of that many CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.screen(width, height, 1);
    }

    /// Lays pages out as on a screen of that many CSS pixels, each `scale` pixels of the device.
    pub(crate) fn screen(&self, width: u32, height: u32, scale: u32) {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false}),
        );
    }

    /// Answers media queries so, until told otherwise: `[("prefers-color-scheme", "dark")]`.
    pub(crate) fn media(&self, kind: &str, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        self.cdp(
            "Emulation.setEmulatedMedia",
            &json!({"media": kind, "features": features}),
        );
    }

    /// Presses and releases the tabulator key.
    pub(crate) fn tab(&self) {
        let key = json!({"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9});
        for kind in ["rawKeyDown", "keyUp"] {
            let mut key = key.clone();
            key["type"] = kind.into();
            self.cdp("Input.dispatchKeyEvent", &key);
        }
    }

    /// Entries of a log (`browser`, `performance`) since it was last asked for.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.command("POST", "/se/log", &json!({"type": kind}));
        entries.as_array().expect("entries").clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the session ends the browser; a session that never began has none.
        if !self.session.is_empty() {
            let path = format!("/session{}", self.session);
            let request = format!(
                "DELETE {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                self.address
            );
            // chromedriver keeps the connection open: one answer is read, not all until it closes.
            let _ = http::exchange(&self.address, request.as_bytes(), false);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
