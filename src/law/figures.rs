//! Single numbers and days that answers quote and no verdict needs, dated and sourced like all law.

use std::sync::Arc;

use chrono::NaiveDate;

use super::values::{Basis, Timeline};

/// One number or day by its id. The id is the name of the variable in the words
/// (`absence-days`, `pilot-start-date`), so its ending says what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its id.
    pub id: Arc<str>,
    /// What it was and is.
    pub values: Timeline<FigureValue>,
}

/// What a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// A whole number of what the end of the id names.
    Number(i64),
    /// A day in Kazakhstan.
    Day(NaiveDate),
}

impl Figure {
    /// The value on a day; `None` before the first row.
    pub fn at(&self, day: NaiveDate) -> Option<(&Basis, FigureValue)> {
        self.values.at(day).map(|(basis, value)| (basis, *value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_figure_is_found_by_its_id_from_its_first_day_on() {
        let law = Law::built_in();
        let value = |on| law.figure("test-percent", day(on)).map(|(_, value)| value);
        assert_eq!(value("2026-02-12"), None);
        assert_eq!(value("2026-02-13"), Some(FigureValue::Number(30)));
        assert_eq!(law.figure("no-such-figure", day("2026-11-22")), None);
    }

    #[test]
    fn an_id_that_ends_in_date_holds_a_day() {
        let (_, value) = Law::built_in().figure("arrival-start-date", day("2026-11-22")).unwrap();
        assert_eq!(value, FigureValue::Day(day("2026-07-01")));
    }
}
