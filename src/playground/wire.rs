//! Connections that can be cut: after so many bytes of an answer, or before the first.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// No cut.
const UNCUT: i64 = -1;

/// A handle on one connection's scissors.
#[derive(Clone)]
pub(crate) struct Scissors(Arc<AtomicI64>);

impl Scissors {
    /// Lets so many more bytes through and then closes the connection.
    pub fn cut_after(&self, bytes: u64) {
        self.0.store(i64::try_from(bytes).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}

/// A TCP listener whose connections can be cut.
pub(crate) struct CuttingListener(pub TcpListener);

/// One connection.
pub(crate) struct Wire {
    stream: TcpStream,
    left: Arc<AtomicI64>,
}

impl Listener for CuttingListener {
    type Io = Wire;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Wire, Self::Addr) {
        let (stream, from) = Listener::accept(&mut self.0).await;
        _ = stream.set_nodelay(true);
        (Wire { stream, left: Arc::new(AtomicI64::new(UNCUT)) }, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
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
        Pin::new(&mut self.stream).poll_read(context, into)
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
