//! The calendar file: every deadline as a day with alarms. A second way that needs neither this
//! bot nor Telegram. An entry keeps its id, so a newer file replaces what an older one said.

use chrono::{Days, Duration};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property};

use super::line::{Point, What, deadlines};
use super::{Desk, File, Subject};
use crate::speech::{Message, say};

/// Alarms go off at ten in the morning of these many days before.
const ALARM_HOUR: i64 = 10;
const ALARM_DAYS: [i64; 3] = [7, 1, 0];

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
        content: calendar.to_string().into_bytes(),
        caption: vec![say::calendar_caption()],
    }
}

fn event(subject: &Subject, point: &Point, desk: &Desk<'_>) -> Event {
    let words = |message: &Message| desk.speech.plain(desk.lang, message);
    let summary = words(&say::calendar_summary(subject.title.clone(), point.what.label()));
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}@ruqsat", subject.id, point.what.id()))
        .add_property("DTSTAMP", desk.now.format("%Y%m%dT%H%M%SZ").to_string())
        // A later file has a higher number, so calendars take it over the earlier one.
        .sequence(u32::try_from(desk.now.timestamp() / 60).unwrap_or(u32::MAX))
        .summary(&summary)
        .description(&words(&say::calendar_description(point.date, point.what.label())))
        .class(Class::Private)
        .starts(point.date)
        .ends(point.date + Days::new(1));
    for days in alarm_days(point.what) {
        let before = Duration::hours(ALARM_HOUR) - Duration::days(days);
        event.alarm(Alarm::display(&summary, before));
    }
    event.done()
}

/// A date that only limits what is possible later needs no early alarm.
fn alarm_days(what: What) -> impl Iterator<Item = i64> {
    let early = !matches!(what, What::LossBy | What::FineFrom);
    ALARM_DAYS.into_iter().filter(move |days| early || *days < 7)
}
