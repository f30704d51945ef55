//! A machine's moment with its zone, "2027-06-14T22:00:00Z": the day that it is in Almaty then.

use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Asia::Almaty;

/// So many letters has the shortest moment, "2027-06-14t22:00z".
const SHORTEST: usize = 17;
/// And the date in it.
const DATE: usize = 10;

/// Puts the day in Almaty in place of the day in the moment's own zone, letter for letter. `letters` are
/// in lower case.
pub(super) fn to_local_days(letters: &mut [char]) {
    let mut at = 0;
    while at + SHORTEST <= letters.len() {
        let rest = letters.get(at..).unwrap_or_default();
        let starts =
            at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|l| !l.is_alphanumeric());
        let Some((day, length)) = starts.then(|| moment(rest)).flatten() else {
            at += 1;
            continue;
        };
        let written = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
        for (letter, digit) in letters.iter_mut().skip(at).zip(written.chars()) {
            *letter = digit;
        }
        at += length;
    }
}

/// The local day of the moment that these letters begin with, and how many letters it takes.
fn moment(letters: &[char]) -> Option<(NaiveDate, usize)> {
    let is_part =
        |letter: &&char| letter.is_ascii_digit() || matches!(letter, '-' | 't' | ':' | '.' | '+' | 'z');
    let run: String = letters.iter().take_while(is_part).collect();
    let run = run.trim_end_matches('.');
    let (date, time) = (run.get(..DATE)?, run.get(DATE..)?);
    let time = time.strip_prefix('t')?;
    let zone = time.find(['z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone);
    let clock = if clock.len() == "22:00".len() { format!("{clock}:00") } else { clock.to_string() };
    let moment = DateTime::parse_from_rfc3339(&format!("{date}T{clock}{}", zone.to_uppercase())).ok()?;
    Some((moment.with_timezone(&Almaty).date_naive(), run.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> String {
        let mut letters: Vec<char> = text.to_lowercase().chars().collect();
        to_local_days(&mut letters);
        letters.into_iter().collect()
    }

    #[test]
    fn late_in_the_evening_of_greenwich_it_is_the_next_day_in_almaty() {
        for (text, day) in [
            ("2027-06-14T22:00:00Z", "2027-06-15"),
            ("2027-06-14T18:59Z", "2027-06-14"),
            ("2027-06-14T19:00Z.", "2027-06-15"),
            ("2026-12-31T23:30:00.000Z", "2027-01-01"),
            ("2027-06-14T22:00:00+05:00", "2027-06-14"),
            ("2027-06-15T01:00:00+09:00", "2027-06-14"),
            // Until March 2024 Almaty was six hours ahead.
            ("2023-06-14T18:30:00Z", "2023-06-15"),
        ] {
            assert!(local(text).starts_with(day), "{text}: {}", local(text));
        }
    }

    #[test]
    fn what_names_no_zone_stays_as_it_is() {
        for text in [
            "2027-06-14t22:00:00",
            "2027-06-14",
            "2027-13-14t22:00:00z",
            "п2027-06-14t22:00z",
            "2027-06-14tz",
        ] {
            assert_eq!(local(text), text);
        }
    }
}
