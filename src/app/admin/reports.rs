//! Outage reports as administrators see them: before anybody else, with counts, and able to hold, to let count, and
//! to write a notice.

use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use tokio::sync::watch;

use super::{App, tell_all_with};
use crate::app::outage_reports::{self, Unusual};
use crate::conversation::event::Button;
use crate::law::{Notice, Region};
use crate::outage_reports::{Counted, Mute};
use crate::ports::{Clock, Ports};
use crate::speech::{Message, say};

/// How often it is looked at.
const TICK: Duration = Duration::from_secs(60);
/// Begins the data of the buttons; no button of the conversation begins so.
const MARK: &str = "reports:";
/// The choices of how long a press mutes, in hours.
const MUTED_HOURS: [i64; 2] = [24, 168];
/// The score of Wilson's interval at 90 in a hundred.
const SCORE: f64 = 1.645;

/// Works out each full hour what everybody may see, erases what is older than 72 hours, and tells
/// administrators what is unusual. Runs until told to stop.
pub async fn keep_counting<P: Ports>(app: Arc<App<P>>, mut stop: watch::Receiver<bool>) {
    let mut looked = None;
    while !*stop.borrow() {
        let hour = app.clock.now().timestamp().div_euclid(3600);
        let is_trusted = !app.clock_is_in_doubt();
        if looked != Some((hour, is_trusted)) {
            outage_reports::look(&app).await;
            looked = Some((hour, is_trusted));
        }
        if is_trusted && !app.options.admins.is_empty() {
            for unusual in outage_reports::unusual(&app).await {
                tell(&app, &unusual).await;
            }
        }
        tokio::select! {
            () = app.clock.sleep(TICK) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn tell<P: Ports>(app: &Arc<App<P>>, unusual: &Unusual) {
    let button = |label, data: String| Button { label, data: format!("{MARK}{data}") };
    let (words, buttons) = match unusual {
        Unusual::Burst(burst) => {
            let words =
                say::admin_reports_burst(burst.reports as i64, format!("{:02}:00", burst.hour), burst.on);
            let count = button(say::admin_reports_count(), format!("count:{}:{}", burst.on, burst.hour));
            (vec![words], vec![vec![count]])
        }
        Unusual::More(region, counted) => {
            let place = region.map_or(0, Region::number);
            let [day, week] = MUTED_HOURS.map(|hours| format!("mute:{place}:{hours}"));
            let buttons = vec![
                vec![button(say::admin_reports_mute_day(), day)],
                vec![button(say::admin_reports_mute_week(), week)],
            ];
            (vec![more(*region, counted), draft(app, *region)], buttons)
        }
    };
    tell_all_with(app, &words, &buttons).await;
}

fn more(region: Option<Region>, counted: &Counted) -> Message {
    let (low, high) = interval(counted);
    let place = region.map_or_else(say::region_all, |it| Message::new(format!("region-{}", it.number())));
    say::admin_reports_more(
        counted.asked as i64,
        high,
        low,
        counted.new_down as i64,
        counted.people as i64,
        place,
        counted.seasoned_down as i64,
    )
}

/// Wilson's interval of the share of "the system is down", in hundredths.
fn interval(counted: &Counted) -> (i64, i64) {
    let n = (counted.down + counted.up).max(1.0);
    let share = counted.share();
    let middle = (share + SCORE * SCORE / (2.0 * n)) / (1.0 + SCORE * SCORE / n);
    let spread = SCORE / (1.0 + SCORE * SCORE / n)
        * (share * (1.0 - share) / n + SCORE * SCORE / (4.0 * n * n)).sqrt();
    ((100.0 * (middle - spread)).round() as i64, (100.0 * (middle + spread)).round() as i64)
}

/// A row to be sent back once its source is filled in.
fn draft<P: Ports>(app: &App<P>, region: Option<Region>) -> Message {
    let today = app.clock.now().with_timezone(&chrono_tz::Asia::Almaty).date_naive();
    let place = region.map_or("all".to_string(), |it| it.number().to_string());
    say::admin_reports_draft(format!(
        "/admin notice\n[[notice]]\nid = \"trouble-{today}\"\nregions = [\"{place}\"]\nstarts = \"{today}\"\nends = \"{}\"\nsource = \"operator: \"",
        Notice::last_possible(today)
    ))
}

/// What pressing one of the buttons comes to; `None` for any other button.
pub async fn decide<P: Ports>(app: &App<P>, data: &str) -> Option<Message> {
    let mut parts = data.strip_prefix(MARK)?.split(':');
    let done = match (parts.next()?, parts.next()?, parts.next()?) {
        ("count", on, hour) => {
            let (on, hour): (NaiveDate, u8) = (on.parse().ok()?, hour.parse().ok()?);
            outage_reports::release(app, on, hour).await.map(|()| say::admin_reports_counted())
        }
        ("mute", region, hours) => {
            let region = Region::from_number(region.parse().ok()?);
            let hours: i64 = hours.parse().ok().filter(|hours| MUTED_HOURS.contains(hours))?;
            let until = app.clock.now() + TimeDelta::hours(hours);
            let muted = outage_reports::mute(app, Mute { region, until }).await;
            muted.map(|()| say::admin_reports_muted())
        }
        _ => return None,
    };
    Some(done.unwrap_or_else(|error| say::admin_outage_faulty(error.to_string())))
}
