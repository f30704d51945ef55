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

/// Refuses calls that another web site makes through the browser: the name in `Host` must be
/// this machine's, and `Origin`, where there is one, must be the page's own.
pub(crate) async fn only_this_machine(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    if from_here(&shared, request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "The playground answers its own page on this machine only.\n").into_response()
    }
}

fn from_here(shared: &Shared, headers: &HeaderMap) -> bool {
    let text =
        |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let host = text(header::HOST);
    let origin = text(header::ORIGIN);
    let own_page = origin.is_empty() || origin.split_once("://").is_some_and(|(_, rest)| rest == host);
    (shared.remote || is_loopback(host)) && own_page
}

/// Whether a host, with or without its port, is this machine's own.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
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
        for host in ["", "example.org", "127.0.0.1.example.org:80", "10.0.0.1"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
