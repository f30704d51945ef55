//! What applies to a document on a day, with the source and the last check of each value.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::law::{
    Basis, Confidence, Dated, Document, LateNotice, Law, PenaltyRule, Sanction, Start, Tier, Timeline,
    Unnamed,
};

/// For an operator or a jurist: one value a paragraph, its source beneath.
pub fn document(document: &Document, on: NaiveDate, law: &Law) -> String {
    let mut out = format!("{} on {on}\n", document.id);
    value(&mut out, law, on, &document.printed_day_counts, "validity", |counts| {
        format!("valid {} the printed day", if *counts { "through" } else { "until before" })
    });
    value(&mut out, law, on, &document.renewal_months, "apply by", |months| {
        format!("{months} calendar month(s) before the expiry; the earlier day where a month is shorter")
    });
    value(&mut out, law, on, &document.loss_days, "loss", |days| {
        format!("apply within {days} calendar days after it")
    });
    value(&mut out, law, on, &document.penalty, "penalty", penalty);
    let loss_is_named = |fine: &LateNotice| fine.documents.contains(&document.id);
    if law.late_notice().at(on).is_some_and(|(_, fine)| loss_is_named(fine)) {
        value(&mut out, law, on, law.late_notice(), "late notice of a loss", |fine| {
            format!("article {}, {} MCI; the Code states no days", fine.article, fine.mci)
        });
    }
    if !matches!(document.penalty.at(on), Some((_, PenaltyRule::NotFound { .. })) | None) {
        around_a_fine(&mut out, on, law);
    }
    outages(&mut out, document, on, law);
    if !document.renewal_months.is_empty() {
        disagreements(&mut out, on, law);
    }
    out
}

fn around_a_fine(out: &mut String, on: NaiveDate, law: &Law) {
    value(out, law, on, law.mci(), "monthly calculation index", |tenge| match tenge {
        Some(tenge) => format!("{tenge} tenge"),
        None => "not published".to_string(),
    });
    value(out, law, on, law.limitation_months(), "limitation", |months| format!("{months} months"));
    value(out, law, on, law.half_payment(), "early payment", |half| {
        format!("{} percent within {} days; no source fixes the first of them", half.percent, half.days)
    });
    value(out, law, on, law.objection_days(), "objection", |days| {
        format!("within {days} days after the copy was handed over")
    });
    value(out, law, on, law.refusal_complaint_months(), "complaint against a refusal", |months| {
        format!("within {months} calendar months after it was learnt of")
    });
}

fn value<T>(
    out: &mut String,
    law: &Law,
    on: NaiveDate,
    rows: &Timeline<T>,
    name: &str,
    words: impl Fn(&T) -> String,
) {
    let _ = match rows.at(on) {
        Some((basis, found)) => writeln!(out, "\n{name}: {}\n{}", words(found), ground(basis, on, law)),
        None if rows.is_empty() => writeln!(out, "\n{name}: no rule known"),
        None => writeln!(out, "\n{name}: cannot say, our first row begins later"),
    };
}

/// What follows when a document has expired, in one line.
pub(super) fn penalty(rule: &PenaltyRule) -> String {
    match rule {
        PenaltyRule::LapsedCard(card) => format!(
            "article {}, {} MCI from day {} on; article {}, {} MCI again within {} months",
            card.article,
            card.mci,
            card.grace_days + 1,
            card.again.article,
            card.again.mci,
            card.again.months
        ),
        PenaltyRule::Overstay(scale) => format!(
            "{}; again within {} months: {}",
            tiers(&scale.tiers),
            scale.again_months,
            tiers(&scale.again_tiers)
        ),
        PenaltyRule::NotFound { .. } => "no rule found".to_string(),
    }
}

fn tiers(tiers: &[Tier]) -> String {
    let told: Vec<String> = tiers
        .iter()
        .map(|tier| {
            let sanction = match tier.sanction {
                Sanction::Warning => "a warning".to_string(),
                Sanction::Fine { mci, or_expulsion: false } => format!("{mci} MCI"),
                Sanction::Fine { mci, or_expulsion: true } => format!("{mci} MCI or expulsion"),
                Sanction::Expulsion => "arrest with expulsion".to_string(),
            };
            format!("from day {} {sanction}, article {}", tier.from_day, tier.article)
        })
        .collect();
    told.join("; ")
}

fn outages(out: &mut String, document: &Document, on: NaiveDate, law: &Law) {
    for outage in law.outages() {
        let means = match (outage.names(&document.id), document.unnamed) {
            (true, _) => "names this document",
            (false, Unnamed::NotStated) => "does not name this document: not stated inside it",
            (false, Unnamed::Untouched) => "says nothing about this document",
        };
        let _ = writeln!(
            out,
            "\noutage {}: {means}; {} to {} for certain, to {} possibly\n{}",
            outage.id,
            outage.starts,
            outage.certain_through,
            outage.possible_through,
            ground(&outage.basis, on, law)
        );
    }
}

fn disagreements(out: &mut String, on: NaiveDate, law: &Law) {
    for claim in law.all_claims() {
        let days = claim.days.map_or(String::new(), |days| format!(", {days} days"));
        let _ = writeln!(
            out,
            "\nsources differ on {}: {}{days}\n{}",
            claim.topic,
            claim.id,
            ground(&claim.basis, on, law)
        );
    }
}

fn ground(basis: &Basis, on: NaiveDate, law: &Law) -> String {
    let from = match basis.from {
        Start::NotStated => "in force from: not stated".to_string(),
        Start::On(day) => format!("from {day}"),
    };
    let confidence = match basis.confidence {
        Confidence::Low => "our reading",
        Confidence::Medium => "one decent source",
        Confidence::High => "read in the official text or from several outlets",
    };
    let source = law.source(&basis.source);
    let url = source.map_or("", |source| &source.url);
    let dated = match source.map(|source| &source.dated) {
        Some(Dated::Day(day)) => day.to_string(),
        Some(Dated::Partly(text)) => text.to_string(),
        Some(Dated::Spring(year)) => format!("spring {year}"),
        Some(Dated::Undated) | None => "undated".to_string(),
    };
    let overdue = if on > basis.check_again_by { " (overdue)" } else { "" };
    format!(
        "  {from}; {confidence}\n  source {}, {dated}: {url}\n  checked on {}, again by {}{overdue}",
        basis.source, basis.checked_on, basis.check_again_by
    )
}
