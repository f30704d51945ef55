//! "I was refused": until when, where and with what to complain; and what silence means.

use chrono::NaiveDate;

use super::Told;
use super::complain::{complain_until, is_provisional};
use super::sources::source;
use crate::assess::refusal_complaint_last_day;
use crate::law::Law;
use crate::speech::{Message, say};

/// So many steps are in sight, and so many where more is to be said of the last day.
const STEPS: usize = 2;
const STEPS_BELOW_A_NOTE: usize = 1;

/// What follows from a refusal that was learnt of on a day; without a day, from having no answer.
pub fn tell_refused(learnt: Option<NaiveDate>, on: NaiveDate, law: &Law) -> Told {
    let last = learnt.and_then(|day| refusal_complaint_last_day(day, law));
    let is_late = last.is_some_and(|last| last < on);
    let (headline, note) = match last.map(|last| complain_until(last, on, law)) {
        Some(until) => (until.headline, until.note),
        None => (say::verdict_refused_silence_headline(), None),
    };
    let number = |id: &str| law.number(id, on);
    let months = law.refusal_complaint_months().at(on).map(|(_, months)| i64::from(*months));
    let mut decisive: Vec<Message> = match learnt {
        Some(_) => number("forward-days").map(say::verdict_refused_where).into_iter().collect(),
        None => months.map(say::verdict_refused_where_silent).into_iter().collect(),
    };
    let mut folded = Vec::new();
    if is_late {
        folded = std::mem::replace(&mut decisive, vec![say::verdict_stage_late()]);
        folded = folded.into_iter().map(say::verdict_reason).collect();
    }
    // Days to leave end sooner than the days to complain.
    let order = match learnt {
        Some(_) => [say::verdict_refused_leave(), say::verdict_refused_written(), say::step_take_the_slip()],
        None => [say::verdict_refused_ask(), say::verdict_refused_leave(), say::step_take_the_slip()],
    };
    let mut steps: Vec<Message> =
        (1..).zip(order).map(|(number, step)| say::verdict_step(number, step)).collect();
    let in_sight = if note.is_some() { STEPS_BELOW_A_NOTE } else { STEPS };
    folded.splice(0..0, steps.split_off(in_sight));
    folded.extend([
        say::verdict_refused_contents(),
        say::verdict_refused_stays(),
        say::verdict_refused_not_worse(),
    ]);
    folded.extend(number("refusal-silent-months").map(say::verdict_refused_six));
    if learnt.is_some() {
        folded.extend([say::verdict_refused_silence(), say::verdict_refused_count()]);
    }
    if !is_late && last.is_some_and(|last| is_provisional(last, law)) {
        folded.push(say::verdict_reason(say::reason_calendar_provisional()));
    }
    folded.push(say::verdict_refused_lawyer());
    let basis = law.refusal_complaint_months().at(on).map(|(basis, _)| basis);
    folded.extend(basis.and_then(|basis| source(&basis.source, basis.checked_on, law)));
    folded.push(say::verdict_not_legal_advice());
    Told {
        headline,
        read_back: learnt.map(say::verdict_refused_learnt).into_iter().chain(note).collect(),
        decisive: decisive.into_iter().map(say::verdict_reason).collect(),
        steps,
        folded,
    }
}
