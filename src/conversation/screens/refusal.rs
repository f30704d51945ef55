//! After the day on which a refusal was learnt of: the last day to complain, where, and with what; or,
//! where no answer has come at all, what silence means.

use chrono::NaiveDate;

use crate::assess::refusal_complaint_last_day;
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::draft::{Draft, Refusal};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::subject;
use crate::conversation::turn::Turn;
use crate::reminders::{CaseId, Incident};
use crate::speech::{say, verdict};

pub fn show(turn: &mut Turn<'_>, refusal: Refusal) -> Next {
    let learnt = refusal.learnt.told();
    let words = verdict::tell_refused(learnt, turn.today(), turn.world.law).paragraphs();
    let last_day = learnt.and_then(|day| refusal_complaint_last_day(day, turn.world.law));
    let draft = Draft::Refusal(refusal.clone());
    let about = |deed: Deed| Action::About(deed, Subject(draft.clone()));
    let runs = last_day.is_some_and(|last| last >= turn.today());
    let remind = runs.then(|| Button::lasting(say::button_remind_me(), about(Deed::Save)));
    let subjects = subject::subjects(&subject::of_refusal(&refusal), None, turn.world);
    let offered = subjects.iter().flat_map(|subject| subject::papers_of_use(subject, turn.today()));
    let paper = |(label, kind)| (kind, Button::lasting(label, about(Deed::FinePaper(kind))));
    let rows = keyboards::complaint_and_calendar(remind, offered.map(paper).collect(), keyboards::menu());
    turn.remember(draft);
    turn.say_new(words, rows);
    Next::Done
}

/// The same for a saved document.
pub fn of_case(turn: &mut Turn<'_>, id: CaseId, learnt: NaiveDate) -> Next {
    if turn.chat.case(id).is_none() {
        return Next::Show(Screen::CaseGone);
    }
    let rows = keyboards::incident(id, Incident::Refused, turn.kept.is_some());
    let words = verdict::tell_refused(Some(learnt), turn.today(), turn.world.law).paragraphs();
    let words = turn.with_kept(words);
    turn.say_new(words, rows);
    Next::Done
}
