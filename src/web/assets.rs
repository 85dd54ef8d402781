//! The files of `static/`, inside the binary, each at an address that changes with its content.
//!
//! Leaves out: pages. A new kind of file is one line in [`FILES`].

use super::links;
use super::page::{Keep, Page};
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// Name, media type, bytes.
const FILES: [(&str, &str, &[u8]); 4] = [
    (
        "style.css",
        "text/css; charset=utf-8",
        include_bytes!("../../static/style.css"),
    ),
    (
        "icon.svg",
        "image/svg+xml",
        include_bytes!("../../static/icon.svg"),
    ),
    (
        "icon-32.png",
        "image/png",
        include_bytes!("../../static/icon-32.png"),
    ),
    (
        "icon-180.png",
        "image/png",
        include_bytes!("../../static/icon-180.png"),
    ),
];

struct Asset {
    name: &'static str,
    address: String,
    page: Arc<Page>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|&(name, kind, bytes)| {
            let mut hash = super::page::hex(&Sha256::digest(bytes));
            hash.truncate(12);
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let address = format!("static/{stem}.{hash}.{ending}");
            let page = Arc::new(Page::new("asset", kind, Keep::Forever, bytes.into()));
            Asset {
                name,
                address,
                page,
            }
        })
        .collect()
});

/// Address of a file from the root of the reader; empty for a name that is not in [`FILES`].
pub(super) fn address(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("", |asset| asset.address.as_str())
}

/// The icon under the name that is asked for without being told, which does not change with its content.
static FAVICON: LazyLock<Arc<Page>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!("../../static/icon-32.png");
    Arc::new(Page::new("asset", "image/png", Keep::Ask, bytes.into()))
});

/// The file at `path` (with its leading slash).
pub(super) fn at(path: &str) -> Option<Arc<Page>> {
    if path == links::FAVICON {
        return Some(Arc::clone(&FAVICON));
    }
    let address = path.strip_prefix('/')?;
    ASSETS
        .iter()
        .find(|asset| asset.address == address)
        .map(|asset| Arc::clone(&asset.page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_carries_the_hash_and_only_that_address_answers() {
        let address = address("style.css");
        assert!(
            address.starts_with("static/style.") && address.len() == "static/style.css".len() + 13
        );
        assert!(at(&format!("/{address}")).is_some());
        assert!(at("/static/style.css").is_none());
    }
}
