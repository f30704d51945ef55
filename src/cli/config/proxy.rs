//! The proxy variables that the HTTP client reads: those it would not understand are refused at
//! the start instead of leaving the bot without a connection.

use reqwest::Url;

use super::Failure;
use crate::cli::environment::meant;
use crate::telegram::PROXY_VARIABLES;

const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// The names of the proxy variables that are set.
///
/// # Errors
/// One of them names no proxy.
pub fn proxies(read: impl Fn(&str) -> Option<String>) -> Result<Vec<&'static str>, Failure> {
    let mut set = Vec::new();
    for name in PROXY_VARIABLES {
        let Some(value) = read(name).map(|value| meant(&value)).filter(|value| !value.is_empty()) else {
            continue;
        };
        if !is_proxy(&value) {
            // The value may hold a password.
            return Err(Failure::failed(format!(
                "the variable {name} names no proxy: it needs a host, and one of {}://, as in socks5h://127.0.0.1:1080",
                SCHEMES.join("://, ")
            )));
        }
        set.push(name);
    }
    Ok(set)
}

fn is_proxy(value: &str) -> bool {
    let value = if value.contains("://") { value.to_string() } else { format!("http://{value}") };
    Url::parse(&value).is_ok_and(|url| {
        SCHEMES.contains(&url.scheme()) && url.host_str().is_some_and(|host| !host.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str) -> Result<Vec<&'static str>, Failure> {
        proxies(|name| (name == "HTTPS_PROXY").then(|| value.to_string()))
    }

    #[test]
    fn proxies_are_known_by_their_scheme_and_need_a_host() {
        for value in
            ["http://127.0.0.1:3128", "127.0.0.1:3128", "socks5://u:p@127.0.0.1:1", "socks5h://proxy:1080"]
        {
            assert_eq!(of(value).ok(), Some(vec!["HTTPS_PROXY"]), "{value}");
        }
        assert_eq!(of("").ok(), Some(vec![]));
        for value in ["ftp://x", "socks://x:hunter2", "://", "http://", "a b"] {
            let Err(failure) = of(value) else { panic!("{value} was taken") };
            assert!(failure.sentence.contains("HTTPS_PROXY") && !failure.sentence.contains("hunter2"));
        }
    }
}
