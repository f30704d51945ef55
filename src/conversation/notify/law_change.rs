//! Looking at a chat again without being asked: after the law has changed, and every day for what
//! has been kept long enough.

use chrono::Months;

use crate::assess::{Assessment, assess};
use crate::conversation::World;
use crate::conversation::button::Action;
use crate::conversation::chat::{Chat, RETENTION_MONTHS};
use crate::conversation::event::{Button, Say};
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
    /// One message to those whom a change of the law concerns.
    pub say: Option<Say>,
    /// What that message told, for the history.
    pub told: Vec<Assessment>,
}

/// Looks at a chat again: by the law in force, and by the one `before` it if that has changed.
pub fn look_again(mut chat: Chat, before: Option<&Law>, world: &World<'_>) -> Again {
    let stored = chat.cases.len();
    let kept_since = world.today.checked_sub_months(Months::new(RETENTION_MONTHS.unsigned_abs() as u32));
    chat.cases.retain(|case| case.last_date() >= kept_since || case.last_date().is_none());
    let changed = chat.cases.len() != stored;
    if changed && chat.cases.is_empty() {
        return Again { chat: None, changed, say: None, told: Vec::new() };
    }
    let (say, told) = before.map_or((None, Vec::new()), |before| news(&chat, before, world));
    Again { chat: Some(chat), changed, say, told }
}

fn news(chat: &Chat, before: &Law, world: &World<'_>) -> (Option<Say>, Vec<Assessment>) {
    let old_world = World { law: before, ..*world };
    let (mut paragraphs, mut told, mut buttons) = (vec![say::law_changed()], Vec::new(), Vec::new());
    for case in &chat.cases {
        if let Some((words, assessment)) = news_of(case, &chat.settings, &old_world, world) {
            paragraphs.push(title(case));
            paragraphs.extend(words);
            buttons.push(vec![Button::lasting(short_title(case), Action::CaseCheck(case.id))]);
            told.push(assessment);
        }
    }
    let Some(checked) = told.iter().map(|assessment| assessment.law_checked_on).max() else {
        return (None, told);
    };
    paragraphs.push(say::law_changed_why(checked));
    (Some(Say { lang: chat.lang_to_notify(), paragraphs, buttons, instead_of: None }), told)
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
    let headline =
        |assessment: &Assessment, law: &Law| verdict::tell(assessment, &case.facts, law).into_iter().next();
    if same_verdict(&was, &now) {
        let same_days = days(case, settings, old) == days(case, settings, new);
        return (!same_days).then(|| (vec![say::law_changed_ladder()], now));
    }
    let words =
        vec![say::law_changed_was(headline(&was, old.law)?), say::law_changed_now(headline(&now, new.law)?)];
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
