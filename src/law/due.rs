//! Which values are to be compared with their sources again, and by when.

use chrono::{Days, NaiveDate};

use super::values::{Basis, Timeline};
use super::{Law, Start};

/// How far ahead an operator looks.
pub const DAYS_AHEAD: u64 = 30;

/// One value that is to be checked again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day for it.
    pub check_again_by: NaiveDate,
    /// What it is, in the words of the law's files: `mci from 2027-01-01`, `residence-permit: loss`.
    pub value: String,
    /// The id of its source.
    pub source: String,
}

impl Due {
    /// Whether its last day has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.check_again_by < today
    }
}

impl Law {
    /// What is to be checked again within [`DAYS_AHEAD`] days or is overdue, the most urgent first.
    /// A row that a later one has replaced by `today` is not looked at any more.
    pub fn due(&self, today: NaiveDate) -> Vec<Due> {
        let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
        let mut due: Vec<Due> = bases(self, today)
            .into_iter()
            .filter(|(_, basis)| basis.check_again_by <= last)
            .map(|(value, basis)| Due {
                check_again_by: basis.check_again_by,
                value,
                source: basis.source.to_string(),
            })
            .collect();
        due.sort();
        due.dedup();
        due
    }
}

/// Every value that still decides something, with what it stands on.
fn bases(law: &Law, today: NaiveDate) -> Vec<(String, &Basis)> {
    let mut found = Found { today, bases: Vec::new() };
    for document in law.documents() {
        let id = &document.id;
        found.all(&format!("{id}: validity"), &document.printed_day_counts);
        found.all(&format!("{id}: renewal"), &document.renewal_months);
        found.all(&format!("{id}: loss"), &document.loss_days);
        found.all(&format!("{id}: penalty"), &document.penalty);
    }
    found.all("late notice of a loss", law.late_notice());
    found.all("limitation", law.limitation_months());
    found.all("half payment", law.half_payment());
    found.all("objection", law.objection_days());
    found.all("payment", law.payment_days());
    found.all("complaint against a refusal", law.refusal_complaint_months());
    found.all("first permission", law.first_permission());
    found.all("mci", law.mci());
    law.fees().for_each(|fee| found.all(&format!("fee {}", fee.id), &fee.percent_of_mci));
    law.figures().for_each(|figure| found.all(&format!("figure {}", figure.id), &figure.values));
    for outage in law.outages() {
        found.bases.push((format!("outage {}", outage.id), &outage.basis));
    }
    for helper in law.helpers() {
        found.bases.push((format!("helper {}", helper.id), &helper.basis));
    }
    for claim in law.all_claims() {
        found.bases.push((format!("claim {} {}", claim.topic, claim.id), &claim.basis));
    }
    for holiday in law.calendar().holidays() {
        found.all(&format!("holiday {}", holiday.id), &holiday.days);
    }
    for year in law.calendar().years().filter(|year| year.year >= chrono::Datelike::year(&today)) {
        found.bases.push((format!("days off of {}", year.year), &year.basis));
    }
    found.bases
}

struct Found<'a> {
    today: NaiveDate,
    bases: Vec<(String, &'a Basis)>,
}

impl<'a> Found<'a> {
    /// The row in force and those that are still to come.
    fn all<T>(&mut self, name: &str, values: &'a Timeline<T>) {
        let in_force = values.at(self.today).map(|(basis, _)| basis.from);
        let rows = values.rows().map(|(basis, _)| basis);
        for basis in rows.filter(|basis| Some(basis.from) >= in_force) {
            let name = match basis.from {
                Start::On(from) => format!("{name} from {from}"),
                Start::NotStated => name.to_string(),
            };
            self.bases.push((name, basis));
        }
    }
}
