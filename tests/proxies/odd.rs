//! Proxies that do more than they should: one that decodes addresses, one that buffers, one that lies.

use std::time::Duration;

use crate::http::{ask, get};
use crate::proxies::{Behind, Kind, Mount, sample};
use crate::samples;
use crate::scratch::Scratch;
use crate::webdriver::Browser;

/// A dossier in which every name holds what addresses are made of.
fn awkward(scratch: &Scratch) -> String {
    let dir = scratch.path("dossier");
    std::fs::create_dir(&dir).expect("a folder");
    let file = |name: &str, text: &str| {
        std::fs::write(format!("{dir}/{name}"), text).expect("written");
    };
    file(
        "a%2Fb &c=d#e?.txt",
        "Talks with A/B: 50% done?\n\nThe talks failed, said Ann O’Lee of the A/B group.\n\n\
         “We’ll meet again,” Зоя Петрова said on Monday.\n",
    );
    file(
        "parties.toml",
        "name = \"A/B & 50%?#\"\n\n[[party]]\nname = \"A/B\"\nmembers = [\"A/B\"]\n\n\
         [[party]]\nname = \"50% ?x=1#y\"\n\n[[party]]\nname = \"Зоя\"\n\n\
         [[speaker]]\nname = \"Ann O’Lee\"\nparty = \"A/B\"\n\n\
         [[speaker]]\nname = \"Зоя Петрова\"\nparty = \"50% ?x=1#y\"\n",
    );
    file(
        "questions.toml",
        "[[question]]\nname = \"Talks/war? 100%2F#\"\nwords = [\"talk*\", \"meet\"]\n",
    );
    dir
}

#[test]
fn every_address_comes_through_proxies_that_decode_it() {
    let scratch = Scratch::new();
    let dossier = awkward(&scratch);
    // nginx decodes and encodes anew where it takes a prefix off; Apache decodes unless told otherwise.
    for kind in Kind::ALL {
        let behind = Behind::start_with(kind, Mount::Stripped, &["--dossier", &dossier]);
        let pages = samples::crawl(&behind);
        for kind_of_page in ["/parties/", "/questions/", "/speakers/", "/articles/"] {
            let some = pages.iter().any(|path| path.starts_with(kind_of_page));
            assert!(some, "{kind:?}: {pages:?}");
        }
    }
}

#[test]
fn a_proxy_that_buffers_whole_answers_and_speaks_http_1_0_changes_nothing() {
    let sample = sample(Kind::Nginx, Mount::Kept);
    let text = sample
        .replace(
            "proxy_http_version 1.1;",
            "proxy_http_version 1.0; proxy_buffering on; proxy_buffers 64 32k; proxy_buffer_size 32k; \
             proxy_request_buffering on; gunzip on;",
        )
        .replace("proxy_set_header Connection \"\";", "");
    assert_ne!(text, sample);
    let behind = Behind::of_text(Kind::Nginx, "/record", &text, &[]);
    assert!(samples::crawl(&behind).len() > 25);
    let answer = ask(
        &behind.address,
        "GET",
        "/record/",
        &[("Accept-Encoding", "br")],
        b"",
    );
    assert_eq!(answer.header("content-encoding"), Some("br"));
}

#[test]
fn several_dossiers_stand_behind_one_mount_point() {
    let (scratch, other) = (Scratch::new(), Scratch::new());
    let (first, second) = (awkward(&scratch), other.path("a second one"));
    std::fs::create_dir(&second).expect("a folder");
    other.file("a second one/a.txt", "A Title\n\n“Yes,” Ann Lee said.\n");
    let dossiers = ["--dossier", &first, "--dossier", &second];
    for mount in [Mount::Kept, Mount::Stripped] {
        let behind = Behind::start_with(Kind::Nginx, mount, &dossiers);
        let pages = samples::crawl(&behind);
        for name in ["/dossier/", "/a-second-one/"] {
            let some = pages.iter().filter(|path| path.starts_with(name)).count();
            assert!(some > 12, "{name}: {pages:?}");
        }
    }
}

#[test]
fn a_connection_that_was_idle_too_long_costs_no_reader_an_answer() {
    let proxies = Kind::ALL.map(|kind| {
        let behind = Behind::start_with(kind, Mount::Root, &["--header-timeout", "1"]);
        (kind, behind)
    });
    for _ in 0..3 {
        for (kind, behind) in &proxies {
            assert_eq!(get(&behind.address, "/about").status, 200, "{kind:?}");
        }
        // Longer than the program keeps a connection open, shorter than any proxy does.
        std::thread::sleep(Duration::from_millis(1500));
    }
}

#[test]
fn a_proxy_that_says_nothing_of_itself_still_works() {
    // As many people write it: nothing but where to.
    let text = "#     onrecord --base-url /record\nserver {\n    listen 80;\n    location /record/ {\n        \
                proxy_pass http://127.0.0.1:8080;\n    }\n}\n";
    let behind = Behind::of_text(Kind::Nginx, "/record", text, &[]);
    assert!(samples::crawl(&behind).len() > 25);
    let text = text.replace("8080;", "8080/;");
    let behind = Behind::of_text(Kind::Nginx, "/record", &text, &[]);
    assert!(samples::crawl(&behind).len() > 25);
    assert_eq!(get(&behind.address, "/record/healthz").text(), "alive\n");
}

#[test]
fn what_programs_read_is_whole_xml_whatever_the_names_hold() {
    let scratch = Scratch::new();
    let dossier = awkward(&scratch);
    let behind = Behind::start_with(
        Kind::Nginx,
        Mount::Kept,
        &["--dossier", &dossier, "--allow-indexing"],
    );
    let browser = Browser::start();
    browser.open(&format!("http://{}/record/", behind.address));
    for (path, element, at_least) in [
        ("feed.atom", "entry", 1),
        ("opensearch.xml", "Url", 1),
        ("sitemap.xml", "loc", 12),
    ] {
        let answer = get(&behind.address, &format!("/record/{path}"));
        let text = serde_json::to_string(&answer.text()).expect("JSON");
        let found = browser.eval(&format!(
            "const xml = new DOMParser().parseFromString({text}, 'application/xml');
             if (xml.querySelector('parsererror')) return xml.querySelector('parsererror').textContent;
             return xml.getElementsByTagName('{element}').length;"
        ));
        assert!(
            found.as_u64().is_some_and(|n| n >= at_least),
            "{path}: {found}"
        );
    }
}
