//! What the reasons and steps of a verdict may speak of: dates, amounts and terms by name.

use chrono::NaiveDate;

use crate::assess::{self, Amount, Assessment, Facts};
use crate::law::{Basis, LapsedCard, Law, Overstay, PenaltyRule, Sanction};
use crate::speech::{Argument, Message, say};

/// Everything that reasons and steps may speak of, as far as it is known.
pub fn arguments(assessment: &Assessment, facts: &Facts, law: &Law) -> Vec<(&'static str, Argument)> {
    let on = assessment.on;
    let counted_on = assess::counting_day(facts, on);
    let mut known = vec![
        ("count-date", Argument::Date(counted_on)),
        ("checked-date", Argument::Date(assessment.law_checked_on)),
        ("days", Argument::Number(assessment.days_left.unwrap_or_default().abs())),
    ];
    known.extend(assessment.expires.map(|day| ("expires-date", Argument::Date(day))));
    known.extend(assessment.renewal.map(|renewal| ("apply-by-date", Argument::Date(renewal.apply_by))));
    known.extend(assessment.loss.map(|loss| ("loss-day", Argument::Day(loss.apply_by))));
    known.extend(assessment.penalty.fine_from.map(|day| ("fine-from-date", Argument::Date(day))));
    known.extend(card_limit(facts, law));
    known.extend(facts.passport_expires.map(|day| ("passport-date", Argument::Date(day))));
    known.extend(of_penalty(assessment));
    known.extend(of_outage(assessment, law));
    known.extend(of_law(facts, counted_on, law));
    known
}

/// The days in which a card that was applied for has to be made, and their last one.
fn card_limit(facts: &Facts, law: &Law) -> Vec<(&'static str, Argument)> {
    let Some(filed) = facts.filed_on() else { return Vec::new() };
    let Some(last) = assess::card_last_day(filed, law) else { return Vec::new() };
    vec![
        ("card-limit-days", Argument::Number((last - filed).num_days())),
        ("limit-date", Argument::Date(last)),
    ]
}

fn of_penalty(assessment: &Assessment) -> Vec<(&'static str, Argument)> {
    let penalty = &assessment.penalty;
    let mut known = Vec::new();
    if let Some(article) = penalty.article() {
        let (article, part) = article_and_part(article);
        known.extend([("article", Argument::Text(article)), ("part", Argument::Text(part))]);
    }
    if let Some(amount) = penalty.amount() {
        known.push(("risk-sum-message", Argument::Message(Box::new(sum(amount)))));
        known.push(("mci", Argument::Number(amount.mci)));
        known.extend(amount.tenge.map(|tenge| ("tenge", Argument::Tenge(tenge))));
    }
    known
}

/// An amount, in tenge too where its index is published.
pub fn sum(amount: &Amount) -> Message {
    match amount.tenge {
        Some(tenge) => say::sum_in_mci(amount.mci, tenge),
        None => say::sum_in_mci_alone(amount.mci),
    }
}

/// A document's name; its id in general words for one that a law folder brought without a name.
pub fn document_name(id: &str) -> Message {
    let named = format!("document-{id}");
    if Message::exists(&named) { Message::new(named) } else { say::document_unnamed(id.to_string()) }
}

/// A document's name in one or two words.
pub fn short_document_name(id: &str) -> Message {
    let short = format!("document-short-{id}");
    if Message::exists(&short) { Message::new(short) } else { document_name(id) }
}

/// What failed, in words; in general words for an outage that was added as data only.
pub fn outage_name(id: &str) -> Message {
    let id = format!("outage-{id}");
    if Message::exists(&id) { Message::new(id) } else { say::outage_unnamed() }
}

fn of_outage(assessment: &Assessment, law: &Law) -> Vec<(&'static str, Argument)> {
    let Some(outage) = assessment.waiver.outage.as_deref().and_then(|id| law.outage(id)) else {
        return Vec::new();
    };
    vec![
        ("outage-message", Argument::Message(Box::new(outage_name(&outage.id)))),
        ("outage-start-date", Argument::Date(outage.starts)),
    ]
}

fn of_law(facts: &Facts, on: NaiveDate, law: &Law) -> Vec<(&'static str, Argument)> {
    let number = |days: i64| Argument::Number(days);
    let mut known = vec![("grace-days", number(grace_days(facts, on, law)))];
    let loss = law.document(&facts.document).and_then(|document| document.loss_days.at(on));
    known.extend(loss.map(|(_, days)| ("loss-days", number(whole(*days)))));
    known.extend(law.objection_days().at(on).map(|(_, days)| ("objection-days", number(whole(*days)))));
    known.extend(
        law.limitation_months().at(on).map(|(_, months)| ("limitation-months", number(i64::from(*months)))),
    );
    if let Some((_, half)) = law.half_payment().at(on) {
        known.extend([("half-percent", number(half.percent)), ("half-days", number(half.days))]);
    }
    known.extend(law.number("cut-percent", on).map(|percent| ("cut-percent", number(percent))));
    if let Some((_, notice)) = law.late_notice().at(on) {
        let (article, part) = article_and_part(&notice.article);
        known.extend([("notice-article", Argument::Text(article)), ("notice-part", Argument::Text(part))]);
    }
    if let Some(scale) = overstay(facts, on, law) {
        known.extend(ends_of_tiers(scale));
    }
    known.extend(again(facts, on, law));
    known
}

/// The last days of the first three tiers of an overstay's scale.
fn ends_of_tiers(scale: &Overstay) -> impl Iterator<Item = (&'static str, Argument)> {
    let names = ["overstay-warning-days", "overstay-low-days", "overstay-middle-days"];
    let next_tiers = scale.tiers.iter().skip(1);
    names.into_iter().zip(next_tiers.map(|next| Argument::Number(next.from_day - 1)))
}

fn overstay<'a>(facts: &Facts, on: NaiveDate, law: &'a Law) -> Option<&'a Overstay> {
    match law.document(&facts.document)?.penalty.at(on)? {
        (_, PenaltyRule::Overstay(scale)) => Some(scale),
        _ => None,
    }
}

/// What a second offence within a year would cost.
fn again(facts: &Facts, on: NaiveDate, law: &Law) -> Vec<(&'static str, Argument)> {
    let rule = law.document(&facts.document).and_then(|document| document.penalty.at(on));
    let again = match rule {
        Some((_, PenaltyRule::Overstay(scale))) => return overstayed_again(scale),
        Some((_, PenaltyRule::LapsedCard(card))) => Some(&card.again),
        _ => law.late_notice().at(on).map(|(_, fine)| &fine.again),
    };
    let Some(again) = again else { return Vec::new() };
    let (article, part) = article_and_part(&again.article);
    vec![
        ("repeat-mci", Argument::Number(again.mci)),
        ("repeat-article", Argument::Text(article)),
        ("repeat-part", Argument::Text(part)),
        ("repeat-months", Argument::Number(i64::from(again.months))),
    ]
}

/// The months within which an overstay is a second one; 0 for documents without such a scale.
pub fn again_months(facts: &Facts, on: NaiveDate, law: &Law) -> i64 {
    overstay(facts, on, law).map_or(0, |scale| i64::from(scale.again_months))
}

/// The first and the heaviest tier of an overstay's scale for a second one within the year.
fn overstayed_again(scale: &Overstay) -> Vec<(&'static str, Argument)> {
    let mut known = vec![("repeat-months", Argument::Number(i64::from(scale.again_months)))];
    if let Some(first) = scale.again_tiers.first() {
        let (article, part) = article_and_part(&first.article);
        known.extend([("repeat-article", Argument::Text(article)), ("repeat-part", Argument::Text(part))]);
        if let Sanction::Fine { mci, .. } = first.sanction {
            known.push(("repeat-mci", Argument::Number(mci)));
        }
    }
    if let Some(heaviest) = scale.again_tiers.last() {
        known.push(("heaviest-part", Argument::Text(article_and_part(&heaviest.article).1)));
        known.push(("heaviest-days", Argument::Number(heaviest.from_day - 1)));
    }
    known
}

pub fn lapsed_card<'a>(facts: &Facts, on: NaiveDate, law: &'a Law) -> Option<(&'a Basis, &'a LapsedCard)> {
    match law.document(&facts.document)?.penalty.at(on)? {
        (basis, PenaltyRule::LapsedCard(card)) => Some((basis, card)),
        _ => None,
    }
}

pub fn grace_days(facts: &Facts, on: NaiveDate, law: &Law) -> i64 {
    lapsed_card(facts, on, law).map_or(0, |(_, card)| card.grace_days)
}

/// `492(4)` as its two numbers.
pub fn article_and_part(article: &str) -> (String, String) {
    let (article, part) = article.split_once('(').unwrap_or((article, ""));
    (article.to_string(), part.trim_end_matches(')').to_string())
}

pub fn whole(days: u64) -> i64 {
    i64::try_from(days).unwrap_or(i64::MAX)
}

/// The message with those of the arguments that it uses.
pub fn with_arguments(id: String, known: &[(&'static str, Argument)]) -> Message {
    let used = say::IDS.binary_search_by_key(&id.as_str(), |(name, _)| name).map(|at| say::IDS[at].1);
    let used = used.unwrap_or_default();
    let arguments = known
        .iter()
        .filter(|(name, _)| used.contains(name))
        .map(|(name, value)| ((*name).to_string(), value.clone()))
        .collect();
    Message { id, arguments }
}
