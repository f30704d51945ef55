//! One saved document: everything that can be told about it, and the reminders that will come.

use crate::conversation::button::{Action, Noting};
use crate::conversation::draft::Card;
use crate::conversation::event::Button;
use crate::conversation::names::{self, short_title, title, title_line};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{keyboards, schedule};
use crate::paper::Kind;
use crate::reminders::{Case, CaseId, CaseState};
use crate::speech::{Message, say};

/// After a change so many reminders are shown; the rest is one press away.
const NEXT_ONES: usize = 3;

/// One document with everything that can be told about it.
pub fn show(turn: &mut Turn<'_>, id: CaseId) -> Next {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id).cloned() else { return Next::Show(Screen::CaseGone) };
    let mut paragraphs = vec![title(&case), say::case_state(names::state(&case.state))];
    if let Some(next) = schedule::of(&case, &turn.chat.settings, turn.world).first() {
        paragraphs.push(say::next_reminder(next.due_on));
    }
    turn.say_new(paragraphs, rows(&case));
    Next::Done
}

/// At most six rows; what is rarely wanted is behind the last one.
fn rows(case: &Case) -> Rows {
    let id = case.id;
    let one = Button::lasting;
    let mut rows: Rows = Vec::new();
    let mut first = vec![one(say::button_papers(), Action::CasePapers(id))];
    if case.facts.expires.is_some() {
        first.insert(0, one(say::button_where_it_stands(), Action::CaseCheck(id)));
    }
    rows.push(first);
    rows.push(match case.state {
        CaseState::Filed { .. } => vec![
            one(say::button_in_hand(), Action::CaseInHand(id)),
            one(say::button_returned(), Action::CaseReturned(id)),
        ],
        _ => vec![
            one(say::button_filed(), Action::CaseFiled(id)),
            one(say::button_in_hand(), Action::CaseInHand(id)),
        ],
    });
    rows.push(vec![
        one(say::button_case_fined(), Action::CaseFined(id)),
        one(say::button_case_lost(), Action::CaseLost(id)),
    ]);
    rows.push(vec![
        one(say::button_refused(), Action::CaseRefused(id)),
        one(say::button_ladder(), Action::CaseLadder(id)),
    ]);
    rows.push(vec![keyboards::documents(), keyboards::more(Action::CaseMore(id))]);
    rows
}

/// What is rarely told about a document: corrections, no more reminders, removing it.
pub fn more(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let one = Button::lasting;
    let mut rows: Rows = vec![vec![
        one(say::button_correct_date(), Action::CaseDate(id)),
        one(say::button_correct_label(), Action::CaseLabel(id)),
    ]];
    if matches!(case.state, CaseState::Filed { .. }) {
        rows.push(vec![one(say::button_correct_filing(), Action::CaseFiled(id))]);
    }
    rows.push(vec![one(say::button_visits(), Action::Visit(id, Noting::List))]);
    rows.push(vec![
        match case.state {
            CaseState::Stopped => one(say::button_resume(), Action::CaseResume(id)),
            _ => one(say::button_stop(), Action::CaseStop(id)),
        },
        one(say::button_remove(), Action::CaseRemove(id)),
    ]);
    rows.push(vec![one(short_title(case), Action::Case(id))]);
    rows.push(keyboards::menu_row());
    turn.say_new(vec![say::more_on(title_line(case))], rows);
    Next::Done
}

/// The verdict on a saved document; the days that run after a fine or a refusal come before it.
pub fn verdict(turn: &mut Turn<'_>, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    match case.state {
        CaseState::Fined { handed_over: Some(day) } => return Next::Show(Screen::CaseFine(id, day)),
        CaseState::HalfOffered { on } => return Next::Show(Screen::CaseHalf(id, on)),
        CaseState::Refused { learnt: Some(day) } => return Next::Show(Screen::CaseRefusal(id, day)),
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
    let first = if case.state == CaseState::Stopped {
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
