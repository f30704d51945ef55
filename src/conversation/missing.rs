//! Which fact a flow asks for next: the order of all questions, readable as a table.

use chrono::Days;

use super::World;
use super::chat::{Asking, Draft, FilingTold, Flow, Purpose};
use crate::assess::{Filing, PenaltyVerdict, assess};

/// The first fact a flow still needs; the order of all questions.
pub fn missing(flow: &Flow, consented: bool, world: &World<'_>) -> Option<Asking> {
    let draft = &flow.draft;
    let document = draft.document.is_none().then_some(Asking::Document);
    let expiry = (draft.expires.is_none() && !draft.expiry_unknown).then_some(Asking::Expiry);
    let loss = draft.lost.is_none().then_some(Asking::LossDay);
    let no_decision = draft.handed_over.is_none() && !draft.expiry_unknown;
    let handed_over = no_decision.then_some(Asking::HandedOver);
    let filing_day = (draft.filing == FilingTold::PendingOn(None)).then_some(Asking::FilingDay);
    match flow.purpose {
        Purpose::Check => document.or(expiry).or_else(|| filing(draft, world)).or(filing_day),
        Purpose::Lost => document.or(loss).or(expiry),
        Purpose::Fined | Purpose::CaseFined(_) => handed_over,
        Purpose::CaseLost(_) => loss,
        Purpose::Waiting | Purpose::Filed(_) => filing_day,
        Purpose::Redate(_) => expiry,
        Purpose::Save if draft.document.is_none() => Some(Asking::Document),
        Purpose::Save => Some(if consented { Asking::Whose } else { Asking::Consent }),
        Purpose::Relabel(_) => Some(Asking::Whose),
        Purpose::Forget => Some(Asking::Forget),
        Purpose::Ask => Some(Asking::Question),
        Purpose::Remove(_) => Some(Asking::Remove),
        Purpose::Hour => Some(Asking::Hour),
    }
}

/// Whether an application was filed is asked only where some answer would change a penalty that
/// may have to be paid.
fn filing(draft: &Draft, world: &World<'_>) -> Option<Asking> {
    if draft.filing != FilingTold::Unasked {
        return None;
    }
    let mut facts = draft.facts(world.today)?;
    let expires = facts.expires?;
    let unfiled = assess(&facts, world.today, world.law).ok()?;
    if matches!(unfiled.penalty.verdict(), PenaltyVerdict::None | PenaltyVerdict::Waived) {
        return None;
    }
    let tried = [expires, expires + Days::new(5), world.today];
    tried
        .into_iter()
        .filter(|day| *day <= world.today)
        .any(|on| {
            facts.filing = Some(Filing::Pending { on });
            assess(&facts, world.today, world.law).is_ok_and(|filed| filed.penalty != unfiled.penalty)
        })
        .then_some(Asking::Filing)
}
