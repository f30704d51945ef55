//! The dates of a document in the order of time: what the time line shows and the calendar holds.

use chrono::NaiveDate;

use super::Subject;
use crate::assess::{Reason, Standing};
use crate::law::Law;
use crate::speech::{Message, say};

/// One date with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The civil date in Kazakhstan.
    pub date: NaiveDate,
    /// What it means.
    pub what: PointKind,
}

/// What a date can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointKind {
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
    /// The same for a document for which the month is not published.
    ApplyByOurReading,
    /// The expiry day.
    Expiry,
    /// The first day on which a fine is possible (our reading).
    FineFrom,
    /// The last day to report a loss.
    LossBy,
    /// The same for a document for which the days are not published.
    LossByOurReading,
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

impl PointKind {
    /// Its short name in ids of calendar entries.
    pub fn id(self) -> &'static str {
        match self {
            PointKind::OutageStarts => "outage-starts",
            PointKind::OutageCertain => "outage-certain",
            PointKind::OutagePossible => "outage-possible",
            PointKind::GoBy => "go-by",
            PointKind::ApplyBy | PointKind::ApplyByOurReading => "apply-by",
            PointKind::Expiry => "expiry",
            PointKind::FineFrom => "fine-from",
            PointKind::LossBy | PointKind::LossByOurReading => "loss-by",
            PointKind::ObjectGoBy => "object-go-by",
            PointKind::ObjectBy => "object-by",
            PointKind::HalfBy => "half-by",
            PointKind::NextReminder => "next-reminder",
            PointKind::PlanPapersFrom => "plan-papers-from",
            PointKind::PlanFiling => "plan-filing",
            PointKind::PlanPassport => "plan-passport",
            PointKind::Today => "today",
        }
    }

    /// Its words.
    pub fn label(self) -> Message {
        match self {
            PointKind::OutageStarts => say::point_outage_starts(),
            PointKind::OutageCertain => say::point_outage_certain(),
            PointKind::OutagePossible => say::point_outage_possible(),
            PointKind::GoBy => say::point_go_by(),
            PointKind::ApplyBy => say::point_apply_by(),
            PointKind::ApplyByOurReading => say::point_apply_by_our_reading(),
            PointKind::Expiry => say::point_expiry(),
            PointKind::FineFrom => say::point_fine_from(),
            PointKind::LossBy => say::point_loss_by(),
            PointKind::LossByOurReading => say::point_loss_by_our_reading(),
            PointKind::ObjectGoBy => say::point_object_go_by(),
            PointKind::ObjectBy => say::point_object_by(),
            PointKind::HalfBy => say::point_half_by(),
            PointKind::NextReminder => say::point_next_reminder(),
            PointKind::PlanPapersFrom => say::point_plan_papers_from(),
            PointKind::PlanFiling => say::point_plan_filing(),
            PointKind::PlanPassport => say::point_plan_passport(),
            PointKind::Today => say::point_today(),
        }
    }
}

/// The dates that ask something of a person.
pub fn deadlines(subject: &Subject) -> Vec<Point> {
    let mut points = subject.plan.clone();
    let mut add = |date: Option<NaiveDate>, what| points.extend(date.map(|date| Point { date, what }));
    if let Some(assessment) = &subject.assessment {
        add(assessment.renewal.and_then(|renewal| renewal.go_by), PointKind::GoBy);
        let ours =
            |reason, published, read| if assessment.reasons.contains(&reason) { read } else { published };
        let apply_by = ours(Reason::RenewalOurReading, PointKind::ApplyBy, PointKind::ApplyByOurReading);
        add(assessment.renewal.map(|renewal| renewal.apply_by), apply_by);
        add(assessment.expires, PointKind::Expiry);
        // While the document is valid the day would read as leave to come late.
        let expired = assessment.standing == Some(Standing::Expired);
        add(assessment.penalty.fine_from.filter(|_| expired), PointKind::FineFrom);
        let loss_by = ours(Reason::LossOurReading, PointKind::LossBy, PointKind::LossByOurReading);
        add(assessment.loss.map(|loss| loss.apply_by), loss_by);
    }
    for days in &subject.complain {
        // Where both are one day, one entry says it.
        add(days.go_by.filter(|go_by| *go_by != days.last), PointKind::ObjectGoBy);
        add(Some(days.last), PointKind::ObjectBy);
    }
    add(subject.half_by, PointKind::HalfBy);
    points.sort_by_key(|point| (point.date, point.what));
    points
}

/// Everything the time line shows: deadlines, the outage that touches them, today, the next reminder.
pub fn time_line(subject: &Subject, today: NaiveDate, law: &Law) -> Vec<Point> {
    let mut points = deadlines(subject);
    let touching = subject.assessment.as_ref().and_then(|assessment| assessment.waiver.outage.as_deref());
    if let Some(outage) = touching.and_then(|id| law.outage(id)) {
        points.push(Point { date: outage.starts, what: PointKind::OutageStarts });
        points.push(Point { date: outage.certain_through, what: PointKind::OutageCertain });
        points.push(Point { date: outage.possible_through, what: PointKind::OutagePossible });
    }
    points.extend(
        subject.reminders.first().map(|next| Point { date: next.due_on, what: PointKind::NextReminder }),
    );
    points.push(Point { date: today, what: PointKind::Today });
    points.sort_by_key(|point| (point.date, point.what));
    points
}
