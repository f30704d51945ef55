//! What is shown of outage reports and of the operator's notices. It never enters a verdict.

use chrono::NaiveDate;

use super::World;
use crate::law::{Notice, NoticeSource, Region};
use crate::outage_reports::{Bucket, Outlook};
use crate::speech::{Message, say, verdict};

/// A region's name.
pub fn region(region: Region) -> Message {
    Message::new(format!("region-{}", region.number()))
}

/// Everything: the country, the regions of which something can be said, the notices, and that one goes
/// all the same.
pub fn whole(world: &World<'_>) -> Vec<Message> {
    let mut paragraphs = vec![of_country(&world.reports.country)];
    paragraphs.extend(verdict::in_lines(world.reports.regions.iter().filter_map(of_region).collect()));
    paragraphs.extend(notices(world));
    paragraphs.push(say::reports_go());
    paragraphs.push(say::reports_whose());
    paragraphs
}

/// Behind an answer about failures: nothing where nothing can be said.
pub fn in_short(world: &World<'_>) -> Vec<Message> {
    let mut paragraphs = Vec::new();
    if world.reports.country != Outlook::TooFew {
        paragraphs.push(of_country(&world.reports.country));
    }
    paragraphs.extend(notices(world));
    if !paragraphs.is_empty() {
        paragraphs.push(say::reports_go());
    }
    paragraphs
}

/// What the operator has noted for these days.
pub fn notices(world: &World<'_>) -> Option<Message> {
    let told = world.law.notices().filter(|notice| notice.is_told_on(world.today));
    verdict::in_lines(told.flat_map(notice).collect())
}

/// One notice, a line for each region.
pub fn notice(notice: &Notice) -> Vec<Message> {
    let source = match &notice.source {
        NoticeSource::Operator(checked) => say::notice_source_operator(checked.to_string()),
        NoticeSource::Published(id) => Message::new(format!("source-{id}")),
    };
    let line = |place: Message| say::notice_line(notice.starts, place, source.clone(), notice.ends);
    if notice.regions.is_empty() {
        return vec![line(say::region_all())];
    }
    notice.regions.iter().map(|it| line(region(*it))).collect()
}

fn of_country(outlook: &Outlook) -> Message {
    match *outlook {
        Outlook::TooFew => say::reports_too_few(),
        Outlook::Reports { people: many, down, latest: (day, hour) } => {
            let told = (day, hour_of(hour), people(many));
            match down.name() {
                "few" => say::reports_few(told.0, told.1, told.2),
                "some" => say::reports_some(told.0, told.1, told.2),
                "half" => say::reports_half(told.0, told.1, told.2),
                "most" => say::reports_most(told.0, told.1, told.2),
                _ => say::reports_all(told.0, told.1, told.2),
            }
        }
        Outlook::MoreThanUsual { people: many, since, latest } => {
            say::reports_unusual(latest.0, hour_of(latest.1), people(many), since.0, hour_of(since.1))
        }
    }
}

fn of_region((place, outlook): &(Region, Outlook)) -> Option<Message> {
    let (many, said, latest): (Bucket, &str, (NaiveDate, u8)) = match *outlook {
        Outlook::TooFew => return None,
        Outlook::Reports { people, down, latest } => (people, down.name(), latest),
        Outlook::MoreThanUsual { people, latest, .. } => (people, "unusual", latest),
    };
    let said = Message::new(format!("reports-region-{said}"));
    Some(say::reports_region(latest.0, hour_of(latest.1), said, people(many), region(*place)))
}

fn people(bucket: Bucket) -> Message {
    Message::new(format!("reports-people-{}", bucket.name()))
}

/// The full hour at which it came: "14:00".
fn hour_of(hour: u8) -> String {
    format!("{hour:02}:00")
}
