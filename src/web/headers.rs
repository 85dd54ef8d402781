//! The security headers that every response bears, errors and panics included.
//!
//! From nothing allowed upwards: no script but our own, no style but our own, no frame, no cookie, no address
//! sent on. Leaves out: caching (`page`) and content types. HSTS is the
//! proxy's, unless configured.

use super::options::Options;
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};

const FIXED: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// The headers under `options`, ready to copy.
#[must_use]
pub fn security(options: &Options) -> HeaderMap {
    let mut map = HeaderMap::with_capacity(8);
    for (name, value) in FIXED {
        map.insert(name, HeaderValue::from_static(value));
    }
    let policy = |ancestors: &str| {
        HeaderValue::from_str(&format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors {ancestors}"
        ))
    };
    // A setting that is no header value, or that would end the directive, falls back to the strictest.
    let ancestors = options.frame_ancestors.as_str();
    let ancestors = if ancestors.is_empty() || ancestors.contains([';', ',']) {
        "'none'"
    } else {
        ancestors
    };
    if let Ok(value) = policy(ancestors).or_else(|_| policy("'none'")) {
        map.insert(header::CONTENT_SECURITY_POLICY, value);
    }
    if let Some(seconds) = options.hsts
        && let Ok(value) = HeaderValue::from_str(&format!("max-age={seconds}"))
    {
        map.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    if !options.allow_indexing {
        map.insert(
            HeaderName::from_static("x-robots-tag"),
            HeaderValue::from_static("noindex, nofollow"),
        );
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_cannot_add_a_directive_or_a_header() {
        for hostile in ["*; script-src *", "x\r\nset-cookie: a=b", "", "a, b"] {
            let options = Options {
                frame_ancestors: hostile.into(),
                ..Options::default()
            };
            let policy = &security(&options)[header::CONTENT_SECURITY_POLICY];
            assert!(
                policy.to_str().unwrap().ends_with("frame-ancestors 'none'"),
                "{hostile}"
            );
        }
    }

    #[test]
    fn https_alone_is_asked_for_only_where_the_operator_says_so() {
        let mut options = Options::default();
        assert!(!security(&options).contains_key("strict-transport-security"));
        options.hsts = Some(31_536_000);
        assert_eq!(
            security(&options)["strict-transport-security"],
            "max-age=31536000"
        );
    }

    #[test]
    fn indexing_is_off_unless_allowed() {
        let mut options = Options::default();
        assert!(security(&options).contains_key("x-robots-tag"));
        options.allow_indexing = true;
        assert!(!security(&options).contains_key("x-robots-tag"));
    }
}
