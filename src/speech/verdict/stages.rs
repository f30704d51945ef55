//! A case about an offence, stage by stage: a record of it, half offered, a decision, a court.

use chrono::NaiveDate;

use super::arguments::whole;
use super::complain::{complain_until, is_provisional};
use super::helpers::of_danger;
use super::sources::source;
use super::{Told, tell_fined};
use crate::assess::{Facts, complaint_go_by, half_payment_last_day, objection_last_day};
use crate::law::Law;
use crate::speech::{Message, say};

/// A record of the offence was drawn up; nothing is decided.
pub fn tell_protocol(facts: &Facts, on: NaiveDate, law: &Law) -> Told {
    let days = law.objection_days().at(on).map(|(_, days)| whole(*days));
    told(
        say::verdict_stage_protocol_headline(),
        facts.opened.map(say::verdict_stage_opened),
        days.map(say::verdict_stage_no_day),
        [use_your_rights(on, law), say::step_before_signing()],
        tell_fined(facts, on, law),
    )
}

/// The officer has offered to settle it for half: on that day, where it is known.
pub fn tell_half_offered(offered: Option<NaiveDate>, facts: &Facts, on: NaiveDate, law: &Law) -> Told {
    let days = law.half_payment().at(on).map_or(0, |(_, half)| half.days);
    let last = offered.and_then(|day| half_payment_last_day(day, law));
    let headline = match last {
        Some(last) if last >= on => say::verdict_stage_half_headline(last),
        Some(last) => say::verdict_stage_half_passed_headline(last, days),
        None => say::verdict_stage_half_undated_headline(days),
    };
    let objection = law.objection_days().at(on).map_or(0, |(_, days)| whole(*days));
    let mut half = told(
        headline,
        offered.map(say::verdict_stage_offered),
        Some(say::verdict_stage_half_weight()),
        [say::verdict_stage_half_ask(), say::verdict_stage_half_else(objection)],
        tell_fined(facts, on, law),
    );
    half.folded.insert(0, say::verdict_stage_half_hours(days));
    half
}

/// Fined, as it is said, and no decision was handed over yet: no day runs.
pub fn tell_undecided(facts: &Facts, on: NaiveDate, law: &Law) -> Told {
    let days = law.objection_days().at(on).map(|(_, days)| whole(*days));
    told(
        say::verdict_stage_undecided_headline(),
        None,
        days.map(say::verdict_stage_no_day),
        [use_your_rights(on, law), say::step_before_signing()],
        tell_fined(facts, on, law),
    )
}

/// An officer has decided, and the copy was handed over on that day.
pub fn tell_decision(handed_over: NaiveDate, facts: &Facts, on: NaiveDate, law: &Law) -> Told {
    let last = objection_last_day(handed_over, law);
    let is_late = last.is_some_and(|last| last < on);
    let (headline, note) = match last.map(|last| complain_until(last, on, law)) {
        Some(until) => (until.headline, until.note),
        None => (say::verdict_fined_headline(), None),
    };
    let mut decision = told(
        headline,
        Some(say::verdict_stage_handed(handed_over)),
        Some(if is_late { say::verdict_stage_late() } else { say::verdict_stage_suspends() }),
        [say::verdict_stage_hand_in(), say::verdict_fined_half_over()],
        tell_fined(facts, on, law),
    );
    decision.read_back.extend(note);
    if !is_late && last.is_some_and(|last| is_provisional(last, law)) {
        decision.folded.insert(0, say::verdict_reason(say::reason_calendar_provisional()));
    }
    decision
}

/// What to ask for before a decision; legal aid where the law does not say how much less the fine can be.
fn use_your_rights(on: NaiveDate, law: &Law) -> Message {
    law.number("cut-percent", on).map_or_else(say::step_legal_aid, say::step_use_your_rights)
}

/// A court has ruled, or expulsion is spoken of: a lawyer first, whatever else there is to do.
pub fn tell_court(handed_over: Option<NaiveDate>, on: NaiveDate, law: &Law) -> Told {
    let last = handed_over.and_then(|day| objection_last_day(day, law));
    let go_by = last.and_then(|last| complaint_go_by(last, law)).filter(|go_by| *go_by >= on);
    let headline = match last {
        Some(last) if last >= on => say::verdict_stage_court_headline(go_by.unwrap_or(last)),
        Some(last) => say::verdict_stage_passed_headline(last),
        None => say::verdict_stage_court_undated_headline(),
    };
    let forward = law.number("forward-days", on);
    let hand_in = forward.map_or_else(say::verdict_stage_hand_in, say::verdict_stage_court_hand_in);
    let mut rest = vec![say::verdict_fined_headline()];
    rest.extend(of_danger(law));
    let by = handed_over.zip(last);
    rest.extend(by.map(|(handed, last)| say::verdict_fined_object_by(handed, last)));
    rest.extend([say::step_before_signing(), say::verdict_fined_language(), say::verdict_fined_leave()]);
    let basis = law.objection_days().at(on).map(|(basis, _)| basis);
    rest.extend(basis.and_then(|basis| source(&basis.source, basis.checked_on, law)));
    rest.push(say::verdict_not_legal_advice());
    told(
        headline,
        handed_over.map(say::verdict_stage_handed),
        Some(say::verdict_stage_court_stays()),
        [say::step_legal_aid_first(), hand_in],
        rest,
    )
}

/// What is in sight, and folded below it the rest of what there is to know, without its heading.
fn told(
    headline: Message,
    read_back: Option<Message>,
    decisive: Option<Message>,
    steps: [Message; 2],
    rest: Vec<Message>,
) -> Told {
    let folded = rest.into_iter().skip(1).filter(|message| !steps.contains(message)).collect();
    Told {
        headline,
        read_back: read_back.into_iter().collect(),
        decisive: decisive.into_iter().map(say::verdict_reason).collect(),
        steps: (1..).zip(steps).map(|(number, step)| say::verdict_step(number, step)).collect(),
        folded,
    }
}
