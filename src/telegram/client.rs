//! The HTTP client under every request.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Url};

/// Longer than any connection takes that will still come about. One address that does not answer
/// (IPv6 without a route, say) does not use it up: the next is tried beside it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client for this Bot API server, Telegram's own if there is none.
///
/// # Errors
/// The proxy settings of the environment cannot be used.
pub fn client(server: Option<&Url>) -> reqwest::Result<Client> {
    let client = Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .tcp_nodelay(true)
        // The address holds the token: it goes to nobody else, in no header, whatever the server says.
        .redirect(Policy::none())
        .referer(false);
    // A proxy on another machine would look for the server on its own loopback.
    let client = if server.is_some_and(is_on_this_machine) { client.no_proxy() } else { client };
    client.build()
}

fn is_on_this_machine(server: &Url) -> bool {
    let host = server.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_machine_are_known() {
        let here = |text: &str| Url::parse(text).map(|url| is_on_this_machine(&url));
        for text in [
            "http://127.0.0.1:8081",
            "http://127.8.0.1/x",
            "http://[::1]:1",
            "http://localhost",
            "http://a.localhost:2",
        ] {
            assert_eq!(here(text), Ok(true), "{text}");
        }
        for text in [
            "https://api.telegram.org",
            "http://10.0.0.1",
            "http://127.0.0.1.example.kz",
            "http://[2001:db8::1]",
        ] {
            assert_eq!(here(text), Ok(false), "{text}");
        }
    }
}
