//! The chat page, embedded in the program, and the check that only this machine talks to it.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::Shared;

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The page and its companions.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    let serve = |kind: &'static str, text: &'static str| {
        get(
            move || async move { ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text) },
        )
    };
    Router::new()
        .route("/", serve("text/html; charset=utf-8", include_str!("page/index.html")))
        .route("/page.css", serve("text/css; charset=utf-8", include_str!("page/page.css")))
        .route("/main.js", serve(SCRIPT, include_str!("page/main.js")))
        .route("/chat.js", serve(SCRIPT, include_str!("page/chat.js")))
        .route("/message.js", serve(SCRIPT, include_str!("page/message.js")))
        .route("/clock.js", serve(SCRIPT, include_str!("page/clock.js")))
        .route("/time.js", serve(SCRIPT, include_str!("page/time.js")))
        .route("/words.js", serve(SCRIPT, include_str!("page/words.js")))
        .route("/api.js", serve(SCRIPT, include_str!("page/api.js")))
}

/// The page runs its own scripts and talks to its own server, and nothing may show it in a frame.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Refuses calls that another web site makes through the browser. The name in `Host` must be this
/// machine's. For the page's own paths, `Origin`, where there is one, must be the page's; on the
/// Bot API half nothing that only a browser sends may stand: bots are not browsers.
pub(crate) async fn only_this_machine(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_bot_api = path.starts_with("/bot") || path.starts_with("/file/");
    let asked = Asked::new(request.headers());
    let allowed = (shared.remote || is_loopback(asked.host))
        && if is_bot_api { asked.by_no_page() } else { asked.by_own_page() };
    let mut response = if allowed {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "The playground answers its own page on this machine only.\n").into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What the headers say about who asks.
struct Asked<'a> {
    host: &'a str,
    origin: &'a str,
    referer: &'a str,
    /// `Sec-Fetch-Site`: every browser of today says here whether another site asks.
    site: &'a str,
    /// `Sec-Fetch-Dest`.
    destination: &'a str,
}

impl Asked<'_> {
    fn new(headers: &HeaderMap) -> Asked<'_> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Asked {
            host: text("host"),
            origin: text("origin"),
            referer: text("referer"),
            site: text("sec-fetch-site"),
            destination: text("sec-fetch-dest"),
        }
    }

    /// An address that somebody typed into the browser is no page's doing.
    fn by_no_page(&self) -> bool {
        self.origin.is_empty() && self.referer.is_empty() && matches!(self.site, "" | "none")
    }

    /// A link from elsewhere may open the page itself, as a document of its own.
    fn by_own_page(&self) -> bool {
        let own = self.origin.is_empty()
            || self.origin.split_once("://").is_some_and(|(_, rest)| rest == self.host);
        own && (matches!(self.site, "" | "none" | "same-origin") || self.destination == "document")
    }
}

/// Whether a host, with or without its port, is this machine's own.
pub(crate) fn is_loopback(host: &str) -> bool {
    // Whatever stands before an `@` is no host.
    let Ok(authority) = host.parse::<axum::http::uri::Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_known() {
        for host in ["localhost:8088", "127.0.0.1:8088", "[::1]:8088", "127.0.0.2"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.org", "127.0.0.1.example.org:80", "10.0.0.1", "127.0.0.1:8088@example.org"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
