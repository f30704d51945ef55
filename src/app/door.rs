//! A listener that nobody can use up: few connections, each for a short time. Whoever comes when all are
//! taken gets the place of the oldest, so that idle connections keep nobody out.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// A supervisor and a Prometheus need two.
const MOST_CONNECTIONS: usize = 16;
/// A question and its answer take milliseconds.
const LONGEST_CONNECTION: Duration = Duration::from_secs(10);

/// The listener.
pub struct Door {
    listener: TcpListener,
    most: usize,
    longest: Duration,
    /// How to end the connections, oldest first; those that have ended by themselves too.
    inside: VecDeque<CancellationToken>,
}

impl Door {
    /// Lets in who comes to this listener, a few for a short time.
    pub fn new(listener: TcpListener) -> Door {
        Door::wider(listener, MOST_CONNECTIONS, LONGEST_CONNECTION)
    }

    /// The same for so many, each for so long.
    pub fn wider(listener: TcpListener, most: usize, longest: Duration) -> Door {
        Door { listener, most, longest, inside: VecDeque::new() }
    }
}

impl Listener for Door {
    type Io = Visit;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Visit, SocketAddr) {
        let (stream, from) = Listener::accept(&mut self.listener).await;
        if self.inside.len() >= self.most
            && let Some(oldest) = self.inside.pop_front()
        {
            oldest.cancel();
        }
        let token = CancellationToken::new();
        let ended = Box::pin(token.clone().cancelled_owned());
        self.inside.push_back(token);
        (Visit { stream, ended, deadline: Box::pin(sleep(self.longest)) }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// One connection.
pub struct Visit {
    stream: TcpStream,
    ended: Pin<Box<WaitForCancellationFutureOwned>>,
    deadline: Pin<Box<Sleep>>,
}

impl Visit {
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        self.ended.as_mut().poll(context).is_ready() || self.deadline.as_mut().poll(context).is_ready()
    }
}

impl AsyncRead for Visit {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Visit {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.is_over(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
