//! Papers are made in every language, hold what they promise, and fit their sheet.
#![cfg(feature = "bot")]

use std::collections::BTreeSet;

use crate::kit::{day, world_on};
use chrono::{NaiveDate, TimeZone, Utc};
use ruqsat::assess::{Facts, assess};
use ruqsat::conversation::event::About;
use ruqsat::conversation::{Chat, Event, What, World, record, step, subject};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::paper::{Complaint, Desk, Kind, Subject, make};
use ruqsat::reminders::{Case, CaseId, Label, MOST_VISITS, Office, PaperId, Relation, Said, Slip, Visit};
use ruqsat::speech::{Message, Speech};

fn subject(document: &str, expires: &str, today: NaiveDate) -> Subject {
    let mut facts = Facts::new(document);
    facts.expires = Some(day(expires));
    Subject {
        plan: Vec::new(),
        id: PaperId::new(0xa1),
        title: Message::new(format!("document-{document}")),
        assessment: assess(&facts, today, Law::built_in()).ok(),
        facts,
        complain: Vec::new(),
        half_by: None,
        complaint: None,
        visits: Vec::new(),
        reminders: Vec::new(),
    }
}

fn each_language(test: impl Fn(&Desk<'_>)) {
    Lang::all().for_each(|lang| with_desk(lang, &test));
}

/// A letter is in Kazakh and Russian, whoever asks for it.
fn with_desk(lang: Lang, test: impl Fn(&Desk<'_>)) {
    let now = Utc.with_ymd_and_hms(2026, 11, 22, 5, 0, 0).unwrap();
    let speech = Speech::new();
    test(&Desk { lang, now, today: day("2026-11-22"), law: Law::built_in(), speech: &speech });
}

#[test]
fn a_calendar_file_holds_every_deadline_with_alarms_and_lasting_ids() {
    each_language(|desk| {
        let file =
            make(Kind::Calendar, &[subject("residence-permit", "2027-03-31", desk.today)], desk).unwrap();
        // Kept for the independent parser (tests/papers/read_ics.py).
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("ruqsat-{}.ics", desk.lang)), &file.content).unwrap();
        let text = String::from_utf8(file.content).unwrap();
        for (uid, start) in [
            ("go-by-000000000000000000000000000000a1@ruqsat", "DTSTART;VALUE=DATE:20270226"),
            ("apply-by-000000000000000000000000000000a1@ruqsat", "DTSTART;VALUE=DATE:20270228"),
            ("expiry-000000000000000000000000000000a1@ruqsat", "DTSTART;VALUE=DATE:20270331"),
        ] {
            let whole = text.replace("\r\n ", "");
            assert!(whole.contains(uid) && whole.contains(start), "{text}");
        }
        assert!(text.matches("BEGIN:VALARM").count() >= 9);
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        let entries = text.matches("BEGIN:VEVENT").count();
        for free in ["TRANSP:TRANSPARENT\r\n", "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"] {
            assert_eq!(text.matches(free).count(), entries, "a deadline shows its day as busy");
        }
        // Outlook keeps the first alarm, and only one before the start of the day.
        let first = text.split("BEGIN:VEVENT").skip(1).filter_map(|entry| entry.split("TRIGGER").nth(1));
        let first: Vec<&str> = first.collect();
        assert!(first.len() == entries && first.iter().all(|it| it.starts_with(":-PT50400S")), "{first:?}");
    });
}

/// Calls with a world of that day in which this random number was drawn.
fn drawn<T>(random: u128, today: &str, act: impl FnOnce(&World<'_>) -> T) -> T {
    act(&World { random, ..world_on(day(today)) })
}

fn menu(chat: Chat, world: &World<'_>) -> Chat {
    let what = What::Command { name: "menu".into(), rest: String::new() };
    step(Some(chat), &Event { what, client: None, written: None, reply_to: None }, world).chat.unwrap()
}

fn owner_of(expires: &str) -> Chat {
    let mut facts = Facts::new("residence-permit");
    facts.expires = Some(day(expires));
    let label = Label { relation: Relation::Mine, name: None };
    Chat { cases: vec![Case::new(CaseId(1), label, facts)], ..Chat::default() }
}

fn calendar_of(chat: &Chat, world: &World<'_>) -> String {
    let subjects = subject::subjects(&About::Everything, Some(chat), world);
    let (speech, lang) = (Speech::new(), Lang::EN);
    let desk = Desk { lang, now: world.now, today: world.today, law: world.law, speech: &speech };
    String::from_utf8(make(Kind::Calendar, &subjects, &desk).unwrap().content).unwrap()
}

fn ids(file: &str) -> BTreeSet<String> {
    let whole = file.replace("\r\n ", "");
    // Alarms have ids of their own.
    let all = whole.lines().filter_map(|line| line.strip_prefix("UID:"));
    all.filter(|id| id.ends_with("@ruqsat")).map(str::to_string).collect()
}

#[test]
fn a_document_keeps_its_id_in_calendars_and_shares_it_with_nobody() {
    let hers = drawn(71, "2026-11-22", |world| menu(owner_of("2027-03-31"), world));
    let his = drawn(72, "2026-11-22", |world| menu(owner_of("2027-05-20"), world));
    let first = drawn(1, "2026-11-22", |world| calendar_of(&hers, world));
    let other = drawn(1, "2026-11-22", |world| calendar_of(&his, world));
    assert_eq!((ids(&first).len(), ids(&other).len()), (3, 3));
    assert!(ids(&first).is_disjoint(&ids(&other)), "one person's deadlines replace the other's");

    // A later file of the same document, after its date was put right, replaces the earlier one.
    let mut later = drawn(73, "2026-11-24", |world| menu(hers.clone(), world));
    later.cases[0].renewed(day("2027-04-30"));
    let newer = drawn(2, "2026-11-24", |world| calendar_of(&later, world));
    assert_eq!(ids(&newer), ids(&first));

    // Kept for a calendar program that takes all three into one calendar (tests/papers/import_khal.py).
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, file) in [("family-1", &first), ("family-2", &other), ("family-3", &newer)] {
        std::fs::write(folder.join(format!("{name}.ics")), file).unwrap();
    }
}

#[test]
fn documents_that_earlier_releases_saved_get_an_id_at_the_next_step_and_keep_it() {
    let old = record::read(include_bytes!("../../store_samples/chat-1.record")).unwrap();
    assert!(old.cases.iter().all(|case| case.paper.is_none()));
    let named = drawn(71, "2026-11-28", |world| menu(old, world));
    assert!(named.cases.iter().all(|case| case.paper.is_some()));
    let stored = record::read(&record::write(&named)).unwrap();
    let again = drawn(99, "2026-11-29", |world| menu(stored, world));
    let papers = |chat: &Chat| chat.cases.iter().map(|case| case.paper.clone()).collect::<Vec<_>>();
    assert_eq!(papers(&again), papers(&named));
}

#[test]
fn a_time_line_is_a_picture_with_a_text_twin() {
    each_language(|desk| {
        for expires in ["2025-10-06", "2027-03-31"] {
            let file =
                make(Kind::TimeLine, &[subject("residence-permit", expires, desk.today)], desk).unwrap();
            assert!(file.content.starts_with(b"\x89PNG"));
            assert!(file.content.len() < 200_000, "light enough for a slow line: {}", file.content.len());
            let caption: Vec<String> =
                file.caption.iter().map(|one| desk.speech.plain(desk.lang, one)).collect();
            let caption = caption.join("\n\n");
            assert!(caption.encode_utf16().count() <= 1024, "{caption}");
        }
    });
}

/// From the first day of papers that are young enough to the day until which the passport has to be valid.
#[test]
fn a_plan_for_a_first_permission_is_a_picture_and_a_calendar() {
    drawn(3, "2026-11-22", |world| {
        let subjects = subject::subjects(&About::Plan(day("2027-06-15")), None, world);
        each_language(|desk| {
            let calendar = make(Kind::Calendar, &subjects, desk).unwrap();
            let calendar = String::from_utf8(calendar.content).unwrap().replace("\r\n ", "");
            for on in ["20261218", "20270615", "20271213"] {
                assert!(calendar.contains(&format!("DTSTART;VALUE=DATE:{on}")), "{on} is not in {calendar}");
            }
            let picture = make(Kind::TimeLine, &subjects, desk).unwrap();
            assert!(picture.content.starts_with(b"\x89PNG"));
            let caption: Vec<String> =
                picture.caption.iter().map(|one| desk.speech.plain(desk.lang, one)).collect();
            let caption = caption.join("\n");
            assert!(["2026", "15", "18"].iter().all(|part| caption.contains(part)), "{caption}");
        });
    });
}

/// Kept for the independent reader (tests/papers/read_pdf.py), and for whoever wants to look.
fn keep(name: &str, content: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), content).unwrap();
}

fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let (_, count) = text.split_once("/Count ").expect("a page tree");
    count.split(|letter: char| !letter.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn a_letter_fits_one_sheet_for_every_document_and_verdict() {
    with_desk(Lang::EN, |desk| {
        for document in ["residence-permit", "stateless-certificate"] {
            for expires in ["2025-09-09", "2025-10-15", "2025-11-10"] {
                let subject = subject(document, expires, desk.today);
                let file = make(Kind::Letter, &[subject], desk).unwrap();
                assert!(file.content.starts_with(b"%PDF-"));
                assert_eq!(pages(&file.content), 1, "{document} {expires}");
                keep(&format!("request-{document}-{expires}"), &file.content);
            }
        }
    });
}

#[test]
fn a_complaint_is_made_at_every_stage_on_one_page() {
    let fine = |day_of| Complaint::Fine { handed_over: day("2026-11-20"), last_day: day(day_of) };
    let delay = |filed: Option<&str>, limit: Option<&str>| Complaint::Delay {
        filed: filed.map(day),
        limit: limit.map(day),
    };
    with_desk(Lang::EN, |desk| {
        for (name, complaint) in [
            ("fine", fine("2026-11-30")),
            ("fine-late", fine("2026-11-21")),
            ("refusal", Complaint::Refusal { learnt: None }),
            ("refusal-learnt", Complaint::Refusal { learnt: Some(day("2026-11-20")) }),
            ("delay", delay(Some("2026-10-01"), Some("2026-10-31"))),
            ("delay-untold", delay(None, None)),
        ] {
            for expires in ["2025-06-15", "2025-09-20", "2025-10-06"] {
                let mut subject = subject("residence-permit", expires, desk.today);
                subject.complaint = Some(complaint);
                let file = make(Kind::Complaint, &[subject], desk).unwrap();
                keep(&format!("{name}-{expires}"), &file.content);
                assert_eq!(pages(&file.content), 1, "{name} {expires}");
            }
        }
    });
}

/// After a night in which the bot was down, and in a forwarded message, days are counted from the day on
/// which the words were written.
#[test]
fn tomorrow_is_the_day_after_it_was_written() {
    let said = |when: &str, written: Option<&str>| {
        let what = What::Text(format!("my residence permit expires {when}"));
        let written = written.map(|at| at.parse().unwrap());
        let event = Event { what, client: Some("en".into()), written, reply_to: None };
        let chat = drawn(1, "2026-11-28", |world| step(None, &event, world)).chat.unwrap();
        chat.last.and_then(|checked| checked.draft.expires())
    };
    let expires = |written| said("tomorrow", written);
    assert_eq!(expires(None), Some(day("2026-11-29")));
    assert_eq!(expires(Some("2026-11-28T04:00:00Z")), Some(day("2026-11-29")));
    // 21:50 in Kazakhstan on the day before; and a message forwarded from the 18th.
    assert_eq!(expires(Some("2026-11-27T16:50:00Z")), Some(day("2026-11-28")));
    assert_eq!(said("in two weeks", Some("2026-11-18T09:00:00Z")), Some(day("2026-12-02")));
    // 00:10 in Kazakhstan is the next day there already.
    assert_eq!(expires(Some("2026-11-27T19:10:00Z")), Some(day("2026-11-29")));
    assert_eq!(
        expires(Some("2030-01-01T00:00:00Z")),
        Some(day("2026-11-29")),
        "no message is from the future"
    );
}

#[test]
fn a_full_diary_goes_behind_a_letter() {
    with_desk(Lang::EN, |desk| {
        let visit = Visit {
            on: day("2026-11-10"),
            office: Office::Police,
            said: Said::NotTaken,
            slip: Slip::None,
            noted: desk.now,
            changed: Some(desk.now),
        };
        let mut subject = subject("residence-permit", "2026-06-15", desk.today);
        subject.complaint = Some(Complaint::Refusal { learnt: None });
        for (count, sheets) in [(1, 2..=2), (MOST_VISITS, 3..=8)] {
            subject.visits = vec![visit; count];
            let file = make(Kind::Complaint, std::slice::from_ref(&subject), desk).unwrap();
            keep(&format!("visits-{count}"), &file.content);
            assert!(sheets.contains(&pages(&file.content)), "{count}: {} pages", pages(&file.content));
        }
    });
}
