//! Letters in Kazakh and Russian on one sheet, with blanks to be filled by hand, because names
//! never reach this program: a request or enquiry about renewal, and complaints.
//!
//! A letter holds what was stated and what helps. A day that only harms its writer is left out, and
//! nothing is ticked for them.

mod complaint;

use super::sheet::{self, Row};
use super::visits::annex;
use super::{Complaint, Desk, Fault, File, Subject};
use crate::assess::{WaiverVerdict, refusal_complaint_last_day};
use crate::law::{Dated, Outage};
use crate::speech::verdict::{document_name, outage_name};
use crate::speech::{Argument, Message, say};

/// What a letter about renewal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// Renewal without a fine: the ministry's words cover it.
    Request,
    /// Whether the ministry's words cover it: they do not say.
    Enquiry,
}

/// A letter before it is printed.
struct Draft {
    title: Message,
    rows: Vec<Row>,
    caption: Message,
}

/// A letter about renewal; for somebody with a decision on a fine in hand, the complaint.
///
/// # Errors
/// The letter cannot be drawn.
pub fn letter(subject: &Subject, desk: &Desk<'_>) -> Result<File, Fault> {
    print(&draft(subject, desk)?, desk)
}

/// The complaint that fits where the document stands.
///
/// # Errors
/// There is nothing to complain about, or the letter cannot be drawn.
pub fn complaint(subject: &Subject, desk: &Desk<'_>) -> Result<File, Fault> {
    let complaint = subject.complaint.ok_or_else(|| Fault("there is nothing to complain about".into()))?;
    let mut file = print(&draft_complaint(subject, complaint, desk), desk)?;
    let last_day = match complaint {
        Complaint::Fine { last_day, .. } => Some(last_day),
        Complaint::Refusal { learnt } => learnt.and_then(|day| refusal_complaint_last_day(day, desk.law)),
        Complaint::Delay { .. } => None,
    };
    let days = subject.complain.iter().find(|days| Some(days.last) == last_day);
    let go_by = days.and_then(|days| days.go_by).filter(|go_by| *go_by >= desk.today);
    file.caption.extend(go_by.map(say::letter_caption_go_by));
    Ok(file)
}

fn draft(subject: &Subject, desk: &Desk<'_>) -> Result<Draft, Fault> {
    if let Some(complaint @ Complaint::Fine { .. }) = subject.complaint {
        return Ok(draft_complaint(subject, complaint, desk));
    }
    let assessment = subject.assessment.as_ref().ok_or_else(|| Fault("there is no expiry date".into()))?;
    let (purpose, title, caption) = match assessment.waiver.verdict {
        WaiverVerdict::Waived => {
            (Purpose::Request, say::letter_title_request(), say::letter_caption_request())
        }
        _ => (Purpose::Enquiry, say::letter_title_enquiry(), say::letter_caption_enquiry()),
    };
    Ok(Draft { rows: renewal(subject, desk, purpose, &title), title, caption })
}

fn draft_complaint(subject: &Subject, complaint: Complaint, desk: &Desk<'_>) -> Draft {
    match complaint {
        Complaint::Fine { handed_over, last_day } => Draft {
            title: say::letter_title_fine(),
            rows: [complaint::fine(subject, handed_over, last_day, desk), annex(&subject.visits)].concat(),
            caption: say::letter_caption_fine(),
        },
        Complaint::Refusal { learnt } => Draft {
            title: say::letter_title_refusal(),
            rows: [complaint::refusal(learnt, desk), annex(&subject.visits)].concat(),
            caption: say::letter_caption_refusal(),
        },
        Complaint::Delay { filed, limit } => Draft {
            title: say::letter_title_delay(),
            rows: [complaint::delay(subject, filed, limit, desk), annex(&subject.visits)].concat(),
            caption: say::letter_caption_delay(),
        },
    }
}

fn print(draft: &Draft, desk: &Desk<'_>) -> Result<File, Fault> {
    Ok(File {
        name: "ruqsat-letter.pdf",
        media_type: "application/pdf",
        is_picture: false,
        content: sheet::print(&draft.rows, &draft.title, desk)?,
        caption: vec![draft.caption.clone()],
    })
}

fn renewal(subject: &Subject, desk: &Desk<'_>, purpose: Purpose, title: &Message) -> Vec<Row> {
    let mut rows = vec![
        Row::Blank(say::letter_to_office()),
        Row::Blank(say::letter_blank_name()),
        Row::Blank(say::letter_blank_postal()),
        Row::Blanks(vec![say::letter_blank_document_number(), say::letter_blank_phone()]),
        Row::Heading(title.clone()),
        Row::Words(match purpose {
            Purpose::Request => say::letter_ask_request(),
            Purpose::Enquiry => say::letter_ask_enquiry(),
        }),
        Row::Words(say::letter_document(official_name(subject))),
    ];
    rows.extend(subject.facts.expires.map(|day| Row::Words(say::letter_expiry(day))));
    match subject.facts.filed_on() {
        Some(day) => rows.push(Row::Words(say::letter_filed(day))),
        None => rows.extend(visits(subject, say::letter_visits())),
    }
    rows.extend(outage(subject, desk));
    rows.extend([Row::Words(say::letter_answer()), Row::Blank(say::letter_attached())]);
    rows.extend(end());
    rows.push(Row::Small(say::letter_slip_law()));
    rows.extend(edition("appk", desk));
    rows.extend(annex(&subject.visits));
    rows
}

/// Room for what was tried, or where it stands: the sheet behind the letter.
fn visits(subject: &Subject, by_hand: Message) -> Vec<Row> {
    match subject.visits.is_empty() {
        true => vec![Row::Blank(by_hand), Row::Line],
        false => vec![Row::Words(say::letter_visits_sheet())],
    }
}

fn official_name(subject: &Subject) -> Message {
    let official = format!("letter-document-{}", subject.facts.document);
    match Message::exists(&official) {
        true => Message::new(official),
        false => document_name(subject.facts.document.as_str()),
    }
}

/// What failed and what the ministry said of it, with where that was published; nothing where the
/// outage does not name the document.
fn outage(subject: &Subject, desk: &Desk<'_>) -> Vec<Row> {
    let id = subject.assessment.as_ref().and_then(|assessment| assessment.waiver.outage.as_deref());
    let outage = id.and_then(|id| desk.law.outage(id));
    let Some(outage) = outage.filter(|outage| outage.names(&subject.facts.document)) else {
        return Vec::new();
    };
    let mut rows = vec![Row::Words(what_failed(outage)), Row::Words(say::letter_statement())];
    rows.extend(desk.law.source(&outage.basis.source).map(|source| {
        let title = Message::new(format!("source-{}", source.id));
        Row::Words(say::letter_publication(title, source.url.to_string()))
    }));
    rows
}

/// The outage in its own words; in general words where it was added as data only.
fn what_failed(outage: &Outage) -> Message {
    let own = format!("letter-outage-{}", outage.id);
    if Message::exists(&own) {
        return Message::new(own).with("start_date", Argument::Date(outage.starts));
    }
    say::letter_outage(outage_name(&outage.id), outage.starts)
}

/// Date and signature, and what stays with the person: who took it, when, under which number.
fn end() -> Vec<Row> {
    vec![
        Row::Blanks(vec![say::letter_date(), say::letter_signature()]),
        Row::Cut,
        Row::Small(say::letter_slip()),
        Row::Blanks(vec![say::letter_slip_taken(), say::letter_slip_number(), say::letter_slip_who()]),
    ]
}

/// Which text of the law the letter was written by.
fn edition(source: &str, desk: &Desk<'_>) -> Option<Row> {
    let source = desk.law.source(source)?;
    let url = source.url.to_string();
    Some(Row::Small(match source.dated {
        Dated::Spring(year) => say::letter_edition(url, year.to_string()),
        _ => say::letter_edition_undated(url),
    }))
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};

    use super::*;
    use crate::assess::{Facts, Filing, assess};
    use crate::lang::Lang;
    use crate::law::Law;
    use crate::reminders::{Office, PaperId, Said, Slip, Visit};
    use crate::speech::{Speech, long_date};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn with_desk(test: impl Fn(&Desk<'_>)) {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 5, 0, 0).unwrap();
        let speech = Speech::new();
        test(&Desk { lang: Lang::EN, now, today: day("2026-11-22"), law: Law::built_in(), speech: &speech });
    }

    fn subject(
        expires: &str,
        complaint: Option<Complaint>,
        filed: Option<NaiveDate>,
        desk: &Desk<'_>,
    ) -> Subject {
        let filing = filed.map(|on| Filing::Pending { on });
        let facts = Facts { expires: Some(day(expires)), filing, ..Facts::new("residence-permit") };
        Subject {
            plan: Vec::new(),
            id: PaperId::new(1),
            title: Message::new("document-residence-permit"),
            assessment: assess(&facts, desk.today, desk.law).ok(),
            facts,
            complain: Vec::new(),
            half_by: None,
            complaint,
            visits: Vec::new(),
            reminders: Vec::new(),
        }
    }

    fn complaints() -> [Complaint; 3] {
        [
            Complaint::Fine { handed_over: day("2026-11-20"), last_day: day("2026-11-30") },
            Complaint::Refusal { learnt: None },
            Complaint::Delay { filed: Some(day("2026-10-01")), limit: Some(day("2026-10-31")) },
        ]
    }

    /// What nothing was told of is filled in by hand; what was told is printed.
    fn untold() -> [Complaint; 3] {
        [
            Complaint::Fine { handed_over: day("2026-11-01"), last_day: day("2026-11-11") },
            Complaint::Refusal { learnt: Some(day("2026-11-10")) },
            Complaint::Delay { filed: None, limit: None },
        ]
    }

    /// Every sentence of the complaint, or else of the letter, in Kazakh and in Russian.
    fn words(subject: &Subject, desk: &Desk<'_>) -> Vec<String> {
        let draft = match subject.complaint {
            Some(complaint) => draft_complaint(subject, complaint, desk),
            None => draft(subject, desk).unwrap(),
        };
        let messages = draft.rows.iter().flat_map(Row::messages);
        messages.flat_map(|one| [Lang::KK, Lang::RU].map(|lang| desk.speech.plain(lang, one))).collect()
    }

    /// Article 833 of the Code of Administrative Offences, article 93(2) of the procedure code.
    #[test]
    fn what_the_law_asks_of_a_complaint_has_its_place() {
        let always = [
            say::letter_blank_name(),
            say::letter_blank_postal(),
            say::letter_why(),
            say::letter_asks(),
            say::letter_attached_tick(),
            say::letter_date(),
            say::letter_signature(),
        ];
        let places = [
            vec![
                say::letter_to_court(),
                say::letter_through_decided(),
                say::letter_fine_number(),
                say::letter_fine_says(),
                say::letter_blank_iin(),
                say::letter_attached_decision(),
            ],
            vec![
                say::letter_to_superior(),
                say::letter_through_refused(),
                say::letter_blank_home(),
                say::letter_blank_iin(),
                say::letter_refusal_number(),
                say::letter_refusal_why_preliminary(),
                say::letter_refusal_why_objection(),
                say::letter_refusal_ask_issue(),
                say::letter_attached_refusal(),
            ],
            vec![
                say::letter_to_superior(),
                say::letter_through_silent(),
                say::letter_blank_home(),
                say::letter_blank_iin(),
                say::letter_delay_number(),
                say::letter_attached_receipt(),
            ],
        ];
        with_desk(|desk| {
            let all = complaints().into_iter().zip(&places).chain(untold().into_iter().zip(&places));
            for (complaint, places) in all {
                let said = words(&subject("2025-06-15", Some(complaint), None, desk), desk);
                for place in places.iter().chain(&always) {
                    for lang in [Lang::KK, Lang::RU] {
                        let place = desk.speech.plain(lang, place);
                        assert!(said.contains(&place), "{complaint:?} has no place for {place}");
                    }
                }
            }
        });
    }

    #[test]
    fn a_refusal_prints_its_last_day_while_it_is_ahead() {
        with_desk(|desk| {
            let prints = |learnt, last| {
                let refusal = Complaint::Refusal { learnt: Some(day(learnt)) };
                let said = words(&subject("2025-06-15", Some(refusal), None, desk), desk);
                said.contains(&desk.speech.plain(Lang::RU, &say::letter_refusal_last_day(day(last))))
            };
            assert!(prints("2026-08-22", "2026-11-22"), "today");
            assert!(!prints("2026-08-21", "2026-11-21"), "yesterday");
        });
    }

    /// "No answer yet": nobody refused, and neither the day of filing nor the term is known.
    #[test]
    fn a_letter_about_silence_leaves_room_for_what_was_not_told() {
        with_desk(|desk| {
            let [.., silence] = untold();
            let of = |subject: &Subject| words(subject, desk);
            let said = of(&subject("2025-06-15", Some(silence), None, desk));
            let has = |said: &[String], one: &Message| said.contains(&desk.speech.plain(Lang::KK, one));
            assert!(has(&said, &say::letter_delay_filed_blank()));
            assert!(has(&said, &say::letter_delay_card_blank(30)));
            assert!(has(&said, &say::letter_through_silent()) && !has(&said, &say::letter_through_refused()));
            assert!(!has(&said, &say::letter_refusal_number()));
            // The visits stand in the sheet, where there is one.
            let visit = Visit {
                on: day("2026-10-12"),
                office: Office::Police,
                said: Said::NoPlace,
                slip: Slip::None,
                noted: "2026-10-12T09:00:00Z".parse().unwrap(),
                changed: None,
            };
            let with = Subject { visits: vec![visit], ..subject("2025-06-15", Some(silence), None, desk) };
            assert!(has(&said, &say::letter_delay_visits()) && !has(&said, &say::letter_visits_sheet()));
            let with = of(&with);
            assert!(!has(&with, &say::letter_delay_visits()) && has(&with, &say::letter_visits_sheet()));
        });
    }

    /// The day that was missed, the first day with a fine, today and a late application only harm.
    #[test]
    fn no_letter_tells_a_day_that_only_harms() {
        with_desk(|desk| {
            let filed = day("2026-03-03");
            let tells = |said: &str, day| {
                [Lang::KK, Lang::RU]
                    .iter()
                    .any(|lang| said.contains(&desk.speech.plain(*lang, &long_date(day))))
            };
            for expires in ["2025-06-15", "2025-09-20", "2025-10-06"] {
                for complaint in complaints().into_iter().map(Some).chain([None]) {
                    let subject = subject(expires, complaint, Some(filed), desk);
                    let said = words(&subject, desk).join("\n");
                    let assessment = subject.assessment.as_ref().unwrap();
                    let renewal = assessment.renewal.unwrap();
                    let harmful = [
                        Some(renewal.apply_by),
                        renewal.go_by,
                        assessment.penalty.fine_from,
                        Some(desk.today),
                    ];
                    for day in harmful.into_iter().flatten() {
                        assert!(!tells(&said, day), "{complaint:?}, {expires}: {day}");
                    }
                    // A request for renewal states the application; a letter about a fine does not.
                    assert_eq!(tells(&said, filed), complaint.is_none(), "{complaint:?}, {expires}");
                }
            }
        });
    }

    #[test]
    fn visits_go_with_every_letter_with_the_days_on_which_each_was_noted_and_changed() {
        let visit = Visit {
            on: day("2025-10-12"),
            office: Office::ServiceCentre,
            said: Said::SystemDown,
            slip: Slip::None,
            noted: "2025-10-13T19:30:00Z".parse().unwrap(),
            changed: Some("2025-10-20T05:15:00Z".parse().unwrap()),
        };
        with_desk(|desk| {
            for complaint in complaints().into_iter().map(Some).chain([None]) {
                let subject = Subject { visits: vec![visit], ..subject("2025-10-06", complaint, None, desk) };
                let said = words(&subject, desk);
                let told = |part: &str| said.iter().any(|line| line.contains(part));
                // It was noted half past midnight in Kazakhstan: the next day there.
                for lang in [Lang::KK, Lang::RU] {
                    let date = |text| desk.speech.plain(lang, &long_date(day(text)));
                    assert!(told(&date("2025-10-12")), "{complaint:?}: {said:?}");
                    assert!(told(&format!("{}, 00:30", date("2025-10-14"))), "{complaint:?}: {said:?}");
                    assert!(told(&format!("{}, 10:15", date("2025-10-20"))), "{complaint:?}: {said:?}");
                }
                let office = desk.speech.plain(Lang::RU, &Office::ServiceCentre.label());
                let result = desk.speech.plain(Lang::KK, &Said::SystemDown.label());
                assert!(told(&office) && told(&result), "{complaint:?}");
            }
        });
    }

    #[test]
    fn an_application_in_time_is_told_to_the_court() {
        with_desk(|desk| {
            let [fine, ..] = complaints();
            let told = |filed| {
                let subject = subject("2026-06-15", Some(fine), Some(day(filed)), desk);
                words(&subject, desk)
                    .join("\n")
                    .contains(&desk.speech.plain(Lang::RU, &long_date(day(filed))))
            };
            assert!(told("2026-06-10") && told("2026-06-25"));
            assert!(!told("2026-06-26"), "the eleventh day");
        });
    }
}
