//! The dates of a document in the order of time: what the time line shows and the calendar holds.

use chrono::NaiveDate;

use super::Subject;
use crate::assess::Standing;
use crate::law::Law;
use crate::speech::{Message, say};

/// One date with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The civil date in Kazakhstan.
    pub date: NaiveDate,
    /// What it means.
    pub what: What,
}

/// What a date can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// An outage began.
    OutageStarts,
    /// The last day that surely lies within the outage.
    OutageCertain,
    /// The last day that may lie within the outage.
    OutagePossible,
    /// The last working day to apply.
    GoBy,
    /// The last day to apply.
    ApplyBy,
    /// The expiry day.
    Expiry,
    /// The first day on which a fine is possible (our reading).
    FineFrom,
    /// The last day to report a loss.
    LossBy,
    /// The last working day to complain about a fine or a refusal.
    ObjectGoBy,
    /// The last day to complain about a fine or a refusal.
    ObjectBy,
    /// The last day to pay half of a fine.
    HalfBy,
    /// The next reminder.
    NextReminder,
    /// The first day on which papers for a first permission may be issued.
    PlanPapersFrom,
    /// The day on which a first permission is to be asked for.
    PlanFiling,
    /// The day that the passport must at least last to.
    PlanPassport,
    /// Today.
    Today,
}

impl What {
    /// Its short name in ids of calendar entries.
    pub fn id(self) -> &'static str {
        match self {
            What::OutageStarts => "outage-starts",
            What::OutageCertain => "outage-certain",
            What::OutagePossible => "outage-possible",
            What::GoBy => "go-by",
            What::ApplyBy => "apply-by",
            What::Expiry => "expiry",
            What::FineFrom => "fine-from",
            What::LossBy => "loss-by",
            What::ObjectGoBy => "object-go-by",
            What::ObjectBy => "object-by",
            What::HalfBy => "half-by",
            What::NextReminder => "next-reminder",
            What::PlanPapersFrom => "plan-papers-from",
            What::PlanFiling => "plan-filing",
            What::PlanPassport => "plan-passport",
            What::Today => "today",
        }
    }

    /// Its words.
    pub fn label(self) -> Message {
        match self {
            What::OutageStarts => say::point_outage_starts(),
            What::OutageCertain => say::point_outage_certain(),
            What::OutagePossible => say::point_outage_possible(),
            What::GoBy => say::point_go_by(),
            What::ApplyBy => say::point_apply_by(),
            What::Expiry => say::point_expiry(),
            What::FineFrom => say::point_fine_from(),
            What::LossBy => say::point_loss_by(),
            What::ObjectGoBy => say::point_object_go_by(),
            What::ObjectBy => say::point_object_by(),
            What::HalfBy => say::point_half_by(),
            What::NextReminder => say::point_next_reminder(),
            What::PlanPapersFrom => say::point_plan_papers_from(),
            What::PlanFiling => say::point_plan_filing(),
            What::PlanPassport => say::point_plan_passport(),
            What::Today => say::point_today(),
        }
    }
}

/// The dates that ask something of a person.
pub fn deadlines(subject: &Subject) -> Vec<Point> {
    let mut points = subject.plan.clone();
    let mut add = |date: Option<NaiveDate>, what| points.extend(date.map(|date| Point { date, what }));
    if let Some(assessment) = &subject.assessment {
        add(assessment.renewal.and_then(|renewal| renewal.go_by), What::GoBy);
        add(assessment.renewal.map(|renewal| renewal.apply_by), What::ApplyBy);
        add(assessment.expires, What::Expiry);
        // While the document is valid the day would read as leave to come late.
        let expired = assessment.standing == Some(Standing::Expired);
        add(assessment.penalty.fine_from.filter(|_| expired), What::FineFrom);
        add(assessment.loss.map(|loss| loss.apply_by), What::LossBy);
    }
    for days in &subject.complain {
        // Where both are one day, one entry says it.
        add(days.go_by.filter(|go_by| *go_by != days.last), What::ObjectGoBy);
        add(Some(days.last), What::ObjectBy);
    }
    add(subject.half_by, What::HalfBy);
    points.sort_by_key(|point| (point.date, point.what));
    points
}

/// Everything the time line shows: deadlines, the outage that touches them, today, the next reminder.
pub fn time_line(subject: &Subject, today: NaiveDate, law: &Law) -> Vec<Point> {
    let mut points = deadlines(subject);
    let touching = subject.assessment.as_ref().and_then(|assessment| assessment.waiver.outage.as_deref());
    if let Some(outage) = touching.and_then(|id| law.outage(id)) {
        points.push(Point { date: outage.starts, what: What::OutageStarts });
        points.push(Point { date: outage.certain_through, what: What::OutageCertain });
        points.push(Point { date: outage.possible_through, what: What::OutagePossible });
    }
    points
        .extend(subject.reminders.first().map(|next| Point { date: next.due_on, what: What::NextReminder }));
    points.push(Point { date: today, what: What::Today });
    points.sort_by_key(|point| (point.date, point.what));
    points
}
