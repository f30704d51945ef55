//! Who helps free of charge, as data: names and numbers are shown only from here.

use std::sync::Arc;

use super::values::Basis;
use crate::lang::Lang;

/// Somebody who helps free of charge.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// Its id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Words,
    /// Whom it helps.
    pub for_whom: Words,
    /// Where it is; `None` where that was not read.
    pub place: Option<Words>,
    /// Its telephone number.
    pub telephone: Option<Arc<str>>,
    /// Its page.
    pub site: Option<Arc<str>>,
    /// The languages it speaks; `None` where that was not read.
    pub languages: Option<Words>,
    /// Source and checks.
    pub basis: Basis,
}

/// Words that data bring along, in every language there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub(super) Vec<(Lang, Arc<str>)>);

impl Words {
    /// The words in each language.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, words)| (*lang, &**words))
    }
}
