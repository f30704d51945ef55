//! The HTTP client under every request.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};

/// Longer than any connection takes that will still come about. One address that does not answer
/// (IPv6 without a route, say) does not use it up: the next is tried beside it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client for this Bot API server, Telegram's own if there is none.
///
/// # Errors
/// The proxy settings of the environment cannot be used.
pub fn client(server: Option<&Url>) -> reqwest::Result<Client> {
    builder(server).build()
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

fn is_on_this_machine(server: &Url) -> bool {
    let host = server.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::{SocketAddr, TcpListener, TcpStream};
    use std::time::Instant;

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

    /// An address on this machine that neither takes connections nor refuses them, as long as the rest lives.
    fn black_hole() -> io::Result<(SocketAddr, Vec<TcpStream>, TcpListener)> {
        let listener = TcpListener::bind("[::1]:0")?;
        let address = listener.local_addr()?;
        let mut waiting = Vec::new();
        // Until its queue is full.
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(300)) {
            waiting.push(stream);
        }
        Ok((address, waiting, listener))
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
