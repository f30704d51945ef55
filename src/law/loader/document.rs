//! Reads `documents/<id>.toml`: validity, duties, and what follows when a document has expired.

use std::sync::Arc;

use super::Known;
use super::rows::{article, identifier, nothing, timeline, whole_number};
use crate::law::reader::Row;
use crate::law::values::{Document, LapsedCard, PenaltyRule, Sanction, Tier, Unnamed};

pub(super) fn document(row: &Row<'_, '_>, id: &str, known: &Known) -> Option<Document> {
    if identifier(row).is_some_and(|written| written != id) {
        row.fault_at(
            "id",
            "the id is not the file's name",
            format!("write id = \"{id}\" or rename the file"),
        );
    }
    let printed_day_counts = timeline(row, "validity", known, |row| Some(row.flag("printed_day_counts")));
    let renewal_months = if row.has("renewal") {
        timeline(row, "renewal", known, |row| whole_number(row, "months_before"))
    } else {
        nothing()
    };
    let loss_days = if row.has("loss") {
        timeline(row, "loss", known, |row| whole_number(row, "days"))
    } else {
        nothing()
    };
    Some(Document {
        id: id.into(),
        rests_on_passport: row.flag("rests_on_passport"),
        printed_day_counts,
        renewal_months,
        loss_days,
        penalty: timeline(row, "penalty", known, penalty),
        unnamed: unnamed(row),
    })
}

fn unnamed(row: &Row<'_, '_>) -> Unnamed {
    let key = "when_outage_does_not_name_it";
    if !row.has(key) {
        // Ticks the key off, so that it is told as one that is known here.
        row.rows(key);
        return Unnamed::Untouched;
    }
    match row.text(key) {
        Some("not-stated") => Unnamed::NotStated,
        Some("untouched") | None => Unnamed::Untouched,
        Some(other) => {
            row.fault_at(key, format!("`{other}` is not known"), "write \"not-stated\" or \"untouched\"");
            Unnamed::Untouched
        }
    }
}

fn penalty(row: &Row<'_, '_>) -> Option<PenaltyRule> {
    match row.text("rule")? {
        "lapsed-card" => lapsed_card(row).map(PenaltyRule::LapsedCard),
        "overstay" => overstay(row),
        "not-found" => {
            let reason = if row.has("reason") { row.text("reason").map(Arc::from) } else { None };
            Some(PenaltyRule::NotFound { reason })
        }
        other => {
            row.fault_at(
                "rule",
                format!("`{other}` is no rule"),
                "write one of: lapsed-card, overstay, not-found",
            );
            None
        }
    }
}

fn lapsed_card(row: &Row<'_, '_>) -> Option<LapsedCard> {
    let repeat_article = article(row, "repeat_article");
    let article = article(row, "article");
    let mci = row.count("mci");
    let grace_days = row.count("grace_days");
    let repeat_mci = row.count("repeat_mci");
    let repeat_months = whole_number(row, "repeat_months");
    Some(LapsedCard {
        article: article?,
        mci: mci?,
        grace_days: grace_days?,
        repeat_article: repeat_article?,
        repeat_mci: repeat_mci?,
        repeat_months: repeat_months?,
    })
}

fn overstay(row: &Row<'_, '_>) -> Option<PenaltyRule> {
    let legal_aid_from_day = row.count("legal_aid_from_day");
    let mut tiers: Vec<Tier> = Vec::new();
    for (at, line) in row.some_rows("tiers").iter().enumerate() {
        let Some(tier) = tier(line) else { continue };
        let earlier = tiers.last().map_or(0, |tier| tier.from_day);
        if at == 0 && tier.from_day != 1 {
            line.fault_at(
                "from_day",
                format!("the days before day {} have no tier", tier.from_day),
                "begin the first tier on day 1",
            );
        } else if tier.from_day <= earlier {
            line.fault_at(
                "from_day",
                format!("day {} has two tiers", tier.from_day),
                "put the tiers in order, each from a later day",
            );
        }
        tiers.push(tier);
    }
    Some(PenaltyRule::Overstay { tiers, legal_aid_from_day: legal_aid_from_day? })
}

fn tier(row: &Row<'_, '_>) -> Option<Tier> {
    let (from_day, article) = (row.count("from_day"), article(row, "article"));
    let expulsion_possible = row.flag("expulsion_possible");
    let sanction = match row.text("sanction")? {
        "warning" => Some(Sanction::Warning),
        "fine" => row.count("mci").map(Sanction::Fine),
        other => {
            row.fault_at("sanction", format!("`{other}` is no sanction"), "write \"warning\" or \"fine\"");
            None
        }
    };
    row.nothing_else();
    Some(Tier { from_day: from_day?, article: article?, sanction: sanction?, expulsion_possible })
}
