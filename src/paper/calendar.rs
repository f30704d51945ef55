//! The calendar file: every deadline as a day with alarms. A second way that needs neither this
//! bot nor Telegram. An entry keeps its id, so a newer file replaces what an older one said.

use chrono::{Days, Duration};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property};

use super::line::{Point, PointKind, deadlines};
use super::{Desk, File, Subject};
use crate::speech::{Message, say};

/// Alarms go off at ten in the morning of these many days before. The one that matters most comes
/// first: Outlook keeps the first only, and none after the start of the day.
const ALARM_HOUR: i64 = 10;
const ALARM_DAYS: [i64; 3] = [1, 7, 0];
/// The longest line of a calendar file in bytes, its leading space included (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

pub fn calendar(subjects: &[Subject], desk: &Desk<'_>) -> File {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    for subject in subjects {
        for point in deadlines(subject).into_iter().filter(|point| point.date >= desk.today) {
            calendar.push(event(subject, &point, desk));
        }
    }
    File {
        name: "ruqsat.ics",
        media_type: "text/calendar",
        is_picture: false,
        content: folded(&calendar.to_string()).into_bytes(),
        caption: vec![say::calendar_caption()],
    }
}

fn event(subject: &Subject, point: &Point, desk: &Desk<'_>) -> Event {
    let words = |message: &Message| desk.speech.plain(desk.lang, message);
    let summary = words(&say::calendar_summary(subject.title.clone(), point.what.label()));
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}@ruqsat", point.what.id(), subject.id))
        .add_property("DTSTAMP", desk.now.format("%Y%m%dT%H%M%SZ").to_string())
        // A later file has a higher number, so calendars take it over the earlier one.
        .sequence(u32::try_from(desk.now.timestamp() / 60).unwrap_or(u32::MAX))
        .summary(&summary)
        .description(&words(&say::calendar_description(point.date, point.what.label())))
        .class(Class::Private)
        // A deadline takes no time: without these two the whole day shows as busy.
        .add_property("TRANSP", "TRANSPARENT")
        .add_property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
        .starts(point.date)
        .ends(point.date + Days::new(1));
    for days in alarm_days(point.what) {
        let before = Duration::hours(ALARM_HOUR) - Duration::days(days);
        event.alarm(Alarm::display(&summary, before));
    }
    event.done()
}

/// The same lines, folded so that none is too long with its leading space; no letter is torn, and
/// no continuation is empty.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 60);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = LONGEST_LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                folded.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            folded.push(letter);
            room -= letter.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

/// A date that only limits what is possible later needs no early alarm.
fn alarm_days(what: PointKind) -> impl Iterator<Item = i64> {
    let early = !matches!(what, PointKind::LossBy | PointKind::LossByOurReading | PointKind::FineFrom);
    ALARM_DAYS.into_iter().filter(move |days| early || *days < 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_with_the_space_counted_and_no_letter_torn() {
        for length in [1, 74, 75, 76, 149, 150, 200] {
            for letter in ["a", "ә", "😀"] {
                let line = letter.repeat(length);
                let folded = folded(&format!("{line}\r\n"));
                let parts: Vec<&str> = folded.split_terminator("\r\n").collect();
                assert!(parts.iter().all(|part| part.len() <= 75), "{length} {letter}");
                assert!(parts[1..].iter().all(|part| part.len() > 1 && part.starts_with(' ')));
                assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
            }
        }
    }
}
