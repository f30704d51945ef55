//! Typed answers: whatever a question offers as a button can be typed too, in anybody's words.

use super::chat::{Asking, FilingTold, Purpose};
use super::flow::{self, Answer};
use super::turn::Turn;
use super::{forget, menu, saved, settings, texts, verdict, waiting};
use crate::law::DocumentId;
use crate::reminders::Relation;
use crate::speech::{Message, say};
use crate::understand::typed::{self, Meaning};

/// The document that "the card" means where a document is asked for.
const THE_CARD: &str = "residence-permit";

const RELATIONS: [(Meaning, Relation); 7] = [
    (Meaning::Mine, Relation::Mine),
    (Meaning::Mother, Relation::Mother),
    (Meaning::Father, Relation::Father),
    (Meaning::Spouse, Relation::Spouse),
    (Meaning::Child, Relation::Child),
    (Meaning::Worker, Relation::Worker),
    (Meaning::Another, Relation::Other),
];

/// Takes a text as the answer to the open question; false if it is none.
pub fn answer(turn: &mut Turn<'_>, asking: Asking, text: &str) -> bool {
    match asking {
        Asking::Document => document(turn, text),
        Asking::Expiry | Asking::HandedOver => unknown_day(turn, asking, text),
        Asking::Filing => filing(turn, text),
        Asking::FilingSure(_) => sure_of_the_day(turn, text),
        Asking::Consent => consent(turn, text),
        Asking::Whose => relation_in(text).map(|relation| saved::whose(turn, relation)).is_some(),
        Asking::Another(_) => another(turn, text),
        Asking::Forget | Asking::Remove => sure(turn, text),
        Asking::Hour => typed::hour(text).map(|hour| settings::hour(turn, hour)).is_some(),
        Asking::FilingDay | Asking::LossDay | Asking::Question => false,
    }
}

/// Leaves the flow, or goes one question back, if the text asks for nothing but that.
pub fn leave(turn: &mut Turn<'_>, text: &str) -> bool {
    match typed::exactly(text, &[Meaning::Cancel, Meaning::Back]) {
        Some(Meaning::Cancel) => menu::cancel(turn),
        Some(_) if turn.chat.flow.is_some() => flow::back(turn),
        _ => return false,
    }
    true
}

/// Without an open question: an application told after a verdict, or a saved document by its label.
pub fn afterwards(turn: &mut Turn<'_>, text: &str) -> bool {
    if verdict::filing_matters(turn) && filed_afterwards(turn, text) {
        return true;
    }
    let wanted = typed::exactly(text, &RELATIONS.map(|(meaning, _)| meaning)).and_then(relation);
    let Some(wanted) = wanted else { return false };
    let mut theirs = turn.chat.cases.iter().filter(|case| case.label.relation == wanted).map(|case| case.id);
    match (theirs.next(), theirs.next()) {
        (None, _) => return false,
        (Some(only), None) => saved::show(turn, only),
        (Some(_), Some(_)) => saved::list(turn, 0),
    }
    true
}

fn filed_afterwards(turn: &mut Turn<'_>, text: &str) -> bool {
    let told = [Meaning::NotFiled, Meaning::Filed, Meaning::Returned];
    let dated = texts::holds_a_date(turn, text);
    let meaning = if dated { typed::meaning(text, &told) } else { typed::exactly(text, &told) };
    match meaning {
        Some(Meaning::Filed) if dated => {
            verdict::tell_filing_quietly(turn);
            texts::date(turn, text);
        }
        Some(Meaning::Filed) => verdict::tell_filing(turn),
        Some(Meaning::Returned) => verdict::tell(turn, FilingTold::Returned),
        Some(Meaning::NotFiled) => verdict::tell(turn, FilingTold::None),
        _ => return false,
    }
    true
}

fn document(turn: &mut Turn<'_>, text: &str) -> bool {
    let checking = matches!(turn.chat.flow.as_ref().map(|flow| flow.purpose), Some(Purpose::Check));
    match typed::meaning(text, &[Meaning::Waiting, Meaning::Card, Meaning::Unknown]) {
        Some(Meaning::Waiting) if checking => waiting::explain(turn),
        Some(Meaning::Card) => flow::accept(turn, Answer::Document(DocumentId::from(THE_CARD))),
        _ => return false,
    }
    true
}

/// "I do not know", where the question offers it; elsewhere where the day can be found.
fn unknown_day(turn: &mut Turn<'_>, asking: Asking, text: &str) -> bool {
    let mut among = vec![Meaning::Unknown];
    if asking == Asking::HandedOver {
        among.extend([Meaning::NoDecision, Meaning::No]);
    }
    if typed::meaning(text, &among).is_none() {
        return false;
    }
    match turn.chat.flow.as_ref().map(|flow| flow.purpose) {
        Some(Purpose::Check | Purpose::Lost | Purpose::Fined) => flow::accept(turn, Answer::UnknownDay),
        _ => flow::ask(turn, vec![say::date_unknown_help()]),
    }
    true
}

fn filing(turn: &mut Turn<'_>, text: &str) -> bool {
    let among = [
        Meaning::NotFiled,
        Meaning::No,
        Meaning::Filed,
        Meaning::Yes,
        Meaning::Waiting,
        Meaning::Returned,
        Meaning::Unknown,
    ];
    match typed::meaning(text, &among) {
        Some(Meaning::NotFiled | Meaning::No) => flow::accept(turn, Answer::Filing(FilingTold::None)),
        Some(Meaning::Returned) => flow::accept(turn, Answer::Filing(FilingTold::Returned)),
        Some(Meaning::Filed | Meaning::Yes | Meaning::Waiting) => pending(turn, text),
        // A day alone answers both questions at once.
        None if texts::holds_a_date(turn, text) => pending(turn, text),
        _ => return false,
    }
    true
}

fn pending(turn: &mut Turn<'_>, text: &str) {
    let told = Answer::Filing(FilingTold::PendingOn(None));
    if texts::holds_a_date(turn, text) && flow::take(turn, &told) {
        return texts::date(turn, text);
    }
    flow::accept(turn, told);
}

fn sure_of_the_day(turn: &mut Turn<'_>, text: &str) -> bool {
    match typed::meaning(text, &[Meaning::Yes, Meaning::No]) {
        Some(Meaning::Yes) => flow::accept(turn, Answer::Yes),
        Some(_) => flow::accept(turn, Answer::No),
        None => return false,
    }
    true
}

fn consent(turn: &mut Turn<'_>, text: &str) -> bool {
    match typed::meaning(text, &[Meaning::Yes, Meaning::Keep, Meaning::No]) {
        Some(Meaning::Yes | Meaning::Keep) => saved::agree(turn),
        Some(_) => menu::cancel(turn),
        None => return false,
    }
    true
}

fn another(turn: &mut Turn<'_>, text: &str) -> bool {
    match typed::meaning(text, &[Meaning::Same, Meaning::Another, Meaning::Yes, Meaning::No]) {
        Some(Meaning::Another) => saved::add_another(turn),
        Some(Meaning::Same) => saved::update_first(turn),
        _ => return false,
    }
    true
}

/// Erasing must not happen by accident: the whole text has to say so.
fn sure(turn: &mut Turn<'_>, text: &str) -> bool {
    match typed::exactly(text, &[Meaning::Yes, Meaning::Delete, Meaning::No]) {
        Some(Meaning::Yes | Meaning::Delete) => match turn.chat.flow.as_ref().map(|flow| flow.purpose) {
            Some(Purpose::Remove(id)) => saved::remove(turn, id),
            _ => forget::forget(turn),
        },
        Some(_) => menu::cancel(turn),
        None => return false,
    }
    true
}

fn relation_in(text: &str) -> Option<Relation> {
    typed::meaning(text, &RELATIONS.map(|(meaning, _)| meaning)).and_then(relation)
}

fn relation(meaning: Meaning) -> Option<Relation> {
    RELATIONS.iter().find(|(known, _)| *known == meaning).map(|(_, relation)| *relation)
}

/// What helps somebody whose text did not answer the open question.
pub fn hint(purpose: Purpose, asking: Asking) -> Message {
    match asking {
        Asking::Document => say::hint_document(),
        Asking::Expiry => say::hint_expiry(),
        Asking::Filing => say::hint_filing(),
        Asking::FilingDay => say::hint_filing_day(),
        Asking::LossDay => say::hint_loss_day(),
        Asking::HandedOver => say::hint_handed_over(),
        Asking::FilingSure(_) => say::hint_yes_no(),
        Asking::Consent => say::hint_consent(),
        Asking::Whose => say::hint_whose(),
        Asking::Another(_) => say::press_a_button(),
        Asking::Forget | Asking::Remove => match purpose {
            Purpose::Forget => say::press_or_cancel(),
            _ => say::hint_yes_no(),
        },
        Asking::Hour => say::hint_hour(),
        Asking::Question => say::press_a_button(),
    }
}
