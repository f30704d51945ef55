//! What every request goes through: the bot's address, and two ways there.

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};
use teloxide::Bot;

use super::direct::{CONNECT_TIMEOUT, Direct};
use crate::this_machine;

/// The variables of the environment that name a proxy.
pub const PROXY_VARIABLES: [&str; 6] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// A bot at its Bot API server.
pub struct Account {
    /// Token, address and a whole HTTP client, for files and for proxies.
    pub(super) bot: Bot,
    /// The short way for everything else, where no proxy stands between.
    pub(super) direct: Option<Direct>,
    /// What stands in the address before a method's name: it holds the token, and is never logged.
    pub(super) path: String,
}

impl Account {
    /// The bot with this token at this Bot API server, Telegram's own if there is none.
    ///
    /// # Errors
    /// The proxy settings of the environment cannot be used.
    pub fn new(token: &str, server: Option<&Url>) -> reqwest::Result<Account> {
        let bot = Bot::with_client(token, builder(server).build()?);
        let bot = match server {
            None => bot,
            Some(server) => bot.set_api_url(server.clone()),
        };
        let is_proxied = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let goes_straight = server.is_some_and(is_on_this_machine) || !PROXY_VARIABLES.iter().any(is_proxied);
        let direct = goes_straight.then(|| Direct::to(&bot.api_url())).flatten();
        let path = address(&bot, "").path().to_string();
        Ok(Account { bot, direct, path })
    }
}

/// The address of a method. It holds the token: it is never logged.
pub(super) fn address(bot: &Bot, method: &str) -> Url {
    let mut address = bot.api_url();
    let path = format!("{}/bot{}/{method}", address.path().trim_end_matches('/'), bot.token());
    address.set_path(&path);
    address
}

fn builder(server: Option<&Url>) -> ClientBuilder {
    let client = Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .tcp_nodelay(true)
        // The address holds the token: it goes to nobody else, in no header, whatever the server says.
        .redirect(Policy::none())
        .referer(false);
    // A proxy on another machine would look for the server on its own loopback.
    if server.is_some_and(is_on_this_machine) { client.no_proxy() } else { client }
}

/// Whether an address leads to this machine: nothing on its way there is seen by others.
pub fn is_on_this_machine(server: &Url) -> bool {
    server.host_str().is_some_and(this_machine::is_host)
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::{SocketAddr, TcpListener};
    use std::time::{Duration, Instant};

    use super::super::direct::tests::black_hole;
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

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn an_ipv6_address_that_leads_nowhere_delays_hardly_and_alone_it_is_given_up() -> io::Result<()> {
        let Ok((nowhere, _waiting, _listener)) = black_hole() else {
            println!("not tried: this machine has no IPv6");
            return Ok(());
        };
        let here = TcpListener::bind(("127.0.0.1", nowhere.port()))?;
        std::thread::spawn(move || {
            for mut stream in here.incoming().map_while(Result::ok) {
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        });
        let asked = async |addresses: &[SocketAddr]| {
            let client = builder(None).no_proxy().resolve_to_addrs("bot-api.example", addresses).build();
            let began = Instant::now();
            let url = format!("http://bot-api.example:{}/", nowhere.port());
            let sent = match client {
                Ok(client) => client.get(url).send().await,
                Err(error) => Err(error),
            };
            (sent.map(|answer| answer.status().as_u16()).map_err(|error| error.is_connect()), began.elapsed())
        };
        let both = asked(&[nowhere, SocketAddr::from(([127, 0, 0, 1], nowhere.port()))]).await;
        println!("IPv6 that leads nowhere, then IPv4: {both:?}");
        assert!(both.0 == Ok(200) && both.1 < Duration::from_secs(3), "{both:?}");
        let alone = asked(&[nowhere]).await;
        println!("IPv6 that leads nowhere alone: {alone:?}");
        assert!(alone.0 == Err(true) && alone.1 < Duration::from_secs(8), "{alone:?}");
        Ok(())
    }
}
