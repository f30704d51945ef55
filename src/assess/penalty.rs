//! Fine, no fine, or no answer: the penalty for an expired document.

use chrono::{Days, NaiveDate};

use super::grounds::Grounds;
use super::renewal::notice_of_loss;
use super::{Amount, Case, NoOffence, Notice, Outcome, Penalty, Reason, Standing, Waiver, WaiverVerdict};
use crate::law::{Again, PenaltyRule, Sanction, Tier, months_after};
use crate::law::{LapsedCard, LateNotice};

pub(super) fn of<'a>(
    case: &Case<'a>,
    standing: Option<Standing>,
    waiver: &Waiver,
    grounds: &mut Grounds<'a>,
) -> Penalty {
    let Some(expires) = case.facts.expires else { return undated(expiry_unknown(case, grounds)) };
    let rule = case.document.penalty.at(case.on);
    if let Some((basis, _)) = rule.filter(|(_, rule)| standing != Some(Standing::Valid) || rule.is_known()) {
        grounds.lean_on(basis, case.on);
    }
    let rule = rule.map(|(_, rule)| rule);
    let outcome = match rule {
        _ if standing == Some(Standing::Valid) => {
            grounds.because(Reason::Valid);
            Outcome::None(NoOffence::Valid)
        }
        None => {
            grounds.because(Reason::BeforeOurLaw);
            return undated(Outcome::NoRule);
        }
        Some(PenaltyRule::NotFound { waiting_was_fined }) => {
            grounds.because(Reason::NoRuleKnown);
            if *waiting_was_fined {
                grounds.because(Reason::KandasFinedForWaiting);
            }
            return undated(Outcome::NoRule);
        }
        Some(PenaltyRule::Overstay(scale)) => {
            return undated(overstay(case, expires, scale, grounds));
        }
        Some(PenaltyRule::LapsedCard(card)) => lapsed_card(case, card, expires, waiver, grounds),
    };
    let outcome = late_notice(case, outcome, grounds);
    Penalty { outcome, fine_from: fine_from(rule, expires, grounds) }
}

fn undated(outcome: Outcome) -> Penalty {
    Penalty { outcome, fine_from: None }
}

impl Case<'_> {
    /// The day whose index counts: the opening of the case where it was told, else the day asked
    /// about. Code of Administrative Offences, article 44(1).
    pub(super) fn counting_day(&self) -> NaiveDate {
        super::counting_day(self.facts, self.on)
    }

    /// Whether an earlier penalty makes this the second within the year: both ends count.
    fn is_again(&self, months: u32) -> bool {
        let within = |penalised| penalised <= self.on && self.on <= months_after(penalised, months);
        self.facts.penalised.is_some_and(within)
    }
}

/// Article 492(4): the first of these that fits.
fn lapsed_card<'a>(
    case: &Case<'a>,
    card: &'a LapsedCard,
    expires: NaiveDate,
    waiver: &Waiver,
    grounds: &mut Grounds<'a>,
) -> Outcome {
    let filed = case.facts.filed_on();
    if case.facts.filing.is_some() && filed.is_none() {
        grounds.because(Reason::ReturnedNotFiled);
    }
    if filed.is_some_and(|filed| filed <= expires) {
        grounds.because(Reason::StatusKeptOurReading);
        return Outcome::None(NoOffence::FiledInTime);
    }
    if waiver.verdict == WaiverVerdict::Waived {
        return waived(case, card, grounds);
    }
    let days = (filed.unwrap_or(case.on) - expires).num_days();
    if days <= card.grace_days && filed.is_some() {
        grounds.because(Reason::FiledWithinGrace);
        return Outcome::None(NoOffence::FiledWithinGrace);
    }
    if days <= card.grace_days {
        grounds.because(Reason::WithinGrace);
        grounds.because(Reason::AddressIsAnotherMatter);
        return Outcome::Grace;
    }
    let limited = limitation(case, filed, grounds);
    if waiver.verdict == WaiverVerdict::NotStated || limited {
        grounds.because(Reason::Exposure);
        if waiver.verdict == WaiverVerdict::NotCovered {
            grounds.because(Reason::NothingExempts);
        }
        return Outcome::NotStated { exposure: card_amount(case, card, grounds) };
    }
    grounds.because(Reason::MoreThanGrace);
    Outcome::Fine { amount: card_amount(case, card, grounds), or_expulsion: false }
}

/// The ministry's promise covers the day; while nobody has applied it shows what is at risk.
fn waived<'a>(case: &Case<'a>, card: &'a LapsedCard, grounds: &mut Grounds<'a>) -> Outcome {
    let exposure = case.facts.filed_on().is_none().then(|| {
        grounds.because(Reason::WaivedExposure);
        let amount = card_amount(case, card, grounds);
        grounds.because(Reason::PromiseWeakens);
        amount
    });
    Outcome::Waived { exposure }
}

/// Article 62: filed, more than two months ago, and no case known.
fn limitation<'a>(case: &Case<'a>, filed: Option<NaiveDate>, grounds: &mut Grounds<'a>) -> bool {
    let Some(filed) = filed else { return false };
    let Some((basis, months)) = case.law.limitation_months().at(case.on) else { return false };
    let limited = !case.facts.case_is_known() && case.on > months_after(filed, *months);
    if limited {
        grounds.lean_on(basis, case.on);
        for reason in [Reason::Limitation, Reason::LimitationFor, Reason::LimitationAgainst] {
            grounds.because(reason);
        }
    }
    limited
}

fn card_amount<'a>(case: &Case<'a>, card: &'a LapsedCard, grounds: &mut Grounds<'a>) -> Amount {
    first_or_again(case, (&card.article, card.mci), &card.again, grounds)
}

/// The amount of the article, or of its part for a second offence within the year.
fn first_or_again<'a>(
    case: &Case<'a>,
    (article, mci): (&str, i64),
    again: &Again,
    grounds: &mut Grounds<'a>,
) -> Amount {
    if case.is_again(again.months) {
        grounds.because(Reason::AgainWithinAYear);
        return priced(case, &again.article, again.mci, grounds);
    }
    let amount = priced(case, article, mci, grounds);
    if case.facts.penalised.is_none() {
        grounds.because(Reason::IfPenalisedBefore);
    }
    amount
}

fn priced<'a>(case: &Case<'a>, article: &str, mci: i64, grounds: &mut Grounds<'a>) -> Amount {
    let day = case.counting_day();
    if let Some((basis, _)) = case.law.mci().at(day) {
        grounds.lean_on(basis, case.on);
    }
    let tenge = case.law.mci_on(day).and_then(|index| index.checked_mul(mci));
    grounds.because(if tenge.is_some() { Reason::IndexOfTheCase } else { Reason::IndexNotPublished });
    Amount { article: article.to_string(), mci, tenge }
}

/// Late notice of a loss is an offence of article 492(4) too, with a valid card as well; the Code
/// does not state the days.
fn late_notice<'a>(case: &Case<'a>, outcome: Outcome, grounds: &mut Grounds<'a>) -> Outcome {
    let spared = matches!(outcome, Outcome::None(_) | Outcome::Grace);
    let Some(notice) = notice_of_loss(case).filter(|_| spared) else { return outcome };
    match late_notice_reasons(case, notice) {
        Some(reasons) => at_risk(case, &reasons, grounds),
        None => outcome,
    }
}

/// What to say where the loss was reported late, or may not have been reported at all.
fn late_notice_reasons(case: &Case<'_>, notice: Notice) -> Option<Vec<Reason>> {
    let first = match notice {
        Notice::Late => Reason::LateNotice,
        Notice::Overdue => Reason::LateNoticeIfUnreported,
        Notice::Given | Notice::StillTime => return None,
    };
    let mut reasons = vec![first, Reason::LateNoticeFor];
    if case.facts.filed_on().is_some() {
        reasons.push(Reason::ApplicationHeldFor);
    }
    reasons.push(Reason::LateNoticeAgainst);
    Some(reasons)
}

fn expiry_unknown<'a>(case: &Case<'a>, grounds: &mut Grounds<'a>) -> Outcome {
    let reasons =
        notice_of_loss(case).and_then(|notice| late_notice_reasons(case, notice)).unwrap_or_else(|| {
            vec![Reason::ExpiryUnknown, Reason::ExpiryUnknownFor, Reason::ExpiryUnknownAgainst]
        });
    let outcome = at_risk(case, &reasons, grounds);
    if matches!(case.document.penalty.at(case.on), Some((_, PenaltyRule::Overstay(_)))) {
        grounds.because(Reason::OtherScalePossible);
    }
    outcome
}

/// Not stated, with the fine for late notice at risk.
fn at_risk<'a>(case: &Case<'a>, reasons: &[Reason], grounds: &mut Grounds<'a>) -> Outcome {
    let Some((basis, fine)) = case.law.late_notice().at(case.on) else {
        grounds.because(Reason::BeforeOurLaw);
        return Outcome::NoRule;
    };
    grounds.lean_on(basis, case.on);
    reasons.iter().for_each(|reason| grounds.because(*reason));
    let LateNotice { article, mci, again, documents } = fine;
    if !documents.contains(&case.document.id) {
        grounds.because(Reason::LateNoticeNotNamed);
    }
    grounds.because(Reason::Exposure);
    Outcome::NotStated { exposure: first_or_again(case, (article, *mci), again, grounds) }
}

/// Article 517: days since the end, whatever was filed.
fn overstay<'a>(
    case: &Case<'a>,
    expires: NaiveDate,
    scale: &crate::law::Overstay,
    grounds: &mut Grounds<'a>,
) -> Outcome {
    let days = (case.on - expires).num_days();
    let again = case.is_again(scale.again_months);
    let tiers = if again { &scale.again_tiers } else { &scale.tiers };
    let Some(tier) = tiers.iter().rev().find(|tier| tier.from_day <= days) else {
        grounds.because(Reason::BeforeOurLaw);
        return Outcome::NoRule;
    };
    grounds.because(Reason::OverstayDays);
    if again {
        grounds.because(Reason::AgainWithinAYear);
    } else if case.facts.penalised.is_none() {
        grounds.because(Reason::IfOverstayedBefore);
    }
    grounds.because(Reason::WhichArticleOurReading);
    if let Some(filed) = case.facts.filed_on() {
        grounds.because(Reason::FilingDoesNotStopIt);
        if filed <= expires {
            grounds.because(Reason::TimelyExtensionFor);
        }
    }
    threatened(case, tier, grounds)
}

fn threatened<'a>(case: &Case<'a>, tier: &Tier, grounds: &mut Grounds<'a>) -> Outcome {
    let article = tier.article.to_string();
    match tier.sanction {
        Sanction::Warning => Outcome::Warning { article },
        Sanction::Fine { mci, or_expulsion } => {
            Outcome::Fine { amount: priced(case, &tier.article, mci, grounds), or_expulsion }
        }
        Sanction::Expulsion => Outcome::Expulsion { article },
    }
}

/// The first day on which a fine is possible stands wherever the lapsed-card rule applies.
fn fine_from(rule: Option<&PenaltyRule>, expires: NaiveDate, grounds: &mut Grounds<'_>) -> Option<NaiveDate> {
    let Some(PenaltyRule::LapsedCard(card)) = rule else { return None };
    grounds.because(Reason::FineFromOurReading);
    u64::try_from(card.grace_days + 1).ok().and_then(|days| expires.checked_add_days(Days::new(days)))
}
