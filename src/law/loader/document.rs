//! Reads `documents/<id>.toml`: validity, duties, and what follows when a document has expired.

use super::Known;
use super::rows::{again, article, identifier, nothing, timeline, whole_number};
use crate::law::reader::Row;
use crate::law::values::{Document, LapsedCard, Overstay, PenaltyRule, Sanction, Tier, Unnamed};

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
        foreign: row.flag("issued_by_another_country"),
    })
}

fn unnamed(row: &Row<'_, '_>) -> Unnamed {
    let key = "when_outage_does_not_name_it";
    if !row.has(key) {
        // Ticks the key off, so that it counts as known here.
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
        "overstay" => overstay(row).map(PenaltyRule::Overstay),
        "not-found" => Some(PenaltyRule::NotFound { waiting_was_fined: row.flag("waiting_was_fined") }),
        other => {
            row.fault_at(
                "rule",
                format!("`{other}` is not a rule"),
                "write one of: lapsed-card, overstay, not-found",
            );
            None
        }
    }
}

fn lapsed_card(row: &Row<'_, '_>) -> Option<LapsedCard> {
    let again = again(row);
    let article = article(row, "article");
    let mci = row.count("mci");
    let grace_days = row.count("grace_days");
    Some(LapsedCard { article: article?, mci: mci?, grace_days: grace_days?, again: again? })
}

fn overstay(row: &Row<'_, '_>) -> Option<Overstay> {
    let legal_aid_from_day = row.count("legal_aid_from_day");
    let again_months = whole_number(row, "again_months");
    let (tiers, again_tiers) = (tiers(row, "tiers"), tiers(row, "again_tiers"));
    Some(Overstay {
        tiers,
        again_tiers,
        again_months: again_months?,
        legal_aid_from_day: legal_aid_from_day?,
    })
}

fn tiers(row: &Row<'_, '_>, key: &str) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::new();
    for (at, line) in row.some_rows(key).iter().enumerate() {
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
    tiers
}

fn tier(row: &Row<'_, '_>) -> Option<Tier> {
    let (from_day, article) = (row.count("from_day"), article(row, "article"));
    let sanction = match row.text("sanction")? {
        "warning" => Some(Sanction::Warning),
        "fine" => {
            let or_expulsion = row.flag("expulsion_possible");
            row.count("mci").map(|mci| Sanction::Fine { mci, or_expulsion })
        }
        "expulsion" => Some(Sanction::Expulsion),
        other => {
            row.fault_at(
                "sanction",
                format!("`{other}` is not a sanction"),
                "write \"warning\", \"fine\" or \"expulsion\"",
            );
            None
        }
    };
    row.nothing_else();
    Some(Tier { from_day: from_day?, article: article?, sanction: sanction? })
}
