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

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use tokio::io::AsyncReadExt;

    use super::*;

    const LONGEST: Duration = Duration::from_millis(400);

    /// A door for two, served as health is.
    async fn door(longest: Duration) -> io::Result<SocketAddr> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let routes = axum::Router::new().route("/", axum::routing::get(|| async { "in" }));
        tokio::spawn(async move { axum::serve(Door::wider(listener, 2, longest), routes).await });
        Ok(address)
    }

    /// How long until this connection is ended from the other side.
    async fn ended(mut stream: TcpStream) -> Duration {
        let began = Instant::now();
        let mut rest = Vec::new();
        _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut rest)).await;
        began.elapsed()
    }

    #[tokio::test]
    async fn a_connection_ends_after_its_time_whatever_it_does() -> io::Result<()> {
        let address = door(LONGEST).await?;
        let took = ended(TcpStream::connect(address).await?).await;
        assert!(took >= LONGEST / 2 && took < Duration::from_secs(10), "{took:?}");
        Ok(())
    }

    #[tokio::test]
    async fn whoever_comes_when_all_places_are_taken_gets_that_of_the_oldest() -> io::Result<()> {
        let address = door(Duration::from_secs(600)).await?;
        let oldest = TcpStream::connect(address).await?;
        // Let in before the others come.
        tokio::time::sleep(Duration::from_millis(100)).await;
        let others = [TcpStream::connect(address).await?, TcpStream::connect(address).await?];
        assert!(ended(oldest).await < Duration::from_secs(10));
        for other in others {
            let still = tokio::time::timeout(Duration::from_millis(200), ended(other)).await;
            assert!(still.is_err(), "one of the others has ended too");
        }
        Ok(())
    }
}
