//! The overview of the saved documents, one document with everything that can be told about it,
//! and the reminders that will come.

use chrono::NaiveDate;

use super::names::{short_title, state_id, title};
use super::{draft_of, gone, keep_told};
use crate::conversation::button::Action;
use crate::conversation::event::Button;
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{menu, settings, upcoming, verdict};
use crate::paper::Kind;
use crate::reminders::{Case, CaseId, CaseState};
use crate::speech::{Message, say};

/// So many documents fit on a phone's screen, and in one message.
const A_PAGE: usize = 8;

/// "My documents": the nearest deadline first, a page at a time.
pub fn list(turn: &mut Turn<'_>, page: u16) {
    turn.chat.flow = None;
    if turn.chat.cases.is_empty() {
        let rows = vec![
            vec![turn.lasting(say::button_check(), Action::Check)],
            vec![turn.lasting(say::button_waiting(), Action::Waiting)],
            menu::menu_row(turn),
        ];
        return turn.say_new(vec![say::no_documents()], rows);
    }
    let cases = nearest_first(turn);
    let pages: Vec<&[(Option<NaiveDate>, Case)]> = cases.chunks(A_PAGE).collect();
    let at = usize::from(page).min(pages.len() - 1);
    let mut paragraphs = vec![say::documents_headline(cases.len() as i64)];
    let mut rows: Rows = Vec::new();
    for (deadline, case) in pages.get(at).copied().unwrap_or_default() {
        paragraphs.push(overview_line(turn, case, *deadline));
        rows.push(vec![turn.lasting(short_title(case), Action::Case(case.id))]);
    }
    rows.extend(page_row(turn, at, pages.len()));
    rows.push(vec![
        turn.lasting(say::button_add_document(), Action::Check),
        turn.lasting(say::button_all_reminders(), Action::Reminders),
    ]);
    rows.push(vec![turn.lasting(say::button_calendar_all(), Action::PaperOfAll(Kind::Calendar))]);
    rows.push(menu::menu_row(turn));
    turn.say_new(paragraphs, rows);
}

/// The saved documents with their next deadline, the nearest first.
fn nearest_first(turn: &Turn<'_>) -> Vec<(Option<NaiveDate>, Case)> {
    let with_deadline = |case: &Case| (upcoming::next_deadline(case, turn.world), case.clone());
    let mut cases: Vec<(Option<NaiveDate>, Case)> = turn.chat.cases.iter().map(with_deadline).collect();
    cases.sort_by_cached_key(|(_, case)| {
        let nearest = upcoming::nearest(case, turn.world);
        (nearest.is_none(), nearest, case.id)
    });
    cases
}

fn page_row(turn: &Turn<'_>, at: usize, pages: usize) -> Option<Vec<Button>> {
    let to = |page: usize, label: Message| {
        let page = u16::try_from(page).unwrap_or_default();
        turn.lasting(label, Action::Page(page))
    };
    let mut row = Vec::new();
    if at > 0 {
        row.push(to(at - 1, say::button_nearer()));
    }
    if at + 1 < pages {
        row.push(to(at + 1, say::button_further()));
    }
    (!row.is_empty()).then_some(row)
}

fn overview_line(turn: &Turn<'_>, case: &Case, deadline: Option<NaiveDate>) -> Message {
    let state = Message::new(format!("case-state-{}", state_id(&case.state)));
    let passed = upcoming::nearest(case, turn.world).is_some();
    match deadline {
        Some(deadline) => say::overview_line(deadline, state, title(case)),
        None if passed => say::overview_line_passed(state, title(case)),
        None => say::overview_line_no_date(state, title(case)),
    }
}

/// One document with everything that can be told about it.
pub fn show(turn: &mut Turn<'_>, id: CaseId) {
    turn.chat.flow = None;
    let Some(case) = turn.chat.case(id).cloned() else { return gone(turn) };
    let state = Message::new(format!("case-state-{}", state_id(&case.state)));
    let mut paragraphs = vec![title(&case), say::case_state(state)];
    if let Some(next) = upcoming::of(&case, &turn.chat.settings, turn.world).first() {
        paragraphs.push(say::next_reminder(next.due_on));
    }
    let rows = case_rows(turn, &case);
    turn.say_new(paragraphs, rows);
}

fn case_rows(turn: &Turn<'_>, case: &Case) -> Rows {
    let id = case.id;
    let one = |label: Message, action: Action| turn.lasting(label, action);
    let mut rows: Rows = Vec::new();
    if case.facts.expires.is_some() {
        rows.push(vec![one(say::button_where_it_stands(), Action::CaseCheck(id))]);
    }
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
    if matches!(case.state, CaseState::Filed { .. }) {
        rows.push(vec![one(say::button_correct_filing(), Action::CaseFiled(id))]);
    }
    rows.push(vec![
        one(say::button_refused(), Action::CaseRefused(id)),
        one(say::button_case_lost(), Action::CaseLost(id)),
        one(say::button_case_fined(), Action::CaseFined(id)),
    ]);
    rows.push(vec![
        one(say::button_ladder(), Action::CaseLadder(id)),
        one(say::button_papers(), Action::CasePapers(id)),
    ]);
    rows.push(vec![
        one(say::button_correct_date(), Action::CaseDate(id)),
        one(say::button_correct_label(), Action::CaseLabel(id)),
    ]);
    rows.push(vec![
        match case.state {
            CaseState::Stopped => one(say::button_resume(), Action::CaseResume(id)),
            _ => one(say::button_stop(), Action::CaseStop(id)),
        },
        one(say::button_remove(), Action::CaseRemove(id)),
    ]);
    rows.push(vec![one(say::button_documents(), Action::Documents), one(say::button_menu(), Action::Menu)]);
    rows
}

/// The verdict on a saved document.
pub fn check(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id) else { return gone(turn) };
    let draft = draft_of(case);
    keep_told(turn, id);
    verdict::give(turn, draft);
}

/// The reminders that will come: all of them for one document, the next ones for several.
pub fn reminders(turn: &mut Turn<'_>) {
    turn.chat.flow = None;
    let cases = nearest_first(turn);
    let (mut paragraphs, mut rows): (Vec<Message>, Rows) = (Vec::new(), Vec::new());
    match cases.as_slice() {
        [] => return list(turn, 0),
        [(_, only)] => {
            paragraphs.push(title(only));
            paragraphs.extend(ladder_lines(turn, only, usize::MAX));
        }
        several => {
            for (_, case) in several.iter().take(A_PAGE) {
                paragraphs.push(title(case));
                paragraphs.extend(upcoming_few(turn, case));
                rows.push(vec![turn.lasting(short_title(case), Action::CaseLadder(case.id))]);
            }
            let more = several.len().saturating_sub(A_PAGE);
            paragraphs.extend((more > 0).then(|| say::reminder_more(more as i64)));
        }
    }
    rows.push(vec![turn.lasting(say::button_settings(), Action::Settings)]);
    rows.push(vec![
        turn.lasting(say::button_documents(), Action::Documents),
        turn.lasting(say::button_menu(), Action::Menu),
    ]);
    turn.say_new(paragraphs, rows);
}

/// The reminders of one document.
pub fn ladder(turn: &mut Turn<'_>, id: CaseId) {
    let Some(case) = turn.chat.case(id).cloned() else { return gone(turn) };
    let mut paragraphs = vec![title(&case)];
    paragraphs.extend(ladder_lines(turn, &case, usize::MAX));
    let rows = vec![vec![short_back(turn, &case)], menu::menu_row(turn)];
    turn.say_new(paragraphs, rows);
}

fn short_back(turn: &Turn<'_>, case: &Case) -> Button {
    turn.lasting(short_title(case), Action::Case(case.id))
}

/// After a change so many reminders are shown; the rest is one press away.
const NEXT_ONES: usize = 3;

/// Says what was saved and the next reminders.
pub fn tell_ladder(turn: &mut Turn<'_>, id: CaseId, headline: Message) {
    let Some(case) = turn.chat.case(id).cloned() else { return };
    let mut paragraphs = vec![headline, title(&case)];
    paragraphs.extend(ladder_lines(turn, &case, NEXT_ONES));
    if upcoming::has_a_last_rung(&case, &turn.chat.settings, turn.world) {
        paragraphs.push(say::reminders_promise());
    }
    let first = if upcoming::of(&case, &turn.chat.settings, turn.world).is_empty() {
        vec![
            turn.lasting(say::button_filed(), Action::CaseFiled(id)),
            turn.lasting(say::button_tomorrow(), Action::Tomorrow(id)),
        ]
    } else {
        vec![
            turn.lasting(say::button_ladder(), Action::CaseLadder(id)),
            turn.lasting(say::button_calendar(), Action::PaperOf(Kind::Calendar, id)),
        ]
    };
    let rows = vec![
        first,
        vec![
            turn.lasting(say::button_documents(), Action::Documents),
            turn.lasting(say::button_settings(), Action::Settings),
        ],
        menu::menu_row(turn),
    ];
    turn.say_new(paragraphs, rows);
}

/// The next reminders of one of several documents.
fn upcoming_few(turn: &Turn<'_>, case: &Case) -> Vec<Message> {
    let mut lines = ladder_lines(turn, case, NEXT_ONES);
    // All of them are behind the button with the document's name, not behind this list.
    lines.retain(|line| line.id != "reminders-and-more");
    lines
}

/// The reminders of one document: how many and at which hour, then the next ones, a line each.
fn ladder_lines(turn: &Turn<'_>, case: &Case, most: usize) -> Vec<Message> {
    let planned = upcoming::of(case, &turn.chat.settings, turn.world);
    if planned.is_empty() {
        let expired = upcoming::nearest(case, turn.world).is_some();
        return vec![if expired { say::no_reminders_expired() } else { say::no_reminders_left() }];
    }
    let (count, hour) = (planned.len() as i64, settings::hour_text(turn.chat.settings.hour));
    // One line more would take the place of the line that says how many are left.
    if planned.len() <= most.saturating_add(1) {
        let mut lines =
            vec![say::reminders_will_come(count, hour), upcoming::lines_in_runs(case, &planned, turn.world)];
        lines.extend(planned.iter().any(|one| one.provisional).then(say::reminders_provisional));
        return lines;
    }
    let next = planned.get(..most).unwrap_or_default();
    vec![
        say::reminders_will_come_next(count, hour),
        upcoming::lines(case, next, turn.world),
        say::reminders_and_more(count - most as i64),
    ]
}
