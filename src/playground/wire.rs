//! Connections that can be cut: after a number of bytes of an answer, or before the first. They are
//! bounded in number, and a request whose head does not come is not waited for.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// The most connections at once; others wait until one is free.
const MOST_CONNECTIONS: usize = 512;
/// The head of a request comes within this time once its first byte, or the connection, is there.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// A connection without a request is kept for so long: longer than clients keep theirs.
const IDLE_PATIENCE: Duration = Duration::from_secs(120);
const HEAD_END: &[u8] = b"\r\n\r\n";

/// No cut.
const UNCUT: i64 = -1;

/// A handle on one connection's scissors.
#[derive(Clone)]
pub(crate) struct Scissors(Arc<AtomicI64>);

impl Scissors {
    /// Lets this many more bytes through and then closes the connection.
    pub fn cut_after(&self, bytes: u64) {
        self.0.store(i64::try_from(bytes).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}

/// A TCP listener whose connections can be cut.
pub(crate) struct CuttingListener {
    listener: TcpListener,
    room: Arc<Semaphore>,
}

impl CuttingListener {
    pub fn new(listener: TcpListener) -> CuttingListener {
        CuttingListener { listener, room: Arc::new(Semaphore::new(MOST_CONNECTIONS)) }
    }
}

/// One connection.
pub(crate) struct Wire {
    stream: TcpStream,
    left: Arc<AtomicI64>,
    head: Head,
    /// When the head must be there; not looked at between a head and its answer.
    deadline: Pin<Box<Sleep>>,
    _room: Option<OwnedSemaphorePermit>,
}

/// What is known of the request that comes in.
enum Head {
    /// Nothing of it is there.
    Awaited,
    /// A part is there; its last bytes.
    Begun(Vec<u8>),
    /// All of it is there: what follows is its body, for whose time the handler cares.
    There,
}

impl Listener for CuttingListener {
    type Io = Wire;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Wire, Self::Addr) {
        let room = Arc::clone(&self.room).acquire_owned().await.ok();
        let (stream, from) = Listener::accept(&mut self.listener).await;
        _ = stream.set_nodelay(true);
        let (left, deadline) = (Arc::new(AtomicI64::new(UNCUT)), Box::pin(sleep(HEAD_PATIENCE)));
        (Wire { stream, left, head: Head::Awaited, deadline, _room: room }, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, CuttingListener>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, CuttingListener>) -> Scissors {
        Scissors(stream.io().left.clone())
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, into) {
            Poll::Ready(read) => {
                self.note(&into.filled()[before..]);
                Poll::Ready(read)
            }
            Poll::Pending if matches!(self.head, Head::There) => Poll::Pending,
            Poll::Pending => {
                ready!(self.deadline.as_mut().poll(context));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl Wire {
    /// Looks for the end of the head in what came.
    fn note(&mut self, bytes: &[u8]) {
        let mut tail = match std::mem::replace(&mut self.head, Head::There) {
            Head::There => return,
            Head::Awaited => {
                self.deadline.as_mut().reset(Instant::now() + HEAD_PATIENCE);
                Vec::new()
            }
            Head::Begun(tail) => tail,
        };
        tail.extend_from_slice(bytes);
        if !tail.windows(HEAD_END.len()).any(|window| window == HEAD_END) {
            let kept = tail.len().saturating_sub(HEAD_END.len() - 1);
            self.head = Head::Begun(tail.split_off(kept));
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let left = self.left.load(Ordering::SeqCst);
        if left == 0 {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        let allowed = if left == UNCUT { bytes } else { &bytes[..bytes.len().min(left as usize)] };
        let written = Pin::new(&mut self.stream).poll_write(context, allowed);
        // The answer goes out: the next request is a new one.
        if matches!(self.head, Head::There) {
            self.head = Head::Awaited;
            self.deadline.as_mut().reset(Instant::now() + IDLE_PATIENCE);
        }
        if let (Poll::Ready(Ok(count)), true) = (&written, left != UNCUT) {
            self.left.fetch_sub(*count as i64, Ordering::SeqCst);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
