//! An assessment in words: the paragraphs that chat and `check --format text` show.

mod arguments;
mod complain;
mod fined;
mod helpers;
mod refused;
mod sources;
mod stages;

use chrono::NaiveDate;

use super::{Argument, Message, say};
use crate::assess::{
    Amount, Assessment, Correction, Facts, Filing, NoOffence, Notice, Outcome, PenaltyVerdict, Reason,
    Renewal, RenewalState, Standing, Step,
};
use crate::law::Law;
use arguments::with_arguments;

pub use arguments::{document_name, outage_name, short_document_name, sum};
pub use complain::{Until, complain_until};
pub use fined::tell_fined;
pub use helpers::{helpers, of_danger, telephone};
pub use refused::tell_refused;
pub use sources::{source, tell_disagreement};
pub use stages::{tell_court, tell_decision, tell_half_offered, tell_protocol, tell_undecided};

/// So many steps are in sight before the quote is opened where no reason stands above them, and
/// where one does: more would push the headline off a screen of 360 by 740 pixels.
const STEPS_ALONE: usize = 2;
const STEPS_BELOW_A_REASON: usize = 1;

/// A verdict in the parts of which a message is made, in the order of a reader: what and until when,
/// what was read, what decides, what to do first; the rest is folded.
pub struct Told {
    /// One bold line of at most 90 characters.
    pub headline: Message,
    /// The receipt: which document and dates were read, and the days that follow from them.
    pub read_back: Vec<Message>,
    /// Why, or what is at risk.
    pub decisive: Vec<Message>,
    /// The first steps, numbered.
    pub steps: Vec<Message>,
    /// Further steps and reasons, where to go, sources.
    pub folded: Vec<Message>,
}

impl Told {
    /// The paragraphs of the whole message.
    pub fn paragraphs(self) -> Vec<Message> {
        let mut top = vec![self.headline];
        top.extend(self.read_back);
        let folded = in_lines(self.folded).map(say::verdict_folded);
        // Bullets and numbers tell reasons from steps; a line between them would cost one in sight.
        let body: Vec<Message> = self.decisive.into_iter().chain(self.steps).collect();
        [in_lines(top), in_lines(body), folded].into_iter().flatten().collect()
    }

    /// Headline and receipt, for messages in which the verdict is not the subject.
    pub fn summary(self) -> Vec<Message> {
        let mut lines = vec![self.headline];
        lines.extend(self.read_back);
        lines
    }
}

/// The whole verdict in words.
pub fn tell(assessment: &Assessment, facts: &Facts, law: &Law) -> Told {
    let telling = Telling { assessment, facts, law, arguments: arguments::arguments(assessment, facts, law) };
    let (decisive, further_reasons) = telling.why();
    let in_sight = if decisive.is_empty() { STEPS_ALONE } else { STEPS_BELOW_A_REASON };
    let (steps, mut folded) = telling.steps(in_sight);
    if assessment.penalty.expulsion_possible() {
        folded.extend(of_danger(law));
    }
    // While there is still time to report a loss, the headline names the day.
    let passed = assessment.loss.filter(|loss| loss.notice == Notice::Overdue);
    folded.extend(passed.map(|loss| say::verdict_loss(loss.apply_by)));
    folded.extend(further_reasons);
    folded.extend(telling.sources());
    folded.push(say::verdict_not_legal_advice());
    let mut read_back = telling.state();
    read_back.extend(telling.dates());
    Told { headline: telling.headline(), read_back, decisive, steps, folded }
}

/// What is possible if the application is handed in on the day of this assessment, where it is a later one. `None`
/// where that day changes nothing: an application is in already, or the document is lost.
pub fn tell_on(later: &Assessment, facts: &Facts) -> Option<Message> {
    if facts.lost.is_some() || facts.filed_on().is_some() {
        return None;
    }
    let on = later.on;
    Some(match &later.penalty.outcome {
        Outcome::None(NoOffence::Valid) => {
            let passed = later.renewal.filter(|renewal| renewal.apply_by < on);
            match passed {
                Some(renewal) => say::verdict_on_late(renewal.apply_by, on),
                None => say::verdict_on_valid(later.expires?, on),
            }
        }
        Outcome::None(NoOffence::FiledWithinGrace | NoOffence::FiledInTime) => return None,
        Outcome::Grace => say::verdict_on_grace(on),
        Outcome::Warning { .. } => say::verdict_on_warning(on),
        Outcome::Waived { .. } => say::verdict_on_promised(on),
        Outcome::NotStated { .. } => say::verdict_on_not_stated(on),
        Outcome::Fine { or_expulsion: true, .. } => say::verdict_on_expulsion_or_fine(on),
        Outcome::Fine { amount, or_expulsion: false } => match amount.tenge {
            Some(tenge) => say::verdict_on_fine(amount.mci, on, tenge),
            None => say::verdict_on_fine_no_tenge(amount.mci, on),
        },
        Outcome::Expulsion { .. } => say::verdict_on_expulsion(on),
        Outcome::NoRule => say::verdict_on_no_rule(on),
    })
}

/// What an earlier release stated too favourably, said as our mistake and not as a change of the law.
pub fn tell_correction(correction: Correction) -> Message {
    match correction {
        Correction::PromiseHasALimit => say::verdict_corrected_promise(),
        Correction::IndexOfTheCase => say::verdict_corrected_index(),
        Correction::EarlierOverstay { months } => say::verdict_corrected_overstay(i64::from(months)),
        Correction::FilingIsOurReading => say::verdict_corrected_filing(),
    }
}

/// One reason of an assessment in words.
pub fn reason(reason: Reason, assessment: &Assessment, facts: &Facts, law: &Law) -> Message {
    with_arguments(reason_id(reason, assessment), &arguments::arguments(assessment, facts, law))
}

/// What is said of an outage by name is said of no other: one that was added as data has the general words.
fn reason_id(reason: Reason, assessment: &Assessment) -> String {
    let of_outage = (reason == Reason::PromiseWeakens)
        .then(|| assessment.waiver.outage.as_deref().map(|outage| format!("outage-weakens-{outage}")))
        .flatten();
    of_outage.filter(|id| Message::exists(id)).unwrap_or_else(|| format!("reason-{}", reason.id()))
}

/// One step of an assessment in words.
pub fn step(step: Step, assessment: &Assessment, facts: &Facts, law: &Law) -> Message {
    with_arguments(format!("step-{}", step.id()), &arguments::arguments(assessment, facts, law))
}

struct Telling<'a> {
    assessment: &'a Assessment,
    facts: &'a Facts,
    law: &'a Law,
    arguments: Vec<(&'static str, Argument)>,
}

impl Telling<'_> {
    fn headline(&self) -> Message {
        if let Some(headline) = self.loss_headline() {
            return headline;
        }
        match &self.assessment.penalty.outcome {
            Outcome::None(NoOffence::Valid) => self.valid_headline(),
            Outcome::None(NoOffence::FiledWithinGrace) => say::verdict_none_grace(),
            Outcome::None(NoOffence::FiledInTime) => say::verdict_none_filed(),
            Outcome::Grace => say::verdict_grace(self.days()),
            Outcome::Warning { .. } if self.has(Reason::IfOverstayedBefore) => {
                say::verdict_warning_if(arguments::again_months(self.facts, self.assessment.on, self.law))
            }
            Outcome::Warning { .. } => say::verdict_warning(),
            Outcome::Waived { exposure: Some(_) } => say::verdict_waived_not_filed(),
            Outcome::Waived { exposure: None } => say::verdict_waived(),
            Outcome::NotStated { .. } if self.has(Reason::EdgeFor) || self.has(Reason::FilingWindowFor) => {
                say::verdict_not_stated_outage()
            }
            Outcome::NotStated { .. } => say::verdict_not_stated(),
            Outcome::Fine { amount, or_expulsion } => fine(amount, *or_expulsion),
            Outcome::Expulsion { .. } => say::verdict_expulsion_headline(),
            Outcome::NoRule => say::verdict_no_rule(),
        }
    }

    /// A lost card is never called valid: what comes first is the report, unless something heavier
    /// than its omission threatens already.
    fn loss_headline(&self) -> Option<Message> {
        self.facts.lost?;
        let mild = matches!(
            self.assessment.penalty.outcome,
            Outcome::None(_) | Outcome::Grace | Outcome::NotStated { .. } | Outcome::NoRule
        );
        let Some(loss) = self.assessment.loss else { return mild.then(say::verdict_lost_no_days) };
        match loss.notice {
            Notice::StillTime if self.facts.filed_on().is_some() => {
                Some(say::verdict_lost_pending(loss.apply_by))
            }
            Notice::StillTime => Some(say::verdict_lost(loss.apply_by)),
            _ if !mild => None,
            Notice::Overdue => Some(say::verdict_lost_overdue()),
            Notice::Given | Notice::Late if self.facts.filed_on().is_none() => {
                Some(say::verdict_lost_reported())
            }
            Notice::Given => Some(say::verdict_lost_filed()),
            Notice::Late => None,
        }
    }

    /// While there is still time to apply, the last day for it stands first.
    fn valid_headline(&self) -> Message {
        let renewal = self.assessment.renewal.filter(|renewal| renewal.state == RenewalState::InTime);
        match renewal.and_then(|renewal| renewal.go_by).filter(|go_by| *go_by >= self.assessment.on) {
            Some(go_by) => say::verdict_go_by((go_by - self.assessment.on).num_days(), go_by),
            None => say::verdict_valid(self.days()),
        }
    }

    fn state(&self) -> Vec<Message> {
        let name = short_document_name(self.assessment.document.as_str());
        let state = match (self.assessment.expires, self.assessment.standing) {
            (Some(expires), Some(Standing::Valid)) => say::verdict_state_valid(name, expires),
            (Some(expires), _) => say::verdict_state_expired(self.days(), name, expires),
            (None, _) => say::verdict_state_unknown(name),
        };
        let filed = self.facts.filing.map(|filing| match filing {
            Filing::Pending { on } => say::verdict_filed(on),
            Filing::Returned { on: Some(on) } => say::verdict_filed_returned(on),
            Filing::Returned { on: None } => say::verdict_filed_returned_undated(),
        });
        std::iter::once(state).chain(filed).collect()
    }

    fn dates(&self) -> Vec<Message> {
        let mut dates = Vec::new();
        if self.is_valid() && self.facts.lost.is_none() {
            dates.extend(self.assessment.renewal.and_then(|renewal| apply(renewal, self.assessment.on)));
        }
        dates
    }

    /// The reasons that stand in sight, and those in the folded part.
    fn why(&self) -> (Vec<Message>, Vec<Message>) {
        let mut told: Vec<Reason> =
            self.assessment.reasons.iter().copied().filter(|reason| self.is_told(*reason)).collect();
        // In the first days the day from which a fine is possible comes first. What is at risk comes after
        // what speaks for and against, but what is at risk although the ministry promised before all that.
        let promised = self.has(Reason::WaivedExposure);
        told.sort_by_key(|reason| match reason {
            Reason::FineFromOurReading => 0,
            Reason::Exposure
            | Reason::NothingExempts
            | Reason::IndexOfTheCase
            | Reason::IndexNotPublished
            | Reason::IfPenalisedBefore
                if !promised =>
            {
                2
            }
            _ => 1,
        });
        let or_expulsion =
            matches!(self.assessment.penalty.outcome, Outcome::Fine { or_expulsion: true, .. });
        // Whoever still has time needs the day and the steps, no reasons.
        let in_time = self.is_valid() && self.facts.lost.is_none();
        let (decisive, further): (Vec<Reason>, Vec<Reason>) = told
            .iter()
            .partition(|reason| !in_time && told.first() == Some(*reason) || **reason == Reason::Exposure);
        let told = |reason: Reason| {
            say::verdict_reason(with_arguments(reason_id(reason, self.assessment), &self.arguments))
        };
        let expulsion = or_expulsion.then(|| say::verdict_reason(say::verdict_expulsion()));
        let decisive = expulsion.into_iter().chain(decisive.into_iter().map(told)).collect();
        (decisive, further.into_iter().map(told).collect())
    }

    /// A phone's screen holds what decides; the rest of the reasons stands in the JSON.
    fn is_told(&self, reason: Reason) -> bool {
        let verdict = self.assessment.penalty.verdict();
        let state = self.assessment.renewal.map(|renewal| renewal.state);
        match reason {
            // The steps say it too.
            Reason::Valid | Reason::NotFiledYet => false,
            // The headline names the safe day; how months are counted helps nobody to keep it.
            Reason::MonthEndEarlierDay => false,
            Reason::PrintedDayOurReading => self.assessment.days_left == Some(0),
            Reason::FineFromOurReading => verdict == PenaltyVerdict::Grace,
            Reason::CalendarProvisional | Reason::GoByUnknown => {
                state == Some(RenewalState::InTime) && self.facts.lost.is_none()
            }
            Reason::RenewalOurReading => {
                self.is_valid() && state != Some(RenewalState::Filed) && self.facts.lost.is_none()
            }
            Reason::InsideOutage
            | Reason::PressStatementOnly
            | Reason::NoEndDate
            | Reason::EdgeOfOutage
            | Reason::FilingWindow
            | Reason::BeforeOutage
            | Reason::AfterOutage => !matches!(verdict, PenaltyVerdict::None | PenaltyVerdict::Grace),
            _ => true,
        }
    }

    /// The first steps, and those in the folded part.
    fn steps(&self, in_sight: usize) -> (Vec<Message>, Vec<Message>) {
        let numbered = self.assessment.steps.iter().zip(1..).map(|(id, number)| {
            say::verdict_step(number, with_arguments(format!("step-{}", id.id()), &self.arguments))
        });
        let mut first: Vec<Message> = numbered.collect();
        let further = first.split_off(first.len().min(in_sight));
        (first, further)
    }

    fn sources(&self) -> Vec<Message> {
        let mut told = self.where_to_go();
        let ids = sources::decisive(self.assessment, self.law);
        told.extend(ids.iter().filter_map(|id| source(id, self.assessment.law_checked_on, self.law)));
        told
    }

    /// Wherever a step sends somebody to the police, that sources differ on where to go.
    fn where_to_go(&self) -> Vec<Message> {
        if !self.assessment.steps.iter().any(|step| step.sends_to_an_office()) {
            return Vec::new();
        }
        tell_disagreement("where-to-apply", self.law)
    }

    fn is_valid(&self) -> bool {
        self.assessment.standing == Some(Standing::Valid)
    }

    fn days(&self) -> i64 {
        self.assessment.days_left.unwrap_or_default().abs()
    }

    fn has(&self, reason: Reason) -> bool {
        self.assessment.reasons.contains(&reason)
    }
}

/// A fine, or what weighs more than a fine.
fn fine(amount: &Amount, or_expulsion: bool) -> Message {
    match (or_expulsion, amount.tenge) {
        (true, Some(tenge)) => say::verdict_expulsion_or_fine(amount.mci, tenge),
        (true, None) => say::verdict_expulsion_or_fine_no_tenge(amount.mci),
        (false, Some(tenge)) => say::verdict_fine(amount.mci, tenge),
        (false, None) => say::verdict_fine_no_tenge(amount.mci),
    }
}

fn apply(renewal: Renewal, on: NaiveDate) -> Option<Message> {
    match (renewal.state, renewal.go_by) {
        (RenewalState::InTime, Some(go_by)) if go_by < on => {
            Some(say::verdict_apply_passed(renewal.apply_by))
        }
        // The headline names the working day.
        (RenewalState::InTime, Some(go_by)) => {
            (go_by != renewal.apply_by).then(|| say::verdict_apply(renewal.apply_by))
        }
        (RenewalState::InTime, None) => Some(say::verdict_apply_open(renewal.apply_by)),
        (RenewalState::Late, _) => Some(say::verdict_apply_late(renewal.apply_by)),
        (RenewalState::Filed | RenewalState::Expired, _) => None,
    }
}

/// The same paragraphs with all behind the first ones folded.
pub fn folded(mut paragraphs: Vec<Message>, in_sight: usize) -> Vec<Message> {
    let rest = paragraphs.split_off(paragraphs.len().min(in_sight));
    paragraphs.extend(in_lines(rest).map(say::verdict_folded));
    paragraphs
}

/// Lines of one paragraph; nothing for no lines.
pub fn in_lines(lines: Vec<Message>) -> Option<Message> {
    lines.into_iter().rev().reduce(|rest, line| say::verdict_two_lines(line, rest))
}
