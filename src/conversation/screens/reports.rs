//! Whether they took it today: the question, the answer, the place, and what others say.

use chrono::{Days, NaiveDate};

use crate::conversation::button::{Action, Noting, day_number};
use crate::conversation::event::Button;
use crate::conversation::next::Next;
use crate::conversation::reporting::{Reported, Reporting};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{asks, concerns, keyboards, outlook};
use crate::law::Region;
use crate::outage_reports::{Answer, Bucket, Outlook, Seniority};
use crate::reminders::{Application, Case};
use crate::speech::{Message, say};

/// Somebody whose last day is so near plans to go: the bot asks.
const DAYS_AHEAD: u64 = 7;
/// So many regions are shown at once.
const REGIONS_A_PAGE: usize = 5;

/// A press.
pub fn press(turn: &mut Turn<'_>, reporting: Reporting) -> Next {
    let today = day_number(turn.today()).unwrap_or_default();
    match reporting {
        Reporting::Ask => ask(turn),
        Reporting::Status => status(turn),
        Reporting::Asked(wanted) => asked_by_the_bot(turn, wanted),
        Reporting::Answer(day, answer) if day == today => count(turn, answer, None),
        Reporting::In(day, answer, region) if day == today => count(turn, answer, Some(region)),
        Reporting::Regions(day, answer, page) if day == today => regions(turn, answer, page),
        Reporting::Answer(..) | Reporting::In(..) | Reporting::Regions(..) => {
            turn.note_on_press(say::report_another_day());
            ask(turn)
        }
    }
}

/// The question.
pub fn ask(turn: &mut Turn<'_>) -> Next {
    let today = turn.today();
    turn.chat.asked_to_report = Some(today);
    let day = day_number(today).unwrap_or_default();
    let rows = answers(day);
    turn.say_new(vec![say::report_ask(today)], rows);
    Next::Done
}

fn answers(day: u16) -> Rows {
    keyboards::in_pairs(Answer::ALL.map(|answer| step(label(answer), Reporting::Answer(day, answer))).into())
}

/// The question once a day after "filed", where it was not asked today and the person has not had enough of it.
pub fn ask_once(turn: &mut Turn<'_>) -> Next {
    let today = turn.today();
    if !asks::has_room(&turn.chat, turn.world) {
        return Next::Done;
    }
    turn.chat.asked_to_report = Some(today);
    if !turn.chat.asked_on.contains(&today) {
        turn.chat.asked_on.push(today);
    }
    turn.say_new(vec![say::report_ask(today)], asked_by_itself(today));
    Next::Done
}

/// The four answers, and "don't ask me again", below a question that nobody called for.
pub fn asked_by_itself(today: NaiveDate) -> Rows {
    let mut rows = answers(day_number(today).unwrap_or_default());
    rows.push(vec![step(say::button_report_never(), Reporting::Asked(false))]);
    rows
}

/// "Don't ask me again", and back.
fn asked_by_the_bot(turn: &mut Turn<'_>, wanted: bool) -> Next {
    turn.chat.never_asked_to_report = !wanted;
    let (said, other) = if wanted {
        (say::report_asks_again(), say::button_report_never())
    } else {
        (say::report_never(), say::button_report_ask_again())
    };
    turn.say(vec![said], vec![vec![step(other, Reporting::Asked(!wanted))], keyboards::menu_row()]);
    Next::Done
}

fn label(answer: Answer) -> Message {
    match answer {
        Answer::Taken => say::button_report_taken(),
        Answer::SystemDown => say::button_report_down(),
        Answer::OtherReason => say::button_report_other(),
        Answer::NotTried => say::button_report_not_tried(),
    }
}

fn step(label: Message, reporting: Reporting) -> Button {
    Button::lasting(label, Action::Report(reporting))
}

fn count(turn: &mut Turn<'_>, answer: Answer, region: Option<Region>) -> Next {
    let agreed = turn.chat.consent.map(|consent| consent.at);
    let seniority = Seniority::of(agreed, !turn.chat.cases.is_empty(), turn.world.now);
    let asked = turn.chat.cases.iter().any(|case| plans_to_go(turn, case));
    turn.reported = Some(Reported { answer, region, asked, seniority, agreed });
    let mut paragraphs = vec![match (answer, seniority, region) {
        (Answer::NotTried, ..) => say::report_not_tried(),
        (_, Seniority::New, _) => say::report_does_not_count_yet(),
        (_, _, Some(region)) => say::report_counted_in(outlook::region(region)),
        (_, _, None) => say::report_counted(),
    }];
    let was_sent_away = matches!(answer, Answer::SystemDown | Answer::OtherReason);
    if was_sent_away {
        paragraphs.push(say::reports_go());
    }
    let mut rows: Rows = Vec::new();
    if region.is_none() && answer != Answer::NotTried && regions_are_told(turn) {
        let day = day_number(turn.today()).unwrap_or_default();
        rows.push(vec![step(say::button_report_where(), Reporting::Regions(day, answer, 0))]);
    }
    let mut row = vec![step(say::button_report_status(), Reporting::Status)];
    if was_sent_away && let Some(case) = turn.chat.cases.first() {
        row.push(Button::lasting(say::button_visits(), Action::Visit(case.id, Noting::List)));
    }
    rows.push(row);
    rows.push(keyboards::menu_row());
    turn.say(paragraphs, rows);
    Next::Done
}

/// A region is asked for only where enough people answer in the whole country: of fewer none could be shown.
fn regions_are_told(turn: &Turn<'_>) -> bool {
    match turn.world.reports.country {
        Outlook::TooFew => false,
        Outlook::Reports { people, .. } | Outlook::MoreThanUsual { people, .. } => people >= Bucket::Twenty,
    }
}

fn plans_to_go(turn: &Turn<'_>, case: &Case) -> bool {
    let today = turn.today();
    match (case.rest, case.application()) {
        (Some(_), _) => false,
        (None, Application::Pending(on)) => on == today,
        _ => {
            let dates = concerns::deadlines(case, turn.world);
            dates.go_by.or(dates.expires).is_some_and(|day| day <= today + Days::new(DAYS_AHEAD))
        }
    }
}

fn regions(turn: &mut Turn<'_>, answer: Answer, page: u8) -> Next {
    let day = day_number(turn.today()).unwrap_or_default();
    let all: Vec<Region> = Region::all().collect();
    let pages = all.len().div_ceil(REGIONS_A_PAGE);
    let shown = usize::from(page) % pages;
    let offered = all.chunks(REGIONS_A_PAGE).nth(shown).unwrap_or_default();
    let mut rows: Rows = offered
        .iter()
        .map(|region| vec![step(outlook::region(*region), Reporting::In(day, answer, *region))])
        .collect();
    let next = ((shown + 1) % pages) as u8;
    rows.push(vec![step(say::button_report_more_regions(), Reporting::Regions(day, answer, next))]);
    turn.say(vec![say::report_where()], rows);
    Next::Done
}

/// What people say, what the operator has noted, and that one goes all the same.
pub fn status(turn: &mut Turn<'_>) -> Next {
    let mut rows: Rows = vec![vec![step(say::button_report_today(), Reporting::Ask)]];
    rows.extend(keyboards::topic_row("refused-intake"));
    rows.push(vec![keyboards::documents(), keyboards::menu()]);
    turn.say_new(outlook::whole(turn.world), rows);
    Next::Done
}
