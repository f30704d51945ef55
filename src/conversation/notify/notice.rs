//! A new notice of the operator, to those who have to go to an office soon.

use chrono::Days;

use crate::conversation::button::Action;
use crate::conversation::chat::Chat;
use crate::conversation::concerns::deadlines;
use crate::conversation::event::{Button, Say};
use crate::conversation::reporting::Reporting;
use crate::conversation::{World, keyboards, outlook};
use crate::law::{Law, Notice};
use crate::reminders::{Application, Case};
use crate::speech::say;

/// Whoever has to go within so many days after a notice begins is told of it.
const DAYS_AHEAD: u64 = 30;

/// Whether a notice concerns somebody: a saved document that has to be taken to an office soon, or late.
pub fn concerns(chat: &Chat, notice: &Notice, world: &World<'_>) -> bool {
    let until = notice.starts + Days::new(DAYS_AHEAD);
    let has_to_go = |case: &Case| match (case.rest, case.application()) {
        (Some(_), _) | (None, Application::Pending(_)) => false,
        _ => {
            let dates = deadlines(case, world);
            dates.go_by.or(dates.apply_by).or(dates.expires).is_none_or(|day| day <= until)
        }
    };
    chat.cases.iter().any(has_to_go)
}

/// What is new since the law `before`, to somebody whom it concerns: told once.
pub fn tell(chat: &Chat, before: &Law, world: &World<'_>) -> Option<Say> {
    let is_new = |notice: &&Notice| before.notices().all(|known| known.id != notice.id);
    let new = world.law.notices().filter(is_new).filter(|notice| notice.ends >= world.today);
    let told: Vec<&Notice> = new.filter(|notice| concerns(chat, notice, world)).collect();
    if told.is_empty() {
        return None;
    }
    let mut paragraphs = vec![say::notice_headline()];
    paragraphs.extend(told.into_iter().flat_map(outlook::notice));
    paragraphs.push(say::reports_go());
    let status = Button::lasting(say::button_report_status(), Action::Report(Reporting::Status));
    let buttons = vec![vec![status, keyboards::documents()]];
    Some(Say::new(chat.lang_to_notify(), paragraphs, buttons))
}
