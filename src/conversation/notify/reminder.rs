//! What a reminder says, from the facts of the day it is sent on. The first line, which a locked
//! phone shows, holds nothing private.

use chrono::NaiveDate;

use crate::assess::assess;
use crate::conversation::World;
use crate::conversation::button::{Action, day_number};
use crate::conversation::chat::Chat;
use crate::conversation::event::{Button, Say};
use crate::conversation::keyboards;
use crate::conversation::names::{short_title, title};
use crate::conversation::reporting::Reporting;
use crate::conversation::schedule;
use crate::lang::Lang;
use crate::paper::Kind;
use crate::reminders::{Attempt, Case, CaseId, CaseState, Deadlines, Rung};
use crate::speech::{Message, say, verdict};

/// More documents than this are only counted: a message has a longest length.
const MOST_SHOWN: usize = 8;

/// So many of them have a button of their own; the others are in the list of all documents.
const MOST_OPENED: usize = 2;

/// The words for what is due in a chat; `None` if all of it is gone.
pub fn words(chat: &Chat, attempt: &Attempt, world: &World<'_>) -> Option<Say> {
    let cases = due_cases(chat, attempt, world);
    let mut first = vec![say::reminder_preview()];
    first.extend(attempt.repeat.then(say::reminder_repeat));
    let mut paragraphs: Vec<Message> = verdict::in_lines(first).into_iter().collect();
    let buttons = match cases.as_slice() {
        [] => return None,
        [case] => {
            paragraphs.extend(about(case, attempt, world));
            answers(case, world)
        }
        several => {
            paragraphs.push(say::reminder_digest(several.len() as i64));
            for case in several.iter().take(MOST_SHOWN) {
                paragraphs.extend(about(case, attempt, world));
            }
            let more = several.len().saturating_sub(MOST_SHOWN);
            if more > 0 {
                paragraphs.push(say::reminder_more(more as i64));
            }
            let mut rows: Vec<Vec<Button>> =
                several.iter().take(MOST_OPENED).map(|case| open(case)).collect();
            rows.push(vec![keyboards::documents(), Button::lasting(say::button_read_all(), Action::ReadAll)]);
            rows
        }
    };
    Some(Say { lang: chat.lang_to_notify(), paragraphs, buttons, instead_of: None, reply_to: None })
}

/// The plain form, for when the usual one was refused or could not be made.
pub fn plain(lang: Lang, repeat: bool) -> Say {
    alone(lang, say::reminder_plain(), repeat)
}

/// A reminder of one paragraph.
pub fn alone(lang: Lang, message: Message, repeat: bool) -> Say {
    let mut paragraphs = vec![message];
    if repeat {
        paragraphs.push(say::reminder_repeat());
    }
    Say { lang, paragraphs, buttons: Vec::new(), instead_of: None, reply_to: None }
}

/// The documents that something is due about, the nearest date first.
fn due_cases<'a>(chat: &'a Chat, attempt: &Attempt, world: &World<'_>) -> Vec<&'a Case> {
    let is_due = |id: CaseId| attempt.due.iter().any(|due| due.id.case == id);
    let mut cases: Vec<&Case> = chat.cases.iter().filter(|case| is_due(case.id)).collect();
    cases.retain(|case| !matches!(case.state, CaseState::InHand | CaseState::Stopped));
    // A date that has passed is nearer than any to come.
    cases.sort_by_key(|case| {
        (schedule::nearest(case, world).is_none(), schedule::nearest(case, world), case.id)
    });
    cases
}

/// Which document, and the one thing to do about it.
fn about(case: &Case, attempt: &Attempt, world: &World<'_>) -> Vec<Message> {
    let is_due = |rung| attempt.due.iter().any(|due| due.id.case == case.id && due.id.rung == rung);
    let dates = schedule::deadlines(case, world);
    let told = match case.state {
        CaseState::Filed { on } if on == world.today => vec![say::reminder_filing_day()],
        CaseState::Filed { on } => vec![match dates.answer_by {
            Some(limit) if is_due(Rung::Silence) => say::reminder_silence((limit - on).num_days(), on, limit),
            _ => say::reminder_pending(on),
        }],
        CaseState::Fined { .. } => dates.object_by.map(|last| object(last, world)).unwrap_or_default(),
        CaseState::HalfOffered { .. } => {
            let last = dates.half_by.map(|last| half(last, world)).unwrap_or_default();
            last.into_iter().chain(where_it_stands(case, &dates, world)).collect()
        }
        CaseState::Refused { .. } => {
            let last = dates.object_by.map(|last| object(last, world)).unwrap_or_default();
            last.into_iter().chain(where_it_stands(case, &dates, world)).collect()
        }
        CaseState::Lost { .. } => match dates.loss_by {
            Some(last) => vec![loss(last, world)],
            None => where_it_stands(case, &dates, world),
        },
        _ => where_it_stands(case, &dates, world),
    };
    // The receipt of a verdict names the last day too, and whoever has applied waits for no day of the card.
    let is_filed = matches!(case.state, CaseState::Filed { .. });
    let name = if told.len() > 1 || is_filed { short_title(case) } else { title(case) };
    std::iter::once(name).chain(verdict::in_lines(told)).collect()
}

/// The one thing to do about a document that is not filed, or its verdict once it has expired.
fn where_it_stands(case: &Case, dates: &Deadlines, world: &World<'_>) -> Vec<Message> {
    let today = world.today;
    let Some(expires) = dates.expires else { return Vec::new() };
    if today > expires {
        return verdict_of(case, world);
    }
    let days = |date: NaiveDate| (date - today).num_days();
    vec![match (dates.go_by, dates.apply_by) {
        (_, Some(_)) if today == expires => say::reminder_apply_last_day(),
        (_, Some(apply_by)) if today > apply_by => say::reminder_apply_late(apply_by, expires),
        (Some(go_by), Some(apply_by)) if today < go_by => {
            say::reminder_apply_ahead(apply_by, days(go_by), go_by)
        }
        (Some(go_by), Some(_)) if today == go_by => say::reminder_apply_today(),
        // The last day itself is one on which no office is open, and has not passed.
        (Some(go_by), Some(_)) => say::reminder_apply_next_working_day(expires, go_by),
        (None, Some(apply_by)) => say::reminder_apply_ahead_provisional(apply_by, days(apply_by)),
        (_, None) if today == expires => say::reminder_expires_today(),
        (_, None) => say::reminder_expires_ahead(days(expires), expires),
    }]
}

/// Headline and state of the verdict with the first thing to do; the whole of it is one press away.
fn verdict_of(case: &Case, world: &World<'_>) -> Vec<Message> {
    let Ok(assessment) = assess(&case.facts, world.today, world.law) else { return Vec::new() };
    let words = verdict::tell(&assessment, &case.facts, world.law);
    let step = assessment.steps.first();
    let step = step.map(|step| verdict::step(*step, &assessment, &case.facts, world.law));
    words.summary().into_iter().chain(step).collect()
}

fn object(last: NaiveDate, world: &World<'_>) -> Vec<Message> {
    if last < world.today {
        return vec![say::fined_last_day_passed(last)];
    }
    let until = verdict::complain_until(last, world.today, world.law);
    std::iter::once(until.headline).chain(until.note).collect()
}

/// Paying half is no advice: it counts as a penalty.
fn half(last: NaiveDate, world: &World<'_>) -> Vec<Message> {
    if last < world.today {
        return Vec::new();
    }
    vec![
        say::verdict_stage_half_headline(last),
        say::verdict_stage_half_weight(),
        say::verdict_stage_half_ask(),
    ]
}

fn loss(last: NaiveDate, world: &World<'_>) -> Message {
    match (last - world.today).num_days() {
        0 => say::reminder_loss_today(),
        days @ 1.. => say::reminder_loss_ahead(days, last),
        _ => say::reminder_loss_passed(last),
    }
}

/// At most three rows, two a row; everything else is on the document's page.
fn answers(case: &Case, world: &World<'_>) -> Vec<Vec<Button>> {
    let id = case.id;
    let tomorrow = Button::lasting(say::button_tomorrow(), Action::Tomorrow(id));
    let read = Button::lasting(say::button_read(), Action::Read(id));
    let stop = Button::lasting(
        say::button_stop(),
        Action::StopReminders(id, case.facts.expires.and_then(day_number)),
    );
    let mut rows = match case.state {
        CaseState::Filed { on } => vec![
            if on == world.today {
                vec![how_did_it_go()]
            } else {
                vec![
                    Button::lasting(say::button_in_hand(), Action::CaseInHand(id)),
                    Button::lasting(say::button_returned(), Action::CaseReturned(id)),
                ]
            },
            match schedule::answer_by(&case.facts, world) {
                Some(limit) if limit < world.today => {
                    vec![Button::lasting(say::button_complaint(), Action::PaperOf(Kind::Complaint, id)), read]
                }
                _ => vec![tomorrow, read],
            },
        ],
        _ => {
            let mut second = vec![read];
            if is_to_go_today(case, world) {
                second.push(how_did_it_go());
            } else if case.facts.expires.is_some() {
                second.push(Button::lasting(say::button_where_it_stands(), Action::CaseCheck(id)));
            }
            vec![vec![Button::lasting(say::button_filed(), Action::CaseFiled(id)), tomorrow], second]
        }
    };
    rows.push(vec![stop, keyboards::more(Action::Case(id))]);
    rows
}

/// Whoever is told to go today can tell afterwards whether they took it.
fn how_did_it_go() -> Button {
    Button::lasting(say::button_report_ask(), Action::Report(Reporting::Ask))
}

/// On the last day, and after it, the reminder says "go today".
fn is_to_go_today(case: &Case, world: &World<'_>) -> bool {
    let dates = schedule::deadlines(case, world);
    dates.apply_by.is_some() && dates.go_by.is_some_and(|day| day == world.today)
}

fn open(case: &Case) -> Vec<Button> {
    vec![Button::lasting(short_title(case), Action::Case(case.id))]
}
