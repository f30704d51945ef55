//! The webhook, where Telegram is to bring updates instead of being asked for them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use reqwest::Url;

use super::secret::{guard, text_of};
use super::{Failure, Token};
use crate::cli::environment::meant;
use crate::cli::text_file;
use crate::ports::Webhook;
use crate::telegram::is_on_this_machine;

/// Where such updates come in, unless somebody chooses otherwise.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8087);
/// The ports to which Telegram brings anything.
const PORTS: [u16; 4] = [443, 80, 88, 8443];

/// How updates come in that are brought.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(skip)]
pub struct WebhookArguments {
    /// Have Telegram bring updates to this address instead of asking for them: https://host/path. Whatever stands
    /// there (Caddy, nginx) hands them to --webhook-listen, of each instance, with the path as it is.
    #[arg(long, env = "RUQSAT_WEBHOOK", value_name = "URL")]
    webhook: Option<String>,
    /// Where updates come in that are brought, without TLS: for a proxy on this machine or in your own network.
    /// [default: 127.0.0.1:8087]
    #[arg(long, env = "RUQSAT_WEBHOOK_LISTEN", value_name = "ADDR")]
    webhook_listen: Option<SocketAddr>,
    /// A file with the secret that Telegram shows with each update: 1 to 256 letters, digits, - and _.
    /// [default: made from the token, the same for every instance]
    #[arg(long, env = "RUQSAT_WEBHOOK_SECRET_FILE", value_name = "FILE")]
    webhook_secret_file: Option<PathBuf>,
    /// The certificate (PEM) of that address where you signed it yourself; Telegram is given it.
    #[arg(long, env = "RUQSAT_WEBHOOK_CERTIFICATE", value_name = "FILE")]
    webhook_certificate: Option<PathBuf>,
}

/// What is registered with Telegram.
pub struct WebhookSettings {
    /// What Telegram gets as an answer.
    pub webhook: Webhook,
    /// The path of its address.
    pub path: String,
    /// Where to listen.
    pub listen: SocketAddr,
}

impl WebhookArguments {
    /// The webhook, if one is named; warnings about files go to `warnings`.
    ///
    /// # Errors
    /// There is no token, the address is wrong, or a file cannot be read or may be read by others.
    pub fn settings(
        &self,
        token: Option<&Token>,
        warnings: &mut Vec<String>,
    ) -> Result<Option<WebhookSettings>, Failure> {
        let Some(text) = self.webhook.as_deref().map(meant).filter(|text| !text.is_empty()) else {
            let others = self.webhook_listen.is_some()
                || self.webhook_secret_file.is_some()
                || self.webhook_certificate.is_some();
            if others {
                warnings.push("settings of a webhook are of no use without its address, --webhook".into());
            }
            return Ok(None);
        };
        let Some(token) = token else {
            return Err(Failure::usage(
                "a webhook needs a token: the bot's own playground is asked for updates",
            ));
        };
        let address = address(&text)?;
        let secret = match &self.webhook_secret_file {
            Some(file) => {
                warnings.extend(guard("webhook secret", file)?);
                secret_in(file)?
            }
            None => made_from(token),
        };
        let certificate = self.webhook_certificate.as_deref().map(certificate_in).transpose()?;
        Ok(Some(WebhookSettings {
            path: address.path().to_string(),
            webhook: Webhook { address: address.into(), secret, certificate },
            listen: self.webhook_listen.unwrap_or(LISTEN),
        }))
    }
}

/// Reads the address: one to which Telegram brings something.
fn address(text: &str) -> Result<Url, Failure> {
    let url = Url::parse(text).ok().filter(|url| {
        let is_allowed =
            url.scheme() == "https" && url.port_or_known_default().is_some_and(|port| PORTS.contains(&port));
        // A playground or a Bot API server on this machine brings updates without TLS too.
        (is_allowed || (is_on_this_machine(url) && url.scheme() == "http"))
            && url.host_str().is_some_and(|host| !host.is_empty())
            && url.path().len() > 1
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
    });
    url.ok_or_else(|| {
        Failure::usage(
            "RUQSAT_WEBHOOK (--webhook) is no address that Telegram brings updates to: it needs https, port 443, 80, 88 or \
             8443, and a path that nobody guesses, as in https://bot.example.kz/Xo4b8kQ2; not more",
        )
    })
}

/// The secret in a file.
fn secret_in(file: &Path) -> Result<String, Failure> {
    let secret = meant(&text_of("webhook secret", file)?);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    match (1..=256).contains(&secret.len()) && secret.bytes().all(fits) {
        true => Ok(secret),
        false => Err(Failure::failed(format!(
            "the webhook secret file {} holds no secret of 1 to 256 letters, digits, - and _",
            file.display()
        ))),
    }
}

/// A secret that every instance has, and that changes with the token.
fn made_from(token: &Token) -> String {
    let secret =
        blake3::derive_key("ruqsat: what Telegram shows with an update it brings", token.reveal().as_bytes());
    blake3::Hash::from_bytes(secret).to_hex().to_string()
}

fn certificate_in(file: &Path) -> Result<Vec<u8>, Failure> {
    let text = text_file::read("the webhook certificate", file, "check its path and rights")?;
    match text.starts_with("-----BEGIN CERTIFICATE-----") {
        true => Ok(text.into_bytes()),
        false => Err(Failure::failed(format!(
            "{} is no certificate in PEM (it begins with -----BEGIN CERTIFICATE-----)",
            file.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_telegram_brings_updates_to_is_an_address() {
        for text in [
            "http://bot.example.kz/x",
            "https://bot.example.kz",
            "https://bot.example.kz/",
            "https://bot.example.kz:8080/x",
            "https://bot.example.kz/x?token=1",
            "https://me:hunter2@bot.example.kz/x",
            "https:///x",
            "http://127.0.0.1.example.kz/x",
            "bot.example.kz/x",
        ] {
            let Err(failure) = address(text) else { panic!("{text} was taken") };
            assert!(failure.sentence.contains("https") && !failure.sentence.contains("hunter2"));
        }
        for text in [
            "https://bot.example.kz/x",
            "https://bot.example.kz:8443/a/b",
            "http://127.0.0.1:8087/x",
            "http://127.0.0.2:8087/x",
            "http://[::1]:8087/x",
            "http://bot.localhost/x",
        ] {
            assert!(address(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_secret_in_a_file_is_what_telegram_takes() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("secret");
        for (text, taken) in [("Xo4b-8k_Q2\n", true), ("", false), ("a b", false), ("é", false)] {
            std::fs::write(&file, text)?;
            assert_eq!(secret_in(&file).is_ok(), taken, "{text:?}");
        }
        std::fs::write(&file, "a".repeat(257))?;
        assert!(secret_in(&file).is_err());
        Ok(())
    }

    #[test]
    fn a_certificate_is_read_as_editors_save_it_or_it_is_named_what_is_wrong() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("certificate.pem");
        let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        let said = |read: Result<Vec<u8>, Failure>| read.map_err(|failure| failure.sentence);
        assert!(said(certificate_in(&file)).is_err_and(|said| said.contains("check its path and rights")));
        std::fs::write(&file, format!("\u{feff}{pem}"))?;
        assert_eq!(said(certificate_in(&file)), Ok(pem.into()), "without its byte order mark");
        std::fs::write(&file, "-----BEGIN PRIVATE KEY-----\n")?;
        assert!(said(certificate_in(&file)).is_err_and(|said| said.contains("no certificate")));
        std::fs::write(&file, b"\xff\xfe-\0")?;
        assert!(said(certificate_in(&file)).is_err_and(|said| said.contains("UTF-16")));
        Ok(())
    }
}
