//! Looking at a chat again without being asked: after the law has changed, after a release that
//! corrects what an earlier one told, and every day for what has been kept long enough.

use chrono::{Months, NaiveDate};

use super::{correction, notice, wishes};
use crate::assess::{Assessment, assess};
use crate::conversation::World;
use crate::conversation::button::Action;
use crate::conversation::chat::{Chat, Corrections, RETENTION_MONTHS};
use crate::conversation::event::{Button, Say};
use crate::conversation::keyboards;
use crate::conversation::names::{short_title, title};
use crate::conversation::schedule;
use crate::law::Law;
use crate::reminders::{Case, Planned, Settings};
use crate::speech::{Message, say, verdict};

/// What looking again came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    /// The chat without what has been kept long enough; `None` if nothing of it is left.
    pub chat: Option<Chat>,
    /// Whether the chat is another one now.
    pub changed: bool,
    /// One message to those whom a correction of ours or a change of the law concerns.
    pub say: Option<Say>,
    /// What that message told, for the history.
    pub told: Vec<Assessment>,
}

/// Looks at a chat again: by the law in force, and by the one `before` it if that has changed.
pub fn look_again(mut chat: Chat, before: Option<&Law>, world: &World<'_>) -> Again {
    let stored = chat.clone();
    chat.forget_stale(world.now);
    for case in chat.cases.iter_mut().filter(|case| case.touched.is_none()) {
        // Saved by a release that did not write down when: it is counted from now.
        case.touch(world.today);
    }
    chat.cases.retain(|case| !is_over(case, world.today));
    if !stored.cases.is_empty() && chat.cases.is_empty() {
        return Again { chat: None, changed: true, say: None, told: Vec::new() };
    }
    let mistakes = correction::mistakes(&chat, world);
    chat.corrections = Corrections::ALL;
    // What was our mistake is never told as a change of the law.
    let rightly_told = Chat {
        cases: chat.cases.iter().filter(|case| !mistakes.concern(case.id)).cloned().collect(),
        ..chat.clone()
    };
    let (news, mut told) = before.map_or((None, Vec::new()), |before| news(&rightly_told, before, world));
    told.extend(mistakes.told());
    let noted = before.and_then(|before| notice::tell(&chat, before, world));
    let news = match (news, noted) {
        (Some(news), Some(noted)) => Some(both(news, noted)),
        (news, noted) => news.or(noted),
    };
    let known = wishes::tell(&mut chat, world);
    let news = match (news, known) {
        (Some(news), Some(known)) => Some(both(news, known)),
        (news, known) => news.or(known),
    };
    let lang = chat.lang_to_notify();
    // One message at a time: the question comes another day.
    let say = match (mistakes.say(lang), news) {
        (Some(ours), Some(news)) => Some(both(ours, news)),
        (ours, news) => ours.or(news).or_else(|| still_needed(&mut chat, world.today)),
    };
    let changed = chat != stored;
    Again { chat: Some(chat), changed, say, told }
}

/// One message of both: what was our mistake, then what has changed.
fn both(mut ours: Say, news: Say) -> Say {
    ours.paragraphs.extend(news.paragraphs);
    ours.buttons.splice(0..0, news.buttons);
    ours
}

/// A document is asked about this many months before it is erased.
const ASKED_MONTHS_BEFORE: u32 = 1;

/// Whether a document has been kept long enough: counted from its last date or its owner's last act,
/// and only some weeks after its owner was asked.
fn is_over(case: &Case, today: NaiveDate) -> bool {
    let month = Months::new(ASKED_MONTHS_BEFORE);
    let asked = case.asked_to_keep.and_then(|asked| asked.checked_add_months(month));
    erased_on(case).is_some_and(|day| day < today) && asked.is_some_and(|until| until <= today)
}

/// So many documents are asked about in one message; the others the next day.
const MOST_ASKED: usize = 5;
/// So many documents have a button below the news of a change; the others are in the list of all.
const MOST_OPENED: usize = 2;

fn erased_on(case: &Case) -> Option<NaiveDate> {
    case.last_date()?.checked_add_months(Months::new(RETENTION_MONTHS.unsigned_abs() as u32))
}

/// Asks a month before whether documents are still needed.
fn still_needed(chat: &mut Chat, today: NaiveDate) -> Option<Say> {
    let lang = chat.lang_to_notify();
    let soon = |case: &Case| {
        let asked_from = erased_on(case)?.checked_sub_months(Months::new(ASKED_MONTHS_BEFORE))?;
        (case.asked_to_keep.is_none() && asked_from <= today).then_some(())
    };
    let (mut paragraphs, mut buttons) = (vec![say::still_needed()], Vec::new());
    for case in chat.cases.iter_mut().filter(|case| soon(case).is_some()).take(MOST_ASKED) {
        case.asked_to_keep = Some(today);
        paragraphs.push(title(case));
        buttons.push(vec![Button::lasting(say::button_keep(short_title(case)), Action::Keep(case.id))]);
    }
    if buttons.is_empty() {
        return None;
    }
    Some(Say::new(lang, paragraphs, buttons))
}

fn news(chat: &Chat, before: &Law, world: &World<'_>) -> (Option<Say>, Vec<Assessment>) {
    let old_world = World { law: before, ..*world };
    let (mut paragraphs, mut told, mut buttons) = (vec![say::law_changed()], Vec::new(), Vec::new());
    for case in &chat.cases {
        if let Some((words, assessment)) = news_of(case, &chat.settings, &old_world, world) {
            paragraphs.push(title(case));
            paragraphs.extend(words);
            if buttons.len() < MOST_OPENED {
                buttons.push(vec![Button::lasting(short_title(case), Action::CaseCheck(case.id))]);
            }
            told.push(assessment);
        }
    }
    let Some(checked) = told.iter().map(|assessment| assessment.law_checked_on).max() else {
        return (None, told);
    };
    paragraphs.push(say::law_changed_why(checked));
    buttons.push(vec![keyboards::documents(), keyboards::menu()]);
    (Some(Say::new(chat.lang_to_notify(), paragraphs, buttons)), told)
}

/// Was, is now; `None` where neither the verdict nor the reminders of a document changed.
fn news_of(
    case: &Case,
    settings: &Settings,
    old: &World<'_>,
    new: &World<'_>,
) -> Option<(Vec<Message>, Assessment)> {
    let was = assess(&case.facts, new.today, old.law).ok()?;
    let now = assess(&case.facts, new.today, new.law).ok()?;
    let headline = |assessment: &Assessment, law: &Law| verdict::tell(assessment, &case.facts, law).headline;
    if same_verdict(&was, &now) {
        let same_days = days(case, settings, old) == days(case, settings, new);
        return (!same_days).then(|| (vec![say::law_changed_ladder()], now));
    }
    let words =
        vec![say::law_changed_was(headline(&was, old.law)), say::law_changed_now(headline(&now, new.law))];
    Some((words, now))
}

/// The same in what it means for the person: a new source or a later check is no news.
fn same_verdict(was: &Assessment, now: &Assessment) -> bool {
    was.standing == now.standing
        && was.waiver.verdict == now.waiver.verdict
        && was.penalty == now.penalty
        && was.steps == now.steps
}

fn days(
    case: &Case,
    settings: &Settings,
    world: &World<'_>,
) -> Vec<(crate::reminders::Rung, chrono::NaiveDate)> {
    let ahead = |planned: &Planned| planned.at > world.now;
    let planned = schedule::planned(case, settings, world);
    planned.into_iter().filter(ahead).map(|planned| (planned.rung, planned.due_on)).collect()
}
