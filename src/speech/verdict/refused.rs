//! "I was refused": until when, where and with what to complain; and what silence means.

use chrono::NaiveDate;

use super::Told;
use super::sources::source;
use crate::assess::refusal_complaint_last_day;
use crate::law::{FigureValue, Law};
use crate::speech::{Message, say};

/// What follows from a refusal that was learnt of on a day; without a day, from having no answer.
pub fn tell_refused(learnt: Option<NaiveDate>, on: NaiveDate, law: &Law) -> Told {
    let last = learnt.and_then(|day| refusal_complaint_last_day(day, law));
    let left = last.map(|last| (last - on).num_days());
    let headline = match (last, left) {
        (Some(last), Some(left @ 0..)) => say::fined_last_day(left, last),
        (Some(last), _) => say::verdict_stage_passed_headline(last),
        (None, _) => say::verdict_refused_silence_headline(),
    };
    let number = |id: &str| match law.figure(id, on) {
        Some((_, FigureValue::Number(number))) => Some(number),
        _ => None,
    };
    let months = law.refusal_complaint_months().at(on).map(|(_, months)| i64::from(*months));
    let mut decisive: Vec<Message> = match learnt {
        Some(_) => number("forward-days").map(say::verdict_refused_where).into_iter().collect(),
        None => months.map(say::verdict_refused_where_silent).into_iter().collect(),
    };
    let mut folded = Vec::new();
    if left.is_some_and(|left| left < 0) {
        folded = std::mem::replace(&mut decisive, vec![say::verdict_stage_late()]);
        folded = folded.into_iter().map(say::verdict_reason).collect();
    }
    let first = if learnt.is_some() { say::verdict_refused_written() } else { say::verdict_refused_ask() };
    folded.insert(0, say::verdict_step(3, say::step_take_the_slip()));
    folded.extend([
        say::verdict_refused_contents(),
        say::verdict_refused_stays(),
        say::verdict_refused_not_worse(),
    ]);
    folded.extend(number("refusal-silent-months").map(say::verdict_refused_six));
    if learnt.is_some() {
        folded.extend([say::verdict_refused_silence(), say::verdict_refused_count()]);
    }
    folded.push(say::verdict_refused_lawyer());
    let basis = law.refusal_complaint_months().at(on).map(|(basis, _)| basis);
    folded.extend(basis.and_then(|basis| source(&basis.source, basis.checked_on, law)));
    folded.push(say::verdict_not_legal_advice());
    Told {
        headline,
        read_back: learnt.map(say::verdict_refused_learnt).into_iter().collect(),
        decisive: decisive.into_iter().map(say::verdict_reason).collect(),
        steps: vec![say::verdict_step(1, first), say::verdict_step(2, say::verdict_refused_leave())],
        folded,
    }
}
