//! What a person tells about a saved document: each change plans its reminders and says which will
//! come now.

use chrono::{Days, NaiveDate};

use crate::conversation::button::Action;
use crate::conversation::chat::Goal;
use crate::conversation::event::Button;
use crate::conversation::next::{Change, Next, Screen};
use crate::conversation::turn::Turn;
use crate::conversation::{Reminders, cases, keyboards, schedule};
use crate::paper::Kind;
use crate::reminders::{Application, Case, CaseId, Relation, Rest, Rung};
use crate::speech::{Message, say};

pub fn make(turn: &mut Turn<'_>, id: CaseId, change: Change) -> Next {
    if turn.chat.case(id).is_none() {
        return Next::Show(Screen::CaseGone);
    }
    let today = turn.today();
    if let Some(case) = turn.chat.case_mut(id) {
        case.touch(today);
    }
    match change {
        Change::Kept => {
            turn.note_on_press(say::kept());
            Next::Done
        }
        Change::Filed(on) => filed(turn, id, on),
        Change::Returned => replan(turn, id, say::case_returned(), Case::returned),
        Change::Refused(learnt) => refused(turn, id, learnt),
        Change::InHand => in_hand(turn, id),
        Change::Redated(expires) => redated(turn, id, expires),
        Change::Lost(on) => lost(turn, id, on),
        Change::Fined(on) => fined(turn, id, on),
        Change::Untold(incident) => replan(turn, id, say::untold(), |case| case.untold(incident)),
        Change::Stopped => replan(turn, id, say::case_stopped(), Case::stopped),
        Change::Resumed => replan(turn, id, say::case_resumed(), Case::resumed),
        Change::Read => read(turn, id),
        Change::Tomorrow => tomorrow(turn, id),
        Change::Label(relation) => relabel(turn, id, relation),
        Change::Removed => remove(turn, id),
    }
}

/// Changes a document, plans its reminders and says what will come now.
fn replan(turn: &mut Turn<'_>, id: CaseId, headline: Message, how: impl FnOnce(&mut Case)) -> Next {
    if let Some(case) = turn.chat.case_mut(id) {
        how(case);
    }
    turn.reminders = Reminders::Plan;
    turn.keep_told(id);
    Next::Show(Screen::Changed(id, headline))
}

/// Whoever was there today is asked how it went; whoever tells it after the law's days is told so at once.
fn filed(turn: &mut Turn<'_>, id: CaseId, on: NaiveDate) -> Next {
    let is_news = turn.chat.case(id).is_some_and(|case| case.application() != Application::Pending(on));
    let saved = replan(turn, id, say::case_filed(on), |case| case.filed(on));
    let more = match on == turn.today() {
        true => Some(Screen::AskReport),
        false => is_news.then_some(Screen::Silence(id)),
    };
    Next::Each(std::iter::once(saved).chain(more.map(Next::Show)).collect())
}

/// That the days are over which the law leaves for a card, where the reminder of it was due before the
/// application was noted.
pub fn silence(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Done };
    let settings = &turn.chat.settings;
    let is_past = schedule::planned(case, settings, turn.world)
        .iter()
        .any(|planned| planned.rung == Rung::Silence && planned.at <= turn.world.now);
    let told = schedule::silence(case, turn.world).filter(|_| is_past);
    if let Some(words) = told {
        let complaint = Button::lasting(say::button_complaint(), Action::PaperOf(Kind::Complaint, id));
        turn.say_new(vec![words], vec![vec![complaint], keyboards::menu_row()]);
    }
    Next::Done
}

fn lost(turn: &mut Turn<'_>, id: CaseId, on: NaiveDate) -> Next {
    let kind = turn.chat.case(id).and_then(|case| turn.world.law.document(&case.facts.document));
    let headline = match kind.and_then(|document| document.loss_days.at(on)) {
        Some((_, days)) => say::case_lost(on + Days::new(*days), *days as i64),
        None => say::case_lost_no_rule(),
    };
    replan(turn, id, headline, |case| case.lost(on))
}

/// What follows from the fine, with the note that it is kept: one message.
fn fined(turn: &mut Turn<'_>, id: CaseId, on: NaiveDate) -> Next {
    keep(turn, id, |case| case.fined(Some(on)));
    Next::Show(Screen::CaseFine(id, on))
}

/// What follows from the refusal, where its last day can be counted.
fn refused(turn: &mut Turn<'_>, id: CaseId, learnt: Option<NaiveDate>) -> Next {
    match learnt {
        Some(day) => {
            keep(turn, id, |case| case.refused(learnt));
            Next::Show(Screen::CaseRefusal(id, day))
        }
        None => replan(turn, id, say::case_refused(), |case| case.refused(None)),
    }
}

/// Changes a document and plans its reminders; the message that follows says so in one line.
fn keep(turn: &mut Turn<'_>, id: CaseId, how: impl FnOnce(&mut Case)) {
    let Some(case) = turn.chat.case_mut(id) else { return };
    how(case);
    let case = case.clone();
    turn.chat.flow = None;
    turn.reminders = Reminders::Plan;
    turn.keep_told(id);
    let next = schedule::of(&case, &turn.chat.settings, turn.world).first().map(|next| next.due_on);
    turn.kept = Some(next.map_or_else(say::kept_with_document, say::kept_next_reminder));
}

/// The expiry date is corrected, or a new card is in hand.
fn redated(turn: &mut Turn<'_>, id: CaseId, expires: NaiveDate) -> Next {
    replan(turn, id, say::case_redated(expires), |case| match case.rest {
        None => case.facts.expires = Some(expires),
        Some(Rest::InHand | Rest::Stopped) => case.renewed(expires),
    })
}

/// The new document is in hand: asks for its date.
fn in_hand(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case_mut(id) else { return Next::Done };
    case.in_hand();
    let document = case.facts.document.clone();
    turn.reminders = Reminders::Plan;
    turn.detach();
    Next::Start(Goal::Redate { case: id, document, expires: None })
}

fn read(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let read_on = turn.reminder_day();
    if let Some(case) = turn.chat.case_mut(id) {
        case.has_read(read_on);
    }
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::reminder_read()], vec![vec![keyboards::documents()]]);
    Next::Done
}

/// Every reminder of today was read.
pub fn read_all(turn: &mut Turn<'_>) -> Next {
    let (today, read_on) = (turn.today(), turn.reminder_day());
    // What is put off to a later day stays put off.
    for case in turn.chat.cases.iter_mut().filter(|case| case.snoozed.is_none_or(|day| day <= today)) {
        case.has_read(read_on);
    }
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::reminder_read()], vec![vec![keyboards::documents()]]);
    Next::Done
}

/// Once more tomorrow.
fn tomorrow(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let tomorrow = turn.today() + Days::new(1);
    if let Some(case) = turn.chat.case_mut(id) {
        case.snooze(tomorrow);
    }
    turn.reminders = Reminders::Plan;
    turn.say_new(vec![say::reminder_tomorrow(tomorrow)], Vec::new());
    Next::Done
}

fn relabel(turn: &mut Turn<'_>, id: CaseId, relation: Relation) -> Next {
    turn.chat.flow = None;
    let kind = turn.chat.case(id).map(|case| case.facts.document.clone());
    let same = cases::of(&turn.chat, relation, kind.as_ref());
    let others = same.iter().filter(|other| **other != id).count();
    if let Some(case) = turn.chat.case_mut(id) {
        case.label = cases::numbered(relation, others);
    }
    Next::Show(Screen::Case(id))
}

/// Removes a document with its reminders.
fn remove(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    turn.chat.cases.retain(|case| case.id != id);
    turn.reminders = Reminders::Plan;
    turn.say(vec![say::removed()], vec![vec![keyboards::documents()], keyboards::menu_row()]);
    Next::Done
}
