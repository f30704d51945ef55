//! The address of another Bot API server than Telegram's own.

use reqwest::Url;

use super::Failure;
use crate::cli::environment::meant;

/// Reads an address: http or https, a host, and nothing behind the path.
///
/// # Errors
/// The address is none, or it has a query or a fragment.
pub fn api_url(text: &str) -> Result<Option<Url>, Failure> {
    let text = meant(text);
    if text.is_empty() {
        return Ok(None);
    }
    let url = Url::parse(&text).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some_and(|host| !host.is_empty())
            && url.query().is_none()
            && url.fragment().is_none()
    });
    url.map(Some).ok_or_else(|| {
        // What stands before an @ may be a password.
        let shown = if text.contains('@') { "it".to_string() } else { format!("`{text}`") };
        Failure::usage(format!(
            "TELOXIDE_API_URL (--api-url) is not the address of a Bot API server: {shown} needs http:// or https:// and a host, \
             as in http://127.0.0.1:8081"
        ))
    })
}

/// The address for people: without its password.
pub fn shown(url: &Url) -> String {
    let mut url = url.clone();
    if url.password().is_some() {
        _ = url.set_password(Some("***"));
    }
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_with_a_host_is_an_address() {
        for text in [
            "127.0.0.1:8081",
            "localhost:8081",
            "ftp://x",
            "mailto:x",
            "http://",
            "x",
            "//x",
            "http://x/?token=1",
            "http://x/#a",
            "unix:/run/api.sock",
        ] {
            let Err(failure) = api_url(text) else { panic!("{text} was taken") };
            assert!(failure.sentence.contains("http://127.0.0.1:8081"), "{}", failure.sentence);
        }
        for text in
            ["http://127.0.0.1:8081", " https://api.example.kz/telegram/\r\n", "\u{feff}http://[::1]:1"]
        {
            assert!(matches!(api_url(text), Ok(Some(_))), "{text}");
        }
        assert!(matches!(api_url(" "), Ok(None)));
    }

    #[test]
    fn a_password_in_the_address_is_never_shown() {
        let Ok(Some(url)) = api_url("http://me:hunter2@example.kz") else { panic!("was refused") };
        assert!(!shown(&url).contains("hunter2") && shown(&url).contains("example.kz"));
        let Err(failure) = api_url("me:hunter2@example.kz") else { panic!("was taken") };
        assert!(!failure.sentence.contains("hunter2"), "{}", failure.sentence);
    }
}
