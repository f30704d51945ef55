//! What an answer leans on: reasons, sources, and the oldest check among them.

use chrono::NaiveDate;

use super::Reason;
use crate::law::Basis;

/// Gathers the grounds of one answer, most important first.
#[derive(Default)]
pub(super) struct Grounds<'a> {
    reasons: Vec<Reason>,
    sources: Vec<&'a str>,
    oldest_check: Option<NaiveDate>,
    overdue: bool,
}

impl<'a> Grounds<'a> {
    /// One more reason.
    pub fn because(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// A value that was used, on the day asked about.
    pub fn lean_on(&mut self, basis: &'a Basis, on: NaiveDate) {
        if !self.sources.contains(&&*basis.source) {
            self.sources.push(&basis.source);
        }
        let oldest = self.oldest_check.map_or(basis.checked_on, |oldest| oldest.min(basis.checked_on));
        self.oldest_check = Some(oldest);
        self.overdue |= on > basis.check_again_by;
    }

    /// Reasons, sources, and the oldest check.
    pub fn told(mut self, on: NaiveDate) -> (Vec<Reason>, Vec<String>, NaiveDate) {
        if self.overdue {
            self.because(Reason::CheckOverdue);
        }
        let sources = self.sources.into_iter().map(str::to_string).collect();
        (self.reasons, sources, self.oldest_check.unwrap_or(on))
    }
}
