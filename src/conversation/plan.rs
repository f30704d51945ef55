//! The plan for a first permission, counted back from the day of filing.

use chrono::{Days, NaiveDate};

use super::World;
use crate::law::Basis;
use crate::paper::line::{Point, PointKind};

/// The days that follow from a day of filing.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The day on which the permission is to be asked for: the last one for every paper.
    pub filing: NaiveDate,
    /// The first day on which a solvency, criminal-record or medical paper may be issued. Its day of
    /// issue counts as its first (our reading, the safe one).
    pub papers_from: NaiveDate,
    /// The passport must at least last to this day.
    pub passport_until: NaiveDate,
    /// What it rests on.
    pub basis: Basis,
}

/// The plan for a day of filing; `None` where no rule is known.
pub fn of(filing: NaiveDate, world: &World<'_>) -> Option<Plan> {
    let (basis, rule) = world.law.first_permission().at(filing)?;
    let days = |days: i64| u64::try_from(days).ok().map(Days::new);
    Some(Plan {
        filing,
        papers_from: filing.checked_sub_days(days(rule.paper_days - 1)?)?,
        passport_until: filing.checked_add_days(days(rule.passport_days + 1)?)?,
        basis: basis.clone(),
    })
}

impl Plan {
    /// Its days, for the picture and the calendar.
    pub fn points(&self) -> Vec<Point> {
        vec![
            Point { date: self.papers_from, what: PointKind::PlanPapersFrom },
            Point { date: self.filing, what: PointKind::PlanFiling },
            Point { date: self.passport_until, what: PointKind::PlanPassport },
        ]
    }
}
