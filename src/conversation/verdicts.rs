//! The verdict on what was told: its assessment and its words.

use chrono::NaiveDate;

use super::chat::Chat;
use super::draft::{Card, Fine, Happened, Stage};
use super::{World, names};
use crate::assess::{Assessment, Facts, Reason, assess};
use crate::reminders::Case;
use crate::speech::{Message, say, verdict};

/// The document on which a card rests.
const PASSPORT: &str = "passport";

/// The assessment of a card with its words, or what is wrong with the facts.
///
/// # Errors
/// A message that says which fact is wrong.
pub fn of_card(chat: &Chat, card: &Card, world: &World<'_>) -> Result<(Assessment, Vec<Message>), Message> {
    let mut facts = card.facts().ok_or_else(say::facts_missing)?;
    facts.passport_expires = saved_passport(&facts, chat);
    let mut assessment = assess(&facts, world.today, world.law).map_err(|_| say::date_out_of_range())?;
    if card.penalised == Happened::No {
        // Asked today: no "if" is left. It is not kept, because another day it may be otherwise.
        let is_if =
            |reason: &Reason| matches!(reason, Reason::IfPenalisedBefore | Reason::IfOverstayedBefore);
        assessment.reasons.retain(|reason| !is_if(reason));
    }
    let mut told = verdict::tell(&assessment, &facts, world.law);
    if let (Some(whose), [state, ..]) = (card.of_somebody_else(), told.read_back.as_mut_slice()) {
        *state = say::verdict_state_of(state.clone(), names::relation(whose));
    }
    Ok((assessment, told.paragraphs()))
}

/// What is possible if the application is handed in on a later day; `None` where that day changes nothing.
pub fn of_card_on(chat: &Chat, card: &Card, world: &World<'_>, on: NaiveDate) -> Option<Message> {
    let mut facts = card.facts()?;
    facts.passport_expires = saved_passport(&facts, chat);
    verdict::tell_on(&assess(&facts, on, world.law).ok()?, &facts)
}

/// What stands first in the verdict on a lost card whatever its expiry is: the report, and its last day.
pub fn headline_of_loss(card: &Card, world: &World<'_>) -> Option<Message> {
    card.lost?;
    let facts = Facts { expires: None, ..card.facts()? };
    let assessment = assess(&facts, world.today, world.law).ok()?;
    Some(verdict::tell(&assessment, &facts, world.law).headline)
}

/// The last day of the passport that is saved under the same label as this document. Of a document
/// that is not saved nobody knows whose it is, so no passport is taken for its owner's.
fn saved_passport(facts: &Facts, chat: &Chat) -> Option<NaiveDate> {
    let same = |case: &&Case| case.facts.document == facts.document && case.facts.expires == facts.expires;
    let label = &chat.cases.iter().find(same)?.label;
    let passport = |case: &&Case| case.facts.document.as_str() == PASSPORT && case.label == *label;
    chat.cases.iter().filter(passport).filter_map(|case| case.facts.expires).max()
}

/// What a case about an offence means at its stage.
pub fn of_fine(fine: &Fine, world: &World<'_>) -> Vec<Message> {
    let facts = Facts {
        handed_over: fine.handed_over.told(),
        opened: fine.card.opened.day(),
        ..fine.card.facts().unwrap_or_else(|| Facts::new(fine.document()))
    };
    let (today, law) = (world.today, world.law);
    match fine.stage {
        Some(Stage::Protocol) => verdict::tell_protocol(&facts, today, law).paragraphs(),
        Some(Stage::HalfOffered) => {
            verdict::tell_half_offered(fine.half_offered.told(), &facts, today, law).paragraphs()
        }
        Some(Stage::Court) => verdict::tell_court(facts.handed_over, today, law).paragraphs(),
        Some(Stage::Decision) | None => match facts.handed_over {
            Some(handed_over) => verdict::tell_decision(handed_over, &facts, today, law).paragraphs(),
            None => verdict::tell_undecided(&facts, today, law).paragraphs(),
        },
    }
}
