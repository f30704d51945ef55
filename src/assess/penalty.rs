//! Fine, no fine, or no answer: the penalty for an expired document.

use chrono::{Days, NaiveDate};

use super::grounds::Grounds;
use super::renewal::loss_told_late;
use super::{Case, Penalty, PenaltyVerdict, Standing, Waiver, WaiverVerdict};
use crate::law::{LapsedCard, PenaltyRule, Sanction, Tier, months_after};

pub(super) fn of<'a>(
    case: &Case<'a>,
    standing: Option<Standing>,
    waiver: &Waiver,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let Some(expires) = case.facts.expires else { return expiry_unknown(case, grounds) };
    let rule = case.document.penalty.at(case.on);
    if let Some((basis, _)) = rule.filter(|(_, rule)| standing != Some(Standing::Valid) || rule.is_known()) {
        grounds.lean_on(basis, case.on);
    }
    let penalty = match rule.map(|(_, rule)| rule) {
        _ if standing == Some(Standing::Valid) => {
            grounds.because("valid");
            plain(PenaltyVerdict::None)
        }
        None => {
            grounds.because("before-our-law");
            return plain(PenaltyVerdict::NoRule);
        }
        Some(PenaltyRule::NotFound { reason }) => {
            grounds.because("no-rule-known");
            reason.iter().for_each(|reason| grounds.because(reason));
            return plain(PenaltyVerdict::NoRule);
        }
        Some(PenaltyRule::Overstay { tiers, .. }) => return overstay(case, expires, tiers, grounds),
        Some(PenaltyRule::LapsedCard(card)) => lapsed_card(case, card, expires, waiver, grounds),
    };
    let penalty = late_notice(case, penalty, grounds);
    with_fine_from(penalty, rule.map(|(_, rule)| rule), expires, grounds)
}

impl Case<'_> {
    /// The day whose index counts: the opening of a known case; the filing where it came
    /// after the expiry; else the day asked about. Code of Administrative Offences, article 44(1).
    pub(super) fn counting_day(&self) -> NaiveDate {
        let opened = self.facts.further.fined.and_then(|fined| fined.opened_on);
        let stopped = if self.filing_stops_the_count() { self.filed_after_expiry() } else { None };
        opened.or(stopped).unwrap_or(self.on)
    }

    fn filing_stops_the_count(&self) -> bool {
        !matches!(self.document.penalty.at(self.on), Some((_, PenaltyRule::Overstay { .. })))
    }

    fn filed_after_expiry(&self) -> Option<NaiveDate> {
        self.facts.filed_on().filter(|filed| self.facts.expires.is_some_and(|expires| *filed > expires))
    }
}

/// Article 492(4): the first of these that fits.
fn lapsed_card<'a>(
    case: &Case<'a>,
    card: &LapsedCard,
    expires: NaiveDate,
    waiver: &Waiver,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let filed = case.facts.filed_on();
    if case.facts.filing.is_some() && filed.is_none() {
        grounds.because("returned-not-filed");
    }
    if filed.is_some_and(|filed| filed <= expires) {
        grounds.because("status-kept-our-reading");
        return plain(PenaltyVerdict::None);
    }
    if waiver.verdict == WaiverVerdict::Waived {
        return plain(PenaltyVerdict::Waived);
    }
    let days = (filed.unwrap_or(case.on) - expires).num_days();
    if days <= card.grace_days && filed.is_some() {
        grounds.because("filed-within-grace");
        return plain(PenaltyVerdict::None);
    }
    if days <= card.grace_days {
        grounds.because("within-grace");
        return plain(PenaltyVerdict::Grace);
    }
    let limited = limitation(case, grounds);
    if waiver.verdict == WaiverVerdict::NotStated || limited {
        return with_amount(case, PenaltyVerdict::NotStated, card, grounds);
    }
    grounds.because("more-than-grace");
    with_amount(case, PenaltyVerdict::Fine, card, grounds)
}

/// Article 62: filed, more than two months ago, and no case known.
fn limitation<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) -> bool {
    let Some(filed) = case.filed_after_expiry() else { return false };
    let Some((basis, months)) = case.law.limitation_months().at(case.on) else { return false };
    let case_known = case.facts.further.fined.is_some_and(|fined| !fined.under_another_article);
    let limited = !case_known && case.on > months_after(filed, *months);
    if limited {
        grounds.lean_on(basis, case.on);
        ["limitation", "limitation-for", "limitation-against"].iter().for_each(|id| grounds.because(id));
    }
    limited
}

fn with_amount<'a>(
    case: &Case<'a>,
    verdict: PenaltyVerdict,
    card: &LapsedCard,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let day = case.counting_day();
    let again = |penalised: NaiveDate| penalised <= day && day <= months_after(penalised, card.repeat_months);
    let repeated = case.facts.further.penalised_on.is_some_and(again);
    if repeated {
        grounds.because("again-within-a-year");
    }
    let (article, mci) =
        if repeated { (&card.repeat_article, card.repeat_mci) } else { (&card.article, card.mci) };
    priced(case, verdict, article, mci, grounds)
}

/// Article, indices and tenge: of a fine, or, as exposure, of what is not stated.
fn priced<'a>(
    case: &Case<'a>,
    verdict: PenaltyVerdict,
    article: &str,
    mci: i64,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let day = case.counting_day();
    if verdict == PenaltyVerdict::NotStated {
        grounds.because("exposure");
    }
    if let Some((basis, _)) = case.law.mci().at(day) {
        grounds.lean_on(basis, case.on);
    }
    let tenge = case.law.mci_on(day).and_then(|index| index.checked_mul(mci));
    grounds.because(if tenge.is_some() { "index-of-the-case" } else { "index-not-published" });
    Penalty { article: Some(article.to_string()), mci: Some(mci), tenge, ..plain(verdict) }
}

/// The fine for late notice of a loss stands in article 492(4) too; the Code does not state the days.
fn late_notice<'a>(case: &Case<'a>, penalty: Penalty, grounds: &mut Grounds<'a>) -> Penalty {
    let spared = matches!(penalty.verdict, PenaltyVerdict::None | PenaltyVerdict::Grace);
    if !spared || !loss_told_late(case) {
        return penalty;
    }
    late_notice_exposure(case, &["late-notice", "late-notice-for", "late-notice-against"], grounds)
}

fn expiry_unknown<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) -> Penalty {
    let reasons: &[&str] = if case.facts.lost.is_none() {
        &["turned-sixteen", "turned-sixteen-for", "turned-sixteen-against"]
    } else if loss_told_late(case) {
        &["late-notice", "late-notice-for", "late-notice-against"]
    } else {
        &["expiry-unknown", "expiry-unknown-for", "expiry-unknown-against"]
    };
    let penalty = late_notice_exposure(case, reasons, grounds);
    if matches!(case.document.penalty.at(case.on), Some((_, PenaltyRule::Overstay { .. }))) {
        grounds.because("other-scale-possible");
    }
    penalty
}

fn late_notice_exposure<'a>(case: &Case<'a>, reasons: &[&'a str], grounds: &mut Grounds<'a>) -> Penalty {
    let Some((basis, fine)) = case.law.late_notice().at(case.on) else {
        grounds.because("before-our-law");
        return plain(PenaltyVerdict::NoRule);
    };
    grounds.lean_on(basis, case.on);
    reasons.iter().for_each(|reason| grounds.because(reason));
    if !fine.documents.contains(&case.document.id) {
        grounds.because("late-notice-not-named");
    }
    priced(case, PenaltyVerdict::NotStated, &fine.article, fine.mci, grounds)
}

/// Article 517: days since the end, whatever was filed.
fn overstay<'a>(case: &Case<'a>, expires: NaiveDate, tiers: &[Tier], grounds: &mut Grounds<'a>) -> Penalty {
    let days = (case.on - expires).num_days();
    let Some(tier) = tiers.iter().rev().find(|tier| tier.from_day <= days) else {
        grounds.because("before-our-law");
        return plain(PenaltyVerdict::NoRule);
    };
    grounds.because("overstay-days");
    grounds.because("which-article-our-reading");
    if case.facts.filed_on().is_some() {
        grounds.because("filing-does-not-stop-it");
    }
    let penalty = match tier.sanction {
        Sanction::Warning => {
            Penalty { article: Some(tier.article.to_string()), ..plain(PenaltyVerdict::Warning) }
        }
        Sanction::Fine(mci) => priced(case, PenaltyVerdict::Fine, &tier.article, mci, grounds),
    };
    Penalty { expulsion_possible: tier.expulsion_possible, ..penalty }
}

/// The first day on which a fine is possible stands wherever the lapsed-card rule applies.
fn with_fine_from<'a>(
    penalty: Penalty,
    rule: Option<&PenaltyRule>,
    expires: NaiveDate,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let Some(PenaltyRule::LapsedCard(card)) = rule else { return penalty };
    grounds.because("fine-from-our-reading");
    let fine_from =
        u64::try_from(card.grace_days + 1).ok().and_then(|days| expires.checked_add_days(Days::new(days)));
    Penalty { fine_from, ..penalty }
}

fn plain(verdict: PenaltyVerdict) -> Penalty {
    Penalty { verdict, article: None, mci: None, tenge: None, fine_from: None, expulsion_possible: false }
}
