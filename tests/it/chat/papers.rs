//! Papers are made in every language, hold what they promise, and fit their sheet.
#![cfg(feature = "bot")]

use chrono::{NaiveDate, TimeZone, Utc};
use ruqsat::assess::{Facts, assess};
use ruqsat::lang::Lang;
use ruqsat::law::Law;
use ruqsat::paper::{Desk, Kind, Subject, make};
use ruqsat::speech::{Message, Speech};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn subject(document: &str, expires: &str, today: NaiveDate) -> Subject {
    let mut facts = Facts::new(document);
    facts.expires = Some(day(expires));
    Subject {
        id: format!("{document}-1"),
        title: Message::new(format!("document-{document}")),
        assessment: assess(&facts, today, Law::built_in()).ok(),
        facts,
        object_by: None,
        reminders: Vec::new(),
    }
}

fn each_language(test: impl Fn(&Desk<'_>)) {
    let speech = Speech::new();
    for lang in Lang::all() {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 5, 0, 0).unwrap();
        test(&Desk { lang, now, today: day("2026-11-22"), law: Law::built_in(), speech: &speech });
    }
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
            ("residence-permit-1-go-by@ruqsat", "DTSTART;VALUE=DATE:20270226"),
            ("residence-permit-1-apply-by@ruqsat", "DTSTART;VALUE=DATE:20270228"),
            ("residence-permit-1-expiry@ruqsat", "DTSTART;VALUE=DATE:20270331"),
        ] {
            assert!(text.contains(uid) && text.contains(start), "{text}");
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

#[test]
fn a_letter_fits_one_sheet_for_every_document_and_verdict() {
    each_language(|desk| {
        for document in ["residence-permit", "stateless-certificate"] {
            for expires in ["2025-09-09", "2025-10-15", "2025-11-10"] {
                let mut subject = subject(document, expires, desk.today);
                for fined in [None, Some(day("2026-11-30"))] {
                    subject.object_by = fined;
                    let file = make(Kind::Letter, std::slice::from_ref(&subject), desk).unwrap();
                    assert!(file.content.starts_with(b"%PDF-"));
                    // Kept for the independent reader (tests/papers/read_pdf.py).
                    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
                    std::fs::write(folder.join("ruqsat-letter.pdf"), &file.content).unwrap();
                }
            }
        }
    });
}
