//! "I have been fined": what a person has to know about it, in words.

use chrono::NaiveDate;

use super::arguments::{article_and_part, lapsed_card, whole};
use super::source;
use crate::assess::{self, Facts, Reason};
use crate::law::{LapsedCard, Law, PenaltyRule};
use crate::speech::{Message, say};

/// What to know about a fine, whole: complaining, rights before the decision, paying half, what it can
/// weigh on, amount, repeat. Half is offered when a case is opened, so with a decision in hand it is
/// said to be over. Amount and repeat are told for a lapsed card; for an overstay its article, and that
/// paying half is not offered where a judge may expel; for other documents only what holds for any fine.
pub fn tell_fined(facts: &Facts, on: NaiveDate, law: &Law) -> Vec<Message> {
    let mut paragraphs = vec![say::verdict_fined_headline()];
    let overstay = overstay_article(facts, on, law);
    if let Some(article) = &overstay {
        paragraphs.push(say::verdict_fined_overstay(article.clone()));
    }
    if let Some((_, days)) = law.objection_days().at(on) {
        paragraphs.push(say::verdict_fined_object(whole(*days)));
    }
    let by = facts.handed_over.and_then(|handed| Some((handed, assess::objection_last_day(handed, law)?)));
    paragraphs.extend(law.number("forward-days", on).map(say::verdict_fined_forward));
    paragraphs.extend(by.map(|(handed, last)| say::verdict_fined_object_by(handed, last)));
    paragraphs.push(say::verdict_fined_form());
    if facts.handed_over.is_some() {
        paragraphs.push(say::verdict_fined_half_over());
    } else {
        paragraphs.push(say::verdict_fined_before());
        paragraphs.extend(law.number("cut-percent", on).map(say::verdict_fined_lower));
        let half = law.half_payment().at(on);
        paragraphs.extend(half.map(|(_, half)| say::verdict_fined_half(half.days, half.percent)));
    }
    if overstay.is_some() {
        paragraphs.push(say::verdict_fined_half_not());
    }
    let terms = law.number("defer-months", on).zip(law.number("instalment-months", on));
    paragraphs.extend(terms.map(|(deferred, instalments)| say::verdict_fined_defer(deferred, instalments)));
    let weight = law.number("annulment-months", on).zip(law.number("citizenship-bar-years", on));
    paragraphs.extend(weight.map(|(months, years)| say::verdict_fined_weight(months, years)));
    paragraphs.push(say::verdict_fined_leave());
    if let Some((_, card)) = lapsed_card(facts, on, law) {
        paragraphs.extend(fined_under(card, facts, on, law));
    }
    paragraphs.push(say::verdict_fined_outage());
    paragraphs.extend(arguments_against_it(facts, on, law));
    paragraphs.push(say::verdict_fined_language());
    let penalty = law.document(&facts.document).and_then(|document| document.penalty.at(on));
    let article = penalty.filter(|(_, rule)| rule.is_known()).map(|(basis, _)| basis);
    let objection = law.objection_days().at(on).map(|(basis, _)| basis);
    for basis in article.into_iter().chain(objection) {
        paragraphs.extend(source(&basis.source, basis.checked_on, law));
    }
    paragraphs.push(say::verdict_not_legal_advice());
    paragraphs
}

/// What the person's own days give for a complaint: expired during the failure, or just before it.
fn arguments_against_it(facts: &Facts, on: NaiveDate, law: &Law) -> Vec<Message> {
    let Ok(assessment) = assess::assess(facts, on, law) else { return Vec::new() };
    [Reason::FinedAlthoughWaived, Reason::GraceEndedInOutageFor]
        .into_iter()
        .filter(|reason| assessment.reasons.contains(reason))
        .map(|reason| super::reason(reason, &assessment, facts, law))
        .collect()
}

/// The article of an overstay, without its part.
fn overstay_article(facts: &Facts, on: NaiveDate, law: &Law) -> Option<String> {
    match law.document(&facts.document)?.penalty.at(on)? {
        (_, PenaltyRule::Overstay(scale)) => {
            scale.tiers.first().map(|tier| article_and_part(&tier.article).0)
        }
        _ => None,
    }
}

fn fined_under(card: &LapsedCard, facts: &Facts, on: NaiveDate, law: &Law) -> Vec<Message> {
    let (article, part) = article_and_part(&card.article);
    let (_, repeat_part) = article_and_part(&card.again.article);
    let opened_on = assess::counting_day(facts, on);
    let amount = match law.mci_on(opened_on).and_then(|index| index.checked_mul(card.mci)) {
        Some(tenge) => say::verdict_fined_amount(article, card.grace_days, card.mci, part, tenge),
        None => say::verdict_fined_amount_no_tenge(article, card.grace_days, card.mci, part),
    };
    vec![
        amount,
        say::verdict_fined_grace(card.grace_days + 1, card.grace_days),
        say::verdict_fined_repeat(card.again.mci, i64::from(card.again.months), repeat_part),
    ]
}
