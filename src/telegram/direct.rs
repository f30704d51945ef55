//! HTTP/1.1 straight to the Bot API server, for all that needs neither a proxy nor a form.
//!
//! Whoever asks drives the connection too, so that an answer wakes one task and nobody else; with a task of
//! its own for every connection, as clients have it, each request costs two more wake-ups. Connections are
//! kept and used again. Nothing is redirected, and no header is sent that is not needed.

use crate::locks::lock;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use http_body_util::Full;
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST, HeaderValue};
use hyper::rt::{Read, Write};
use hyper::{Method, Request, Response, Uri};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::GaiResolver;
use reqwest::Url;
use rustls::{ClientConfig, RootCertStore};
use tower_service::Service;

/// Longer than any connection takes that will still come about. One address that does not answer
/// (IPv6 without a route, say) does not use it up: the next is tried beside it.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A connection that was not used for so long is not used again: servers and routers forget it.
const KEPT_FOR: Duration = Duration::from_secs(90);
/// How often the system asks whether the other side of a silent connection is still there.
const ALIVE_EVERY: Duration = Duration::from_secs(15);
/// So many unanswered questions mean that it is not.
const ALIVE_TRIES: u32 = 3;

/// A way to one server.
pub(super) struct Direct<C = HttpsConnector<HttpConnector<GaiResolver>>> {
    connector: C,
    /// What is connected to.
    server: Uri,
    host: HeaderValue,
    /// Connections without a request, the one used last at the end.
    kept: Mutex<VecDeque<(Instant, Line)>>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// Nothing of the request has left.
    Unsent,
    /// The request, or a part of it, has left.
    Underway,
}

/// An answer whose body has not been read.
pub(super) struct HttpAnswer<'a> {
    pub(super) head: Response<Incoming>,
    line: Line,
    kept: &'a Mutex<VecDeque<(Instant, Line)>>,
}

impl Direct {
    /// The way to the server of this address; `None` where only a whole HTTP client knows it.
    pub(super) fn to(address: &Url) -> Option<Direct> {
        let authorities = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        Direct::with_connector(address, https(http(GaiResolver::new()), authorities).ok()?)
    }
}

/// Connects as the client does that takes the other requests: an address of one family that leads nowhere is given up
/// in time for the next.
fn http<R>(resolver: R) -> HttpConnector<R> {
    let mut http = HttpConnector::new_with_resolver(resolver);
    http.enforce_http(false);
    http.set_nodelay(true);
    http.set_connect_timeout(Some(CONNECT_TIMEOUT));
    http.set_keepalive(Some(ALIVE_EVERY));
    http.set_keepalive_interval(Some(ALIVE_EVERY));
    http.set_keepalive_retries(Some(ALIVE_TRIES));
    http
}

fn https<H>(http: H, authorities: RootCertStore) -> Result<HttpsConnector<H>, rustls::Error> {
    let mut tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(authorities)
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(HttpsConnector::from((http, tls)))
}

impl<C> Direct<C>
where
    C: Service<Uri> + Clone,
    C::Response: Read + Write + Unpin + Send + 'static,
{
    fn with_connector(address: &Url, connector: C) -> Option<Direct<C>> {
        let is_plain = address.username().is_empty() && address.password().is_none();
        let origin = address.origin().ascii_serialization();
        let server: Uri = origin.parse().ok().filter(|_| is_plain)?;
        let host = HeaderValue::from_str(server.authority()?.as_str()).ok()?;
        Some(Direct { connector, server, host, kept: Mutex::default() })
    }

    /// Sends a JSON body to a path, and waits for the head of the answer. A kept connection that turns out
    /// to be closed before anything was sent on it is replaced.
    pub(super) async fn post(&self, path: &str, body: Vec<u8>) -> Result<HttpAnswer<'_>, Broken> {
        let mut request = Post::new(Full::new(Bytes::from(body)));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = path.parse().map_err(|_| Broken::Unsent)?;
        request.headers_mut().insert(HOST, self.host.clone());
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        while let Some(mut line) = self.take_kept() {
            match line.send(request).await {
                Ok(head) => return Ok(HttpAnswer { head, line, kept: &self.kept }),
                Err(unsent) => request = unsent.ok_or(Broken::Underway)?,
            }
        }
        // Boxed: it is seldom, and its room would be copied with every request.
        let mut line = Box::pin(self.connect()).await.ok_or(Broken::Unsent)?;
        match line.send(request).await {
            Ok(head) => Ok(HttpAnswer { head, line, kept: &self.kept }),
            Err(unsent) => Err(unsent.map_or(Broken::Underway, |_| Broken::Unsent)),
        }
    }

    fn take_kept(&self) -> Option<Line> {
        let (used, line) = lock(&self.kept).pop_back()?;
        (used.elapsed() < KEPT_FOR).then_some(line)
    }

    async fn connect(&self) -> Option<Line> {
        let mut connector = self.connector.clone();
        let connecting = async {
            poll_fn(|context| connector.poll_ready(context)).await.ok()?;
            connector.call(self.server.clone()).await.ok()
        };
        let stream = tokio::time::timeout(CONNECT_TIMEOUT, connecting).await.ok()??;
        let (sender, connection) = http1::handshake(stream).await.ok()?;
        Some(Line { sender, connection: Some(Box::pin(connection)) })
    }
}

impl HttpAnswer<'_> {
    /// Reads the body as it streams; the flag is whether that is all of it: what is longer than `most` bytes
    /// is not read to its end, and its connection not used again.
    pub(super) async fn body(self, most: usize) -> io::Result<(Vec<u8>, bool)> {
        let HttpAnswer { head, mut line, kept } = self;
        let mut body = head.into_body();
        let announced = usize::try_from(body.size_hint().lower()).unwrap_or(most).min(most);
        let mut bytes = Vec::with_capacity(announced);
        loop {
            let part = line.next(|context| Pin::new(&mut body).poll_frame(context)).await;
            let Some(part) = part.transpose().map_err(io::Error::other)? else { break };
            let Ok(part) = part.into_data() else { continue };
            if bytes.len() + part.len() > most {
                return Ok((bytes, false));
            }
            bytes.extend_from_slice(&part);
        }
        if line.is_free() {
            let mut kept = lock(kept);
            kept.push_back((Instant::now(), line));
            while kept.front().is_some_and(|(used, _)| used.elapsed() >= KEPT_FOR) {
                kept.pop_front();
            }
        }
        Ok((bytes, true))
    }
}

type Post = Request<Full<Bytes>>;
type Connection = Pin<Box<dyn Future<Output = hyper::Result<()>> + Send>>;

/// A connection, driven by whoever has a request on it.
struct Line {
    sender: SendRequest<Full<Bytes>>,
    /// `None` once it is closed.
    connection: Option<Connection>,
}

impl Line {
    /// Sends a request; an error holds it where certainly nothing of it has left.
    async fn send(&mut self, request: Post) -> Result<Response<Incoming>, Option<Post>> {
        let mut answer = pin!(self.sender.try_send_request(request));
        let answered = next(&mut self.connection, |context| answer.as_mut().poll(context)).await;
        answered.map_err(|mut error| error.take_message())
    }

    /// Drives the connection until it brings something.
    async fn next<T>(&mut self, look: impl FnMut(&mut Context<'_>) -> Poll<T>) -> T {
        next(&mut self.connection, look).await
    }

    /// Whether it is ready for the next request.
    fn is_free(&mut self) -> bool {
        // Nobody is to be woken for it until then.
        drive(&mut self.connection, &mut Context::from_waker(Waker::noop()));
        self.connection.is_some() && self.sender.is_ready()
    }
}

async fn next<T>(
    connection: &mut Option<Connection>,
    mut look: impl FnMut(&mut Context<'_>) -> Poll<T>,
) -> T {
    poll_fn(|context| {
        drive(connection, context);
        // What the connection brings is there now; nobody else brings anything, so nobody needs to wake us for it.
        look(&mut Context::from_waker(Waker::noop()))
    })
    .await
}

fn drive(connection: &mut Option<Connection>, context: &mut Context<'_>) {
    // Dropped at its end: whoever still waits for an answer gets an error.
    if connection.as_mut().is_some_and(|it| it.as_mut().poll(context).is_ready()) {
        *connection = None;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::future::{Ready, ready};
    use std::io::{BufRead, BufReader, Read as _, Write as _};
    use std::net::{SocketAddr, TcpListener, TcpStream};
    use std::vec::IntoIter;

    use hyper_util::client::legacy::connect::dns::Name;
    use rustls::pki_types::PrivateKeyDer;
    use rustls::{ServerConfig, StreamOwned};

    use super::*;

    /// An address on this machine that neither takes connections nor refuses them, as long as the rest lives.
    pub fn black_hole() -> io::Result<(SocketAddr, Vec<TcpStream>, TcpListener)> {
        let listener = TcpListener::bind("[::1]:0")?;
        let address = listener.local_addr()?;
        let mut waiting = Vec::new();
        // Until its queue is full.
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(300)) {
            waiting.push(stream);
        }
        Ok((address, waiting, listener))
    }

    /// Knows the addresses of every name.
    #[derive(Clone)]
    struct Fixed(Vec<SocketAddr>);

    impl Service<Name> for Fixed {
        type Response = IntoIter<SocketAddr>;
        type Error = io::Error;
        type Future = Ready<io::Result<IntoIter<SocketAddr>>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Name) -> Self::Future {
            ready(Ok(self.0.clone().into_iter()))
        }
    }

    fn direct(port: u16, addresses: &[SocketAddr]) -> Direct<HttpConnector<Fixed>> {
        let url = format!("http://bot-api.example:{port}").parse();
        let url: Url = url.unwrap_or_else(|error| panic!("{error}"));
        Direct::with_connector(&url, http(Fixed(addresses.to_vec()))).unwrap()
    }

    /// Reads a request, its body included; `None` where the connection is closed instead.
    fn request(stream: &mut BufReader<impl io::Read>) -> Option<String> {
        let (mut head, mut body) = (String::new(), Vec::new());
        while !head.ends_with("\r\n\r\n") {
            (stream.read_line(&mut head).ok()? > 0).then_some(())?;
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
        body.resize(length.parse().ok()?, 0);
        stream.read_exact(&mut body).ok()?;
        Some(head + &String::from_utf8_lossy(&body))
    }

    /// A server that treats its connections one after the other, each as the next of `scripts` says: an answer for
    /// each request, and closed after the last one.
    fn serving(
        scripts: Vec<Vec<&'static str>>,
    ) -> (Direct<HttpConnector<Fixed>>, std::thread::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let served = std::thread::spawn(move || {
            let mut heard = Vec::new();
            for answers in scripts {
                let mut stream = BufReader::new(listener.accept().unwrap().0);
                for answer in answers {
                    heard.extend(request(&mut stream));
                    stream.get_mut().write_all(answer.as_bytes()).unwrap();
                }
            }
            heard
        });
        (direct(address.port(), &[address]), served)
    }

    async fn asked<C>(direct: &Direct<C>, body: &str) -> Result<(u16, String, bool), Broken>
    where
        C: Service<Uri> + Clone,
        C::Response: Read + Write + Unpin + Send + 'static,
    {
        let answer = direct.post("/bot1:a/getMe", body.into()).await?;
        let status = answer.head.status().as_u16();
        let (bytes, whole) = answer.body(64).await.map_err(|_| Broken::Underway)?;
        Ok((status, String::from_utf8(bytes).unwrap(), whole))
    }

    const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    #[tokio::test]
    async fn a_connection_is_used_again_and_nothing_is_sent_that_is_not_needed() {
        let (direct, served) = serving(vec![vec![OK, OK]]);
        for body in ["{}", "[1]"] {
            assert_eq!(asked(&direct, body).await, Ok((200, "ok".into(), true)));
        }
        drop(direct);
        let heard = served.join().unwrap();
        let head = "POST /bot1:a/getMe HTTP/1.1\r\nhost: bot-api.example:";
        assert!(heard.iter().all(|request| request.starts_with(head)), "{heard:?}");
        assert!(
            heard[0].ends_with("\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"),
            "{heard:?}"
        );
        assert_eq!(heard[1].lines().count(), 6);
    }

    #[tokio::test]
    async fn a_kept_connection_that_was_closed_meanwhile_is_replaced() {
        let (direct, served) = serving(vec![vec![OK], vec![OK]]);
        assert_eq!(asked(&direct, "{}").await, Ok((200, "ok".into(), true)));
        // The server closes it behind its answer.
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(asked(&direct, "{}").await, Ok((200, "ok".into(), true)));
        assert_eq!(served.join().unwrap().len(), 2);
    }

    #[tokio::test]
    async fn what_was_sent_and_not_answered_is_not_sent_again() {
        let (direct, served) = serving(vec![vec![OK, ""], vec![OK]]);
        assert_eq!(asked(&direct, "{}").await, Ok((200, "ok".into(), true)));
        assert_eq!(asked(&direct, "{}").await, Err(Broken::Underway));
        assert_eq!(asked(&direct, "{}").await, Ok((200, "ok".into(), true)));
        assert_eq!(served.join().unwrap().len(), 3);
    }

    #[tokio::test]
    async fn where_nobody_listens_nothing_is_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        assert_eq!(asked(&direct(address.port(), &[address]), "{}").await, Err(Broken::Unsent));
    }

    #[tokio::test]
    async fn an_answer_is_read_in_any_form_and_not_beyond_its_bound() {
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let to_the_end = "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html>";
        let redirect = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n";
        let long = format!("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", "x".repeat(100));
        let scripts = vec![vec![chunked, redirect, to_the_end], vec![&*long.leak()], vec![OK]];
        let (direct, served) = serving(scripts);
        assert_eq!(asked(&direct, "{}").await, Ok((200, "abcde".into(), true)));
        assert_eq!(asked(&direct, "{}").await, Ok((302, String::new(), true)));
        assert_eq!(asked(&direct, "{}").await, Ok((502, "<html>".into(), true)));
        assert_eq!(asked(&direct, "{}").await.map(|(_, _, whole)| whole), Ok(false));
        assert_eq!(asked(&direct, "{}").await, Ok((200, "ok".into(), true)), "on a new connection");
        served.join().unwrap();
    }

    /// A server that speaks TLS with the certificate of a name, and answers two requests on one connection; the way to
    /// it under the name that its address gives, with that certificate as the only authority.
    fn encrypted(
        certificate_of: &str,
    ) -> (Direct<HttpsConnector<HttpConnector<Fixed>>>, std::thread::JoinHandle<Vec<String>>) {
        let made = rcgen::generate_simple_self_signed([certificate_of.to_owned()]).unwrap();
        let mut authorities = RootCertStore::empty();
        authorities.add(made.cert.der().clone()).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let mut server =
            ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(vec![made.cert.der().clone()], key)
                .unwrap();
        server.alpn_protocols = vec![b"http/1.1".to_vec()];
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let served = std::thread::spawn(move || {
            let stream = listener.accept().unwrap().0;
            let tls = rustls::ServerConnection::new(Arc::new(server)).unwrap();
            let mut stream = BufReader::new(StreamOwned::new(tls, stream));
            let mut heard = Vec::new();
            while let Some(request) = request(&mut stream) {
                heard.push(request);
                stream.get_mut().write_all(OK.as_bytes()).unwrap();
            }
            heard
        });
        let url = format!("https://bot-api.example:{}", address.port()).parse().unwrap();
        let connector = https(http(Fixed(vec![address])), authorities).unwrap();
        (Direct::with_connector(&url, connector).unwrap(), served)
    }

    #[tokio::test]
    async fn over_tls_a_connection_is_used_again_too() {
        let (direct, served) = encrypted("bot-api.example");
        for body in ["{}", "[1]"] {
            assert_eq!(asked(&direct, body).await, Ok((200, "ok".into(), true)));
        }
        drop(direct);
        let heard = served.join().unwrap();
        assert_eq!(heard.len(), 2, "{heard:?}");
        assert!(heard[1].starts_with("POST /bot1:a/getMe HTTP/1.1\r\nhost: bot-api.example:"), "{heard:?}");
    }

    #[tokio::test]
    async fn a_server_with_the_certificate_of_another_name_is_sent_nothing() {
        let (direct, served) = encrypted("somebody-else.example");
        assert_eq!(asked(&direct, "{}").await, Err(Broken::Unsent));
        assert_eq!(served.join().unwrap(), Vec::<String>::new());
    }

    #[tokio::test]
    async fn an_address_with_a_password_is_left_to_the_whole_client() {
        for (address, host) in [
            ("https://api.telegram.org", Some("api.telegram.org")),
            ("http://[::1]:8081/x/", Some("[::1]:8081")),
            ("http://me:secret@127.0.0.1:8081", None),
        ] {
            let url = address.parse().unwrap();
            let direct = Direct::to(&url);
            assert_eq!(direct.as_ref().map(|direct| direct.host.to_str().unwrap()), host, "{address}");
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn an_ipv6_address_that_leads_nowhere_delays_hardly_and_alone_it_is_given_up() -> io::Result<()> {
        let Ok((nowhere, _waiting, _listener)) = black_hole() else {
            println!("not tried: this machine has no IPv6");
            return Ok(());
        };
        let here = TcpListener::bind(("127.0.0.1", nowhere.port()))?;
        let both = [nowhere, here.local_addr()?];
        std::thread::spawn(move || {
            let mut stream = BufReader::new(here.accept().unwrap().0);
            request(&mut stream);
            stream.get_mut().write_all(OK.as_bytes()).unwrap();
        });
        let began = Instant::now();
        assert_eq!(asked(&direct(nowhere.port(), &both), "{}").await, Ok((200, "ok".into(), true)));
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
        let began = Instant::now();
        assert_eq!(asked(&direct(nowhere.port(), &[nowhere]), "{}").await, Err(Broken::Unsent));
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
        Ok(())
    }
}
