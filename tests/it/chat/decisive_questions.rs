//! An earlier penalty, the report of a loss and the opening of a case are asked about where some
//! answer changes the outcome, the amount or the steps, and nowhere else; not where the ministry promised
//! that there is no fine, which is answered at once.

use crate::kit::{day, world_at};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use ruqsat::assess::{Assessment, Facts, Filing, Outcome, PenaltyVerdict, assess};
use ruqsat::conversation::button::Action;
use ruqsat::conversation::chat::Asking;
use ruqsat::conversation::draft::{Card, Draft};
use ruqsat::conversation::event::{Event, What};
use ruqsat::conversation::{Chat, step};
use ruqsat::law::{DocumentId, Law};

const DOCUMENTS: [&str; 5] =
    ["residence-permit", "stateless-certificate", "temporary-permit", "passport", "kandas-certificate"];
const DECISIVE: [Asking; 3] = [Asking::Reported, Asking::Penalised, Asking::Opened];

/// One person who answers every question of a check.
#[derive(Clone, Debug)]
struct Person {
    document: &'static str,
    expires: Option<NaiveDate>,
    lost: Option<NaiveDate>,
    filed: Option<NaiveDate>,
    today: NaiveDate,
}

/// What a person answers to the three questions.
#[derive(Clone, Copy, Debug)]
enum Answers {
    Unknown,
    No,
    Today,
}

/// Which of the three were asked, with what was known then, and what was known in the end.
fn talk(person: &Person, answers: Answers) -> (Vec<(Asking, Facts)>, Card) {
    let now: DateTime<Utc> = person.today.and_hms_opt(5, 0, 0).unwrap().and_utc() + TimeDelta::minutes(1);
    let world = world_at(now);
    let mut chat: Option<Chat> = None;
    let mut press = |action: Action, turn: Option<u16>| {
        let what = What::Press { query: "q".into(), data: action.encode(turn), message: 1 };
        chat = step(
            chat.take(),
            &Event { what, client: Some("en".into()), written: None, reply_to: None },
            &world,
        )
        .chat;
        chat.clone().unwrap()
    };
    let mut asked = Vec::new();
    let mut now_known = press(if person.lost.is_some() { Action::Lost } else { Action::Check }, None);
    while let Some(flow) = &now_known.flow {
        let (asking, turn) = (flow.asking, Some(now_known.turn));
        let card = match &flow.goal {
            ruqsat::conversation::chat::Goal::Check(card) | ruqsat::conversation::chat::Goal::Lost(card) => {
                card
            }
            goal => panic!("{goal:?}"),
        };
        let told = |day: Option<NaiveDate>| day.map_or(Action::UnknownDate, Action::Date);
        let action = match asking {
            Asking::Document => Action::Document(DocumentId::from(person.document)),
            Asking::Expiry => told(person.expires),
            Asking::LossDay => told(person.lost),
            Asking::Filing if person.filed.is_some() => Action::FiledPending,
            Asking::Filing => Action::NotFiled,
            Asking::FilingDay => told(person.filed),
            Asking::FilingSure(_) => Action::Yes,
            Asking::Reported | Asking::Penalised | Asking::Opened => {
                asked.push((asking, card.facts().unwrap()));
                match answers {
                    Answers::Unknown => Action::UnknownDate,
                    Answers::No => Action::No,
                    Answers::Today => Action::Date(person.today),
                }
            }
            other => panic!("{person:?} is asked {other:?}"),
        };
        now_known = press(action, turn);
    }
    match now_known.last.unwrap().draft {
        Draft::Card(card) => (asked, card),
        other => panic!("{other:?}"),
    }
}

fn verdict(facts: &Facts, on: NaiveDate) -> Option<Assessment> {
    assess(facts, on, Law::built_in()).ok()
}

fn is_threatened(outcome: &Outcome) -> bool {
    !matches!(outcome, Outcome::None(_) | Outcome::Grace | Outcome::NoRule)
}

/// Whether some day of the last two years as the answer changes the verdict. A case is opened on a day
/// on which something is threatened.
fn changes_something(asking: Asking, facts: &Facts, today: NaiveDate) -> bool {
    let unknown = verdict(facts, today).unwrap();
    if asking != Asking::Reported && unknown.penalty.verdict() == PenaltyVerdict::Waived {
        return false;
    }
    let days = (0..=800).filter_map(|back| today.checked_sub_days(Days::new(back)));
    days.into_iter().any(|day| {
        let told = match asking {
            Asking::Reported if facts.lost.is_none_or(|lost| day < lost) => return false,
            Asking::Reported => Facts { reported: Some(day), ..facts.clone() },
            Asking::Penalised => Facts { penalised: Some(day), ..facts.clone() },
            _ => {
                let filing = facts.filing.filter(|filing| filing.on().is_none_or(|on| on <= day));
                let lost = facts.lost.filter(|lost| *lost <= day);
                let then = Facts { filing, lost, ..facts.clone() };
                if !verdict(&then, day).is_some_and(|then| is_threatened(&then.penalty.outcome)) {
                    return false;
                }
                Facts { opened: Some(day), ..facts.clone() }
            }
        };
        let told = verdict(&told, today).unwrap();
        told.penalty.outcome != unknown.penalty.outcome || told.steps != unknown.steps
    })
}

fn people() -> Vec<Person> {
    let mut all = Vec::new();
    let expiries = [
        "2025-06-15",
        "2025-09-02",
        "2025-09-20",
        "2025-10-06",
        "2025-11-10",
        "2026-01-05",
        "2026-10-01",
        "2026-11-08",
        "2026-11-11",
        "2026-11-12",
        "2026-11-16",
        "2026-11-19",
        "2026-11-21",
        "2026-11-22",
        "2026-12-10",
        "2027-09-20",
    ];
    let today = day("2026-11-22");
    for document in DOCUMENTS {
        for expires in expiries.map(|text| Some(day(text))) {
            let expired = expires.unwrap();
            let filings = [0, 3, 10, 11, 30].map(|after| Some(expired + Days::new(after)));
            for filed in filings.into_iter().filter(|day| day.unwrap() <= today).chain([None]) {
                all.push(Person { document, expires, lost: None, filed, today });
            }
            for lost in ["2026-11-22", "2026-11-19", "2026-11-18", "2025-09-20"].map(day) {
                all.push(Person { document, expires, lost: Some(lost), filed: None, today });
                all.push(Person { document, expires: None, lost: Some(lost), filed: None, today });
            }
        }
    }
    all
}

#[test]
fn a_question_is_asked_exactly_where_some_answer_changes_the_verdict() {
    let (mut asked_of_each, mut left_out_of_each) = ([0; 3], [0; 3]);
    for person in people() {
        let (asked, card) = talk(&person, Answers::Unknown);
        for (at, asking) in DECISIVE.into_iter().enumerate() {
            let known = asked.iter().find(|(it, _)| *it == asking).map(|(_, facts)| facts.clone());
            let is_asked = known.is_some();
            let facts = known.unwrap_or_else(|| card.facts().unwrap());
            let wanted = changes_something(asking, &facts, person.today);
            assert_eq!(is_asked, wanted, "{asking:?} of {person:?}");
            if is_asked { asked_of_each[at] += 1 } else { left_out_of_each[at] += 1 }
        }
    }
    assert!(asked_of_each.iter().chain(&left_out_of_each).all(|count| *count > 20), "{asked_of_each:?}");
}

/// After a loss an application is asked about exactly where one made since changes the penalty: the one
/// who applied within three days has given notice, and the one who applied in time has no fine.
#[test]
fn after_a_loss_an_application_is_asked_about_where_it_changes_the_penalty() {
    let today = day("2026-11-22");
    let (mut asked_of, mut left_out_of) = (0, 0);
    for person in people().into_iter().filter(|person| person.lost.is_some()) {
        let filed = person.lost.filter(|lost| *lost <= today);
        let known = Facts { expires: person.expires, lost: person.lost, ..Facts::new(person.document) };
        let unfiled = verdict(&known, today).unwrap();
        let days = filed.into_iter().chain([today]).chain(person.expires.filter(|day| *day <= today));
        let changes = person.expires.is_some()
            && !matches!(unfiled.penalty.verdict(), PenaltyVerdict::None | PenaltyVerdict::Waived)
            && days.into_iter().any(|on| {
                let filing = Some(Filing::Pending { on });
                verdict(&Facts { filing, ..known.clone() }, today).unwrap().penalty != unfiled.penalty
            });
        // Asked where it matters, the day is kept; elsewhere the answer stays unasked.
        let with_answer = Person { filed, ..person.clone() };
        let (_, card) = talk(&with_answer, Answers::Unknown);
        let is_asked = card.filing.day().is_some();
        assert_eq!(is_asked, changes, "{person:?}");
        if is_asked { asked_of += 1 } else { left_out_of += 1 }
    }
    assert!(asked_of > 20 && left_out_of > 20, "{asked_of} {left_out_of}");
}

/// "I do not know" and "no" tell nothing that was not said, and never lead to less than an answer could.
#[test]
fn not_knowing_never_yields_no_fine() {
    for person in people() {
        let (asked, unknown) = talk(&person, Answers::Unknown);
        let facts = unknown.facts().unwrap();
        assert_eq!((facts.reported, facts.penalised, facts.opened), (None, None, None), "{person:?}");
        let (_, no) = talk(&person, Answers::No);
        assert_eq!(no.facts().unwrap(), facts, "{person:?}: a denial is no day");
        let outcome = verdict(&facts, person.today).unwrap().penalty.outcome;
        if asked.is_empty() || is_threatened(&outcome) {
            continue;
        }
        // Only the steps may hang on it then: no answer makes it worse.
        let (_, told) = talk(&person, Answers::Today);
        let told = verdict(&told.facts().unwrap(), person.today).unwrap();
        assert_eq!(told.penalty.outcome, outcome, "{person:?}");
    }
}
