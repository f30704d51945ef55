//! One saved document: everything that can be told about it, and the reminders that will come.

use crate::assess::Filing;
use crate::conversation::button::{Action, Noting};
use crate::conversation::concerns::{self, Concern};
use crate::conversation::draft::Card;
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names::{self, short_title, title, title_line};
use crate::conversation::next::{Next, Screen};
use crate::conversation::schedule;
use crate::conversation::turn::{Rows, Turn};
use crate::paper::Kind;
use crate::reminders::{Application, Case, CaseId, HalfOffered, Incident, Rest};
use crate::speech::{Message, say, verdict as verdict_words};

/// After a change so many reminders are shown; the rest is one press away.
const NEXT_ONES: usize = 3;

/// One document: what is most urgent about it, its next reminder, and what can be told.
pub fn show(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    let mut states = names::states(&case, turn.world).into_iter();
    let first = states.next().map(|state| match concerns::next_deadline(&case, turn.world) {
        Some(day) => say::case_state_until(state, day),
        None => say::case_state(state),
    });
    let others: Vec<Message> = states.map(say::case_state).collect();
    let mut paragraphs = vec![title(&case)];
    paragraphs.extend(first);
    if let Some(next) = schedule::of(&case, &turn.chat.settings, turn.world).first() {
        paragraphs.push(say::next_reminder(next.due_on));
    }
    paragraphs.extend(verdict_words::in_lines(others).map(say::case_also));
    turn.say_new(paragraphs, rows(&case));
    Next::Done
}

/// At most three rows; what is rarely wanted is behind the last button.
fn rows(case: &Case) -> Rows {
    let id = case.id;
    let one = Button::lasting;
    let mut first = vec![one(say::button_papers(), Action::CasePapers(id))];
    if case.facts.expires.is_some() {
        first.insert(0, one(say::button_where_it_stands(), Action::CaseCheck(id)));
    }
    let second = match case.application() {
        Application::Pending(_) => vec![
            one(say::button_in_hand(), Action::CaseInHand(id)),
            one(say::button_returned(), Action::CaseReturned(id)),
        ],
        _ => vec![
            one(say::button_filed(), Action::CaseFiled(id)),
            one(say::button_in_hand(), Action::CaseInHand(id)),
        ],
    };
    let last = vec![one(say::button_ladder(), Action::CaseLadder(id)), keyboards::more(Action::CaseMore(id))];
    vec![first, second, last]
}

/// What else can be told about a document, or was told: that is opened instead.
pub fn more(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let one = Button::lasting;
    let told = case.incidents();
    let tell = |incident: Incident, label: Message, action: Action| match told.contains(&incident) {
        true => one(say::button_told(label), Action::CaseIncident(id, incident)),
        false => one(label, action),
    };
    let rows: Rows = vec![
        vec![
            tell(Incident::Fined, say::button_case_fined(), Action::CaseFined(id)),
            tell(Incident::Lost, say::button_case_lost(), Action::CaseLost(id)),
        ],
        vec![
            tell(Incident::Refused, say::button_refused(), Action::CaseRefused(id)),
            one(say::button_visits(), Action::Visit(id, Noting::List)),
        ],
        vec![one(say::button_correct(), Action::CaseCorrect(id)), keyboards::menu()],
    ];
    let words = vec![say::more_on(title_line(case))];
    turn.say_new(words, rows);
    Next::Done
}

/// What can be corrected about a document: its day, whose it is, its application, its reminders.
pub fn correct(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let one = Button::lasting;
    let stop = match case.rest {
        Some(Rest::Stopped) => one(say::button_resume(), Action::CaseResume(id)),
        _ => one(say::button_stop(), Action::CaseStop(id)),
    };
    let mut rows: Rows = vec![
        vec![
            one(say::button_correct_date(), Action::CaseDate(id)),
            one(say::button_correct_label(), Action::CaseLabel(id)),
        ],
        vec![stop, one(say::button_remove(), Action::CaseRemove(id))],
    ];
    rows.push(if case.incidents().contains(&Incident::Filed) {
        vec![one(say::button_application(), Action::CaseIncident(id, Incident::Filed))]
    } else {
        vec![one(short_title(case), Action::Case(id))]
    });
    let words = vec![say::more_on(title_line(case))];
    turn.say_new(words, rows);
    Next::Done
}

/// One of the things that have happened to a document.
pub fn incident(turn: &mut Turn<'_>, id: CaseId, incident: Incident) -> Next {
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    let handed_over = case.fined.and_then(|fined| fined.handed_over);
    let learnt = case.refused.and_then(|refused| refused.learnt);
    match (incident, handed_over, learnt) {
        (Incident::Fined, Some(day), _) => return Next::Show(Screen::CaseFine(id, day)),
        (Incident::HalfOffered, ..) => {
            return Next::Show(match case.half_offered {
                Some(HalfOffered { on }) => Screen::CaseHalf(id, on),
                None => Screen::Case(id),
            });
        }
        (Incident::Refused, _, Some(day)) => return Next::Show(Screen::CaseRefusal(id, day)),
        _ => {}
    }
    if !case.incidents().contains(&incident) {
        return Next::Show(Screen::Case(id));
    }
    let mut paragraphs =
        vec![title(&case), say::case_state(names::state(&case, Concern::Incident(incident)))];
    let day = match incident {
        Incident::Lost => case.facts.lost.map(say::incident_lost_on),
        Incident::Filed => case.facts.filing.and_then(Filing::on).map(say::incident_filed_on),
        Incident::Fined | Incident::HalfOffered | Incident::Refused => None,
    };
    paragraphs.extend(day);
    let again = match incident {
        Incident::Lost => Button::lasting(say::button_another_day(), Action::CaseLost(id)),
        Incident::Filed => Button::lasting(say::button_another_day(), Action::CaseFiled(id)),
        Incident::Fined | Incident::HalfOffered => {
            Button::lasting(say::button_another_day(), Action::CaseFined(id))
        }
        Incident::Refused => Button::lasting(say::button_another_day(), Action::CaseRefused(id)),
    };
    let untell = Button::lasting(say::button_untell(), Action::CaseUntell(id, incident));
    let mut rows = vec![vec![again, untell]];
    if incident == Incident::Lost {
        rows.insert(0, vec![Button::lasting(say::button_where_it_stands(), Action::CaseCheck(id))]);
    }
    rows.push(vec![Button::lasting(short_title(&case), Action::Case(id))]);
    turn.say_new(paragraphs, rows);
    Next::Done
}

/// The verdict on a saved document; a day that runs after a fine or a refusal comes before it.
pub fn verdict(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let first = concerns::concerns(case, turn.world).first().map(|(concern, _)| *concern);
    let handed_over = case.fined.and_then(|fined| fined.handed_over);
    let learnt = case.refused.and_then(|refused| refused.learnt);
    match (first, handed_over, learnt) {
        (Some(Concern::Incident(Incident::Fined)), Some(day), _) => {
            return Next::Show(Screen::CaseFine(id, day));
        }
        (Some(Concern::Incident(Incident::HalfOffered)), ..) => {
            if let Some(HalfOffered { on }) = case.half_offered {
                return Next::Show(Screen::CaseHalf(id, on));
            }
        }
        (Some(Concern::Incident(Incident::Refused)), _, Some(day)) => {
            return Next::Show(Screen::CaseRefusal(id, day));
        }
        _ => {}
    }
    let card = Card::of_case(case);
    turn.keep_told(id);
    Next::Show(Screen::Verdict(card))
}

/// The reminders of one document.
pub fn reminders(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    let mut paragraphs = vec![title(&case)];
    paragraphs.extend(schedule::paragraphs(&turn.chat, &case, usize::MAX, turn.world));
    let back = vec![Button::lasting(short_title(&case), Action::Case(case.id))];
    turn.say_new(paragraphs, vec![back, keyboards::menu_row()]);
    Next::Done
}

/// Says what was saved or changed, and the next reminders.
pub fn changed(turn: &mut Turn<'_>, id: CaseId, headline: Message) -> Next {
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Done };
    let mut paragraphs = vec![headline, title(&case)];
    paragraphs.extend(schedule::paragraphs(&turn.chat, &case, NEXT_ONES, turn.world));
    if schedule::has_a_last_rung(&case, &turn.chat.settings, turn.world) {
        paragraphs.push(say::reminders_promise());
    }
    let first = if case.rest == Some(Rest::Stopped) {
        vec![Button::lasting(say::button_resume(), Action::CaseResume(id))]
    } else if schedule::of(&case, &turn.chat.settings, turn.world).is_empty() {
        vec![
            Button::lasting(say::button_filed(), Action::CaseFiled(id)),
            Button::lasting(say::button_tomorrow(), Action::Tomorrow(id)),
        ]
    } else {
        vec![
            Button::lasting(say::button_ladder(), Action::CaseLadder(id)),
            Button::lasting(say::button_calendar(), Action::PaperOf(Kind::Calendar, id)),
        ]
    };
    let rows = vec![
        first,
        vec![keyboards::documents(), Button::lasting(say::button_settings(), Action::Settings)],
        keyboards::menu_row(),
    ];
    turn.say_new(paragraphs, rows);
    Next::Done
}

pub fn gone(turn: &mut Turn<'_>) -> Next {
    turn.say_new(vec![say::document_is_gone()], keyboards::main_menu());
    Next::Done
}
