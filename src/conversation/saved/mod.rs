//! Saved documents: saving, the overview, and every change a person can tell about one.

mod changes;
mod names;
mod overview;
mod saving;

use super::chat::{Draft, FilingTold};
use super::menu;
use super::turn::Turn;
use crate::assess::{Filing, assess};
use crate::reminders::{Case, CaseId};
use crate::speech::{Argument, Message, say};

pub use changes::*;
pub use names::{relation_of, short_title, title, title_line};
pub use overview::{check, ladder, list, reminders, show};
pub use saving::{
    add_another, agree, can_be_saved, labels, save, twins, update, update_first, whose, would_remind,
};

fn gone(turn: &mut Turn<'_>) {
    turn.say_new(vec![say::document_is_gone()], menu::main(turn));
}

/// What is said about a saved document is kept for its owner's history.
fn keep_told(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return };
    if let Ok(assessment) = assess(&case.facts, turn.today(), turn.world.law) {
        turn.told.push(assessment);
    }
}

fn draft_of(case: &Case) -> Draft {
    Draft {
        document: Some(case.facts.document.clone()),
        expires: case.facts.expires,
        lost: case.facts.lost,
        filing: match case.facts.filing {
            None => FilingTold::None,
            Some(Filing::Pending { on }) => FilingTold::PendingOn(Some(on)),
            Some(Filing::Returned { .. }) => FilingTold::Returned,
        },
        ..Draft::default()
    }
}

/// A line of plain label text.
pub fn plain(text: String) -> Message {
    Message::new("plain-label").with("label", Argument::Text(text))
}
