//! The server that keeps the store, where it is not the data folder.

use std::path::{Path, PathBuf};

use super::Failure;
use super::secret::{guard, text_of};
use crate::store::{PgAddress, PgOptions};

/// Where a store is that several instances share.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(skip)]
pub struct ServerArguments {
    /// A PostgreSQL server that keeps the store instead of the data folder: postgres://user@host,host/database.
    /// Better in a file: arguments and environment can be seen by others.
    #[arg(long, env = "RUQSAT_STORE", hide_env_values = true, value_name = "URL", global = true)]
    store: Option<String>,
    /// A file that holds that address and nothing else, readable for its owner alone. Wins over the address.
    #[arg(long, env = "RUQSAT_STORE_FILE", value_name = "FILE", global = true)]
    store_file: Option<PathBuf>,
    /// The certificate (PEM) of whoever signed the server's. [default: the authorities that browsers know]
    #[arg(long, env = "RUQSAT_STORE_CA", value_name = "FILE", global = true)]
    store_ca: Option<PathBuf>,
}

impl ServerArguments {
    /// The server, if one is named; warnings about the file go to `warnings`.
    ///
    /// # Errors
    /// The address of the server is wrong, or the file that holds it cannot be read.
    pub fn options(&self, key: &Path, warnings: &mut Vec<String>) -> Result<Option<PgOptions>, Failure> {
        let text = match (&self.store_file, &self.store) {
            (Some(file), _) => {
                warnings.extend(guard("store", file)?);
                text_of("store", file)?
            }
            (None, Some(text)) => text.clone(),
            (None, None) => return Ok(None),
        };
        let address: PgAddress = text.parse().map_err(|error| {
            Failure::failed(format!(
                "the address of the store cannot be used ({error}); it looks like postgres://user@host/database"
            ))
        })?;
        Ok(Some(PgOptions { address, key: key.to_path_buf(), authority: self.store_ca.clone() }))
    }
}
