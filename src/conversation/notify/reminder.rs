//! What a reminder says, from the facts of the day it is sent on. The first line, which a locked
//! phone shows, holds nothing private.

use chrono::{Days, NaiveDate};

use crate::assess::{Reason, Standing, assess};
use crate::conversation::World;
use crate::conversation::asks;
use crate::conversation::button::{Action, day_number};
use crate::conversation::chat::Chat;
use crate::conversation::concerns::{self, Concern};
use crate::conversation::event::{Button, Say};
use crate::conversation::keyboards;
use crate::conversation::names::{self, short_title, title};
use crate::conversation::reporting::Reporting;
use crate::conversation::schedule;
use crate::conversation::screens::reports;
use crate::lang::Lang;
use crate::paper::Kind;
use crate::reminders::{Application, Attempt, Case, CaseId, Deadlines, Due, Incident, Rest, Rung};
use crate::speech::{Message, say, verdict};

/// More documents than this are only counted: a message has a longest length.
const MOST_SHOWN: usize = 8;

/// So many of them have a button of their own; the others are in the list of all documents.
const MOST_OPENED: usize = 2;

/// The words for what is due in a chat; `None` if all of it is gone.
pub fn words(chat: &Chat, attempt: &Attempt, world: &World<'_>) -> Option<Say> {
    let is_question = |due: &Due| due.id.rung == Rung::Ask;
    if attempt.due.iter().all(is_question) && !attempt.due.is_empty() {
        let is_of_today = attempt.due.iter().any(|due| due.id.due_on == world.today);
        return (is_of_today && asks::is_due(chat, world)).then(|| question(chat, attempt, world));
    }
    // Late, after an absence: the reminder itself has the button.
    let due = attempt.due.iter().filter(|due| !is_question(due)).copied().collect();
    let attempt = &Attempt { due, ..attempt.clone() };
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
    // A message makes a sound where something in it is near.
    let silent = attempt.due.iter().all(|due| due.id.rung.is_early());
    Some(Say { silent, ..Say::new(chat.lang_to_notify(), paragraphs, buttons) })
}

/// Whether they took it, without a sound.
fn question(chat: &Chat, attempt: &Attempt, world: &World<'_>) -> Say {
    let mut first = vec![say::report_preview()];
    first.extend(attempt.repeat.then(say::reminder_repeat));
    let mut paragraphs: Vec<Message> = verdict::in_lines(first).into_iter().collect();
    paragraphs.push(say::report_ask(world.today));
    let rows = reports::asked_by_itself(world.today);
    Say { silent: true, ..Say::new(chat.lang_to_notify(), paragraphs, rows) }
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
    Say::new(lang, paragraphs, Vec::new())
}

/// The documents that something is due about, the nearest date first.
fn due_cases<'a>(chat: &'a Chat, attempt: &Attempt, world: &World<'_>) -> Vec<&'a Case> {
    let is_due = |id: CaseId| attempt.due.iter().any(|due| due.id.case == id);
    let mut cases: Vec<&Case> = chat.cases.iter().filter(|case| is_due(case.id)).collect();
    // With the new one in hand only the day of a fine is still spoken of.
    cases.retain(|case| match case.rest {
        Some(Rest::Stopped) => false,
        Some(Rest::InHand) => case.fined.is_some() || case.half_offered.is_some(),
        None => true,
    });
    // A date that has passed is nearer than any to come.
    cases.sort_by_key(|case| {
        (concerns::nearest(case, world).is_none(), concerns::nearest(case, world), case.id)
    });
    cases
}

/// More than so many things at once are on the document's page.
const MOST_SPOKEN_OF: usize = 2;

/// A last day so near is named in every reminder about its document.
const NEAR: Days = Days::new(7);

/// Which document, and what to do about it: what is due, and what ends within days; else the most urgent.
fn about(case: &Case, attempt: &Attempt, world: &World<'_>) -> Vec<Message> {
    let due: Vec<&Due> = attempt.due.iter().filter(|due| due.id.case == case.id).collect();
    let concerns = concerns::concerns(case, world);
    let dates = concerns::deadlines(case, world);
    let is_spoken_of = |(concern, date): &&(Concern, Option<NaiveDate>)| {
        let is_near = date.is_some_and(|date| date >= world.today && date <= world.today + NEAR);
        let counted_from = match concern {
            Concern::Incident(Incident::Fined) => dates.object_on(),
            Concern::Incident(Incident::Refused) => dates.refusal_on(),
            _ => *date,
        };
        is_near || due.iter().any(|due| is_due(*concern, counted_from, due))
    };
    let mut spoken_of: Vec<Concern> =
        concerns.iter().filter(is_spoken_of).map(|(concern, _)| *concern).collect();
    let lost = Concern::Incident(Incident::Lost);
    if spoken_of.contains(&lost) && !matches!(case.application(), Application::Pending(_)) {
        // To report a loss is to apply for a new document.
        spoken_of.retain(|concern| *concern != Concern::Renewal);
    }
    if spoken_of.is_empty() {
        spoken_of.extend(concerns.first().map(|(concern, _)| *concern));
    }
    let is_silence = due.iter().any(|due| due.id.rung == Rung::Silence);
    let is_last_day = dates.expires == Some(world.today);
    let is_late = dates.apply_by.or(dates.expires).is_some_and(|last| world.today > last) && !is_last_day;
    let alone = spoken_of.len() == 1;
    let told: Vec<Message> = spoken_of
        .iter()
        .take(MOST_SPOKEN_OF)
        .flat_map(|concern| match concern {
            // Two last days to complain: each is said with what it is about, and the rest is one press away.
            concern @ Concern::Incident(Incident::Fined | Incident::Refused) if !alone => {
                let state = say::case_state(names::state(case, *concern));
                let words = words_of(*concern, case, &dates, is_silence, world);
                std::iter::once(state).chain(words.into_iter().take(1)).collect()
            }
            // "Ask a lawyer first" stands in its headline; what paying half means is one press away.
            concern @ Concern::Incident(Incident::HalfOffered) if !alone => {
                let words = words_of(*concern, case, &dates, is_silence, world);
                words.into_iter().take(1).collect()
            }
            // The verdict is long and one press away; the first thing to do about it is not.
            Concern::Renewal if !alone && is_late => vec![say::reminder_and_apply()],
            concern => words_of(*concern, case, &dates, is_silence, world),
        })
        .collect();
    // The receipt of a verdict names the last day too, and whoever has applied waits for no day of the card.
    let is_filed = matches!(case.application(), Application::Pending(_));
    let name = if told.len() > 1 || is_filed { short_title(case) } else { title(case) };
    let told = told.into_iter().chain(our_reading(&spoken_of, case, world)).collect();
    std::iter::once(name).chain(verdict::in_lines(told)).collect()
}

/// That the day to apply or to report a loss is published for another document, and for this one our reading.
fn our_reading(spoken_of: &[Concern], case: &Case, world: &World<'_>) -> Option<Message> {
    let assessment = assess(&case.facts, world.today, world.law).ok()?;
    let expired = assessment.standing == Some(Standing::Expired);
    let pending = matches!(case.application(), Application::Pending(_));
    let of = |concern: &Concern| match concern {
        Concern::Renewal => (!expired && !pending).then_some(Reason::RenewalOurReading),
        Concern::Incident(Incident::Lost) => Some(Reason::LossOurReading),
        Concern::Incident(_) => None,
    };
    let read = spoken_of.iter().filter_map(of).any(|reason| assessment.reasons.contains(&reason));
    read.then(say::reminder_our_reading)
}

/// Whether this reminder came for this, counted from that date; a copy of a last rung comes within days of it.
fn is_due(concern: Concern, date: Option<NaiveDate>, due: &Due) -> bool {
    let is_copy = due.id.rung == Rung::Again;
    let copied = is_copy && date.is_some_and(|date| date < due.id.due_on && due.id.due_on <= date + NEAR);
    match concern {
        Concern::Incident(Incident::Fined | Incident::Refused) => {
            let counted = matches!(due.id.rung, Rung::Object(days)
                if date == Some(due.id.due_on + Days::new(u64::from(days))));
            counted || copied
        }
        Concern::Incident(Incident::HalfOffered) => matches!(due.id.rung, Rung::Half(_)),
        Concern::Incident(Incident::Lost) => matches!(due.id.rung, Rung::Loss(_)) || copied,
        Concern::Incident(Incident::Filed) => false,
        Concern::Renewal => {
            let of_another = matches!(
                due.id.rung,
                Rung::Object(_) | Rung::Half(_) | Rung::Loss(_) | Rung::Snoozed | Rung::Again
            );
            copied || !of_another
        }
    }
}

/// What to do about one of the things that a document asks for.
fn words_of(
    concern: Concern,
    case: &Case,
    dates: &Deadlines,
    is_silence: bool,
    world: &World<'_>,
) -> Vec<Message> {
    match (concern, case.application()) {
        (Concern::Incident(Incident::Fined), _) => {
            dates.object_by.map(|last| object(last, world)).unwrap_or_default()
        }
        (Concern::Incident(Incident::HalfOffered), _) => {
            dates.half_by.map(|last| half(last, world)).unwrap_or_default()
        }
        (Concern::Incident(Incident::Refused), _) => {
            dates.refusal_by.map(|last| object(last, world)).unwrap_or_default()
        }
        (Concern::Incident(Incident::Lost), _) => {
            dates.loss_by.map(|last| loss(last, world)).into_iter().collect()
        }
        (_, Application::Pending(on)) if on == world.today => vec![say::reminder_filing_day()],
        (_, Application::Pending(on)) => {
            let silence = schedule::silence(case, world).filter(|_| is_silence);
            vec![silence.unwrap_or_else(|| say::reminder_pending(on))]
        }
        _ => where_it_stands(case, dates, world),
    }
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
    let mut rows = match case.application() {
        Application::Pending(on) => vec![
            if on == world.today {
                vec![how_did_it_go()]
            } else {
                vec![
                    Button::lasting(say::button_in_hand(), Action::CaseInHand(id)),
                    Button::lasting(say::button_returned(), Action::CaseReturned(id)),
                ]
            },
            match concerns::answer_by(&case.facts, world) {
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

/// Whoever is reminded to go today can report afterwards whether they took it.
fn how_did_it_go() -> Button {
    Button::lasting(say::button_report_ask(), Action::Report(Reporting::Ask))
}

/// On the last day, and after it, the reminder says "go today".
fn is_to_go_today(case: &Case, world: &World<'_>) -> bool {
    let dates = concerns::deadlines(case, world);
    dates.apply_by.is_some() && dates.go_by.is_some_and(|day| day == world.today)
}

fn open(case: &Case) -> Vec<Button> {
    vec![Button::lasting(short_title(case), Action::Case(case.id))]
}
