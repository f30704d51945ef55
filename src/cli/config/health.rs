//! Where health and metrics are served.

use std::io;
use std::net::SocketAddr;

use crate::cli::Failure;

/// An address for health and metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthAddress {
    /// Somebody chose it: it must be free.
    Chosen(SocketAddr),
    /// The usual one: another bot may have it.
    Usual(SocketAddr),
}

impl HealthAddress {
    /// The address itself.
    pub fn address(self) -> SocketAddr {
        match self {
            HealthAddress::Chosen(address) | HealthAddress::Usual(address) => address,
        }
    }

    /// What to warn of where it is not free.
    ///
    /// # Errors
    ///
    /// The same as a failure, where somebody chose the address.
    pub fn is_taken(self, error: &io::Error) -> Result<String, Failure> {
        match self {
            HealthAddress::Chosen(address) => Err(Failure::failed(format!(
                "health cannot be served on {address} ({error}); choose another RUQSAT_HEALTH_LISTEN, or `off`"
            ))),
            HealthAddress::Usual(address) => Ok(format!(
                "health is not served: {address} is not free ({error}); choose another RUQSAT_HEALTH_LISTEN"
            )),
        }
    }
}
