//! Law as data: dated values with their source and last check, and what may be asked of them.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A document type's id, as in `src/law/documents/<id>.toml`: `residence-permit`, `passport`, …
/// Its words are the messages `document-<id>` and its kin.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub Arc<str>);

impl DocumentId {
    /// The id as written in data, in JSON and in message ids.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for DocumentId {
    fn from(id: &str) -> Self {
        DocumentId(Arc::from(id))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
