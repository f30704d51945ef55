//! Which hosts are this machine itself.

use std::net::IpAddr;

/// Whether a host leads to this machine: nothing on its way there is seen by others. An address of the sixth
/// version may stand in brackets.
pub fn is_host(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_of_this_machine_are_known() {
        for host in ["localhost", "a.localhost", "127.0.0.1", "127.8.0.1", "::1", "[::1]"] {
            assert!(is_host(host), "{host}");
        }
        for host in ["", "api.telegram.org", "10.0.0.1", "127.0.0.1.example.kz", "[2001:db8::1]", "db1"] {
            assert!(!is_host(host), "{host}");
        }
    }
}
