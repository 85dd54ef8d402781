//! Behind real proxies: nginx, Caddy, Apache and `HAProxy`, each started from its samples in `deploy/`.

#[path = "../support/crawl.rs"]
mod crawl;
#[path = "../support/http.rs"]
mod http;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/proxies.rs"]
mod proxies;
#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/webdriver.rs"]
mod webdriver;

mod browser;
mod odd;
mod samples;
