//! What a saved document asks of its owner for, the most urgent first: a fine, a refusal, a loss and the
//! renewal each have a day of their own.

use chrono::{Days, NaiveDate};

use super::World;
use crate::assess::{
    Facts, assess, card_last_day, complaint_go_by, half_payment_last_day, objection_last_day,
    refusal_complaint_last_day,
};
use crate::law::PenaltyRule;
use crate::reminders::{Application, Case, Deadlines, Incident, Rest};

/// The dates a case's reminders are counted from, by the law in force.
pub fn deadlines(case: &Case, world: &World<'_>) -> Deadlines {
    // A first card that is waited for has no dates yet; its reminders are counted from filing.
    let of_the_facts = assess(&case.facts, world.today, world.law);
    let deadlines = of_the_facts.map(|assessment| Deadlines::new(&assessment)).unwrap_or_default();
    let handed_over = case.fined.and_then(|fined| fined.handed_over);
    let learnt = case.refused.and_then(|refused| refused.learnt);
    let object_by = handed_over.and_then(|day| objection_last_day(day, world.law));
    let refusal_by = learnt.and_then(|day| refusal_complaint_last_day(day, world.law));
    let go_by = |last: NaiveDate| complaint_go_by(last, world.law);
    let is_pending = matches!(case.application(), Application::Pending(_));
    Deadlines {
        object_by,
        object_go_by: object_by.and_then(go_by),
        refusal_by,
        refusal_go_by: refusal_by.and_then(go_by),
        half_by: case.half_offered.and_then(|half| half_payment_last_day(half.on, world.law)),
        loss_by: deadlines.loss_by.filter(|_| case.unreported_loss().is_some()),
        answer_by: answer_by(&case.facts, world).filter(|_| is_pending),
        ..deadlines
    }
}

/// The last day that the law leaves for making a card after a pending application (law on identity
/// documents, article 20(1)); `None` where nothing is pending, and for papers of other laws.
pub fn answer_by(facts: &Facts, world: &World<'_>) -> Option<NaiveDate> {
    let filed = facts.filed_on().filter(|_| is_a_card(facts, world))?;
    card_last_day(filed, world.law)
}

/// A permanent resident's card: for a temporary permit more than a fine is at stake, and a lawyer
/// comes before any letter; of the others no rule is known.
pub fn is_a_card(facts: &Facts, world: &World<'_>) -> bool {
    let rule = world.law.document(&facts.document).and_then(|document| document.penalty.at(world.today));
    matches!(rule, Some((_, PenaltyRule::LapsedCard(_))))
}

/// What a saved document asks of its owner for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Something that happened to it.
    Incident(Incident),
    /// Its own date and its application.
    Renewal,
}

/// What is overdue comes after what ends within so many days, the shortest term of the law that runs
/// once; everything later comes after it.
const OVERDUE_AFTER: Days = Days::new(10);

/// Everything that a document asks of its owner for, the most urgent first, each with its day.
pub fn concerns(case: &Case, world: &World<'_>) -> Vec<(Concern, Option<NaiveDate>)> {
    let dates = deadlines(case, world);
    let today = world.today;
    let ahead = |date: Option<NaiveDate>| date.filter(|date| *date >= today);
    let mut all: Vec<(Concern, Option<NaiveDate>, Option<NaiveDate>)> = Vec::new();
    let mut add = |concern, date: Option<NaiveDate>, is_overdue: bool| {
        let overdue = date.filter(|_| is_overdue).and(today.checked_add_days(OVERDUE_AFTER));
        all.push((concern, date, ahead(date).or(overdue)));
    };
    for incident in case.incidents() {
        let date = match incident {
            // The day to go; once it is over, the last day itself.
            Incident::Fined => ahead(dates.object_go_by).or(dates.object_by),
            Incident::HalfOffered => dates.half_by,
            Incident::Lost => dates.loss_by,
            Incident::Refused => ahead(dates.refusal_go_by).or(dates.refusal_by),
            Incident::Filed => continue,
        };
        add(Concern::Incident(incident), date, incident == Incident::Lost);
    }
    let go_by = dates.go_by.or(dates.apply_by);
    match case.application() {
        Application::Pending(_) => add(Concern::Renewal, None, false),
        _ if case.rest == Some(Rest::InHand) => {}
        Application::Refused => add(Concern::Renewal, dates.expires, true),
        Application::None | Application::Returned => {
            add(Concern::Renewal, ahead(go_by).or(dates.expires), true);
        }
    }
    all.sort_by_key(|(_, date, rank)| (rank.is_none(), *rank, date.is_some(), *date));
    all.into_iter().map(|(concern, date, _)| (concern, date)).collect()
}

/// The nearest date that asks something of the person; none while nothing is due, or where the most
/// urgent is overdue.
pub fn next_deadline(case: &Case, world: &World<'_>) -> Option<NaiveDate> {
    nearest(case, world).filter(|date| *date >= world.today)
}

/// The date by which documents are put in order: of the most urgent that it asks for, which may have
/// passed already and is nearer than any date to come. `None` while nothing is due.
pub fn nearest(case: &Case, world: &World<'_>) -> Option<NaiveDate> {
    if case.rest == Some(Rest::Stopped) {
        return None;
    }
    concerns(case, world).first().and_then(|(_, date)| *date)
}

/// Whether the document's own date is the most urgent of it, and has passed.
pub fn is_expired(case: &Case, world: &World<'_>) -> bool {
    let first = concerns(case, world).first().copied();
    matches!(first, Some((Concern::Renewal, Some(date))) if date < world.today)
}
