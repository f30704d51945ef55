//! The complaints: about a decision on an offence (Code of Administrative Offences, articles 829-3
//! and 833), about a refusal, and about delay or silence (Administrative Procedural and Process
//! Code, articles 91 to 94).

use chrono::NaiveDate;

use super::super::sheet::Row;
use super::{Desk, Subject, edition, end, official_name, outage, visits};
use crate::assess::{WaiverVerdict, refusal_complaint_last_day};
use crate::law::FigureValue;
use crate::speech::{Message, say};

/// About a decision on an offence: what article 833 asks for, and what may speak for its writer.
pub fn fine(subject: &Subject, handed_over: NaiveDate, last_day: NaiveDate, desk: &Desk<'_>) -> Vec<Row> {
    let mut rows = vec![
        Row::Blank(say::letter_to_court()),
        Row::Blank(say::letter_through_decided()),
        Row::Blank(say::letter_blank_name()),
        Row::Blank(say::letter_blank_postal()),
        Row::Heading(say::letter_title_fine()),
        Row::Blanks(vec![
            say::letter_fine_number(),
            say::letter_fine_article(),
            say::letter_blank_iin(),
            say::letter_blank_phone(),
        ]),
        Row::Blank(say::letter_fine_says()),
        Row::Words(say::letter_fine_handed_over(handed_over)),
    ];
    rows.push(match last_day >= desk.today {
        true => Row::Words(say::letter_fine_last_day(last_day)),
        false => Row::Blank(say::letter_fine_late()),
    });
    rows.extend(what_helps(subject, desk));
    rows.push(Row::Strong(say::letter_why()));
    rows.extend([
        Row::ChoiceWithBlank(say::letter_fine_why_none()),
        Row::ChoiceWithBlank(say::letter_fine_why_system()),
        Row::Choice(say::letter_fine_why_filed()),
        Row::ChoiceWithBlank(say::letter_fine_why_mitigating()),
        Row::Choice(say::letter_fine_why_language()),
        Row::Strong(say::letter_asks()),
        Row::Choice(say::letter_fine_ask_cancel()),
        Row::Choice(say::letter_fine_ask_remark()),
    ]);
    let cut = desk.law.figure("cut-percent", desk.today).map(|(_, value)| value);
    rows.extend(number(cut).map(|percent| Row::Choice(say::letter_fine_ask_lower(percent))));
    rows.extend([
        Row::Choice(say::letter_fine_ask_present()),
        Row::Choice(say::letter_fine_ask_defender()),
        Row::ChoiceWithBlank(say::letter_ask_interpreter()),
    ]);
    rows.extend(attached(vec![
        say::letter_attached_decision(),
        say::letter_attached_receipt(),
        say::letter_attached_publication(),
        say::letter_attached_visits(),
    ]));
    finish(rows, say::letter_fine_law(), "code-829", desk)
}

/// The document with its day and the outage where the ministry's words cover it, or may; and an
/// application that came in time. Other days only harm, and the decision names them anyway.
fn what_helps(subject: &Subject, desk: &Desk<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let Some(assessment) = &subject.assessment else { return rows };
    if matches!(assessment.waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated) {
        let about = outage(subject, desk);
        if !about.is_empty() {
            rows.push(Row::Words(say::letter_document(official_name(subject))));
            rows.extend(assessment.expires.map(|day| Row::Words(say::letter_expiry(day))));
            rows.extend(about);
        }
    }
    let in_time = |filed: &NaiveDate| assessment.penalty.fine_from.is_some_and(|from| *filed < from);
    rows.extend(subject.facts.filed_on().filter(in_time).map(|day| Row::Words(say::letter_filed(day))));
    rows
}

/// About a refusal of the permission or the card: what article 93(2) asks for.
pub fn refusal(learnt: Option<NaiveDate>, desk: &Desk<'_>) -> Vec<Row> {
    let mut rows = vec![Row::Blank(say::letter_to_superior()), Row::Blank(say::letter_through_refused())];
    rows.extend(from_whom());
    rows.push(Row::Heading(say::letter_title_refusal()));
    let mut blanks = vec![say::letter_refusal_number(), say::letter_blank_iin(), say::letter_blank_phone()];
    match learnt {
        Some(day) => {
            rows.push(Row::Words(say::letter_refusal_learnt_on(day)));
            // A day that is over only harms; the box below asks to restore it.
            let ahead = refusal_complaint_last_day(day, desk.law).filter(|last| *last >= desk.today);
            rows.extend(ahead.map(|last| Row::Words(say::letter_refusal_last_day(last))));
        }
        None => blanks.insert(1, say::letter_refusal_learnt()),
    }
    rows.push(Row::Blanks(blanks));
    rows.extend([
        Row::Strong(say::letter_refusal_of()),
        Row::Choice(say::letter_refusal_permission()),
        Row::Choice(say::letter_refusal_card()),
        Row::Blank(say::letter_refusal_ground()),
        Row::ChoiceWithBlank(say::letter_late_restore()),
        Row::Strong(say::letter_why()),
        Row::ChoiceWithBlank(say::letter_refusal_why_untrue()),
        Row::ChoiceWithBlank(say::letter_refusal_why_complete()),
        Row::ChoiceWithBlank(say::letter_refusal_why_exempt()),
        Row::Choice(say::letter_refusal_why_preliminary()),
        Row::Choice(say::letter_refusal_why_objection()),
        Row::Choice(say::letter_refusal_why_no_way()),
        Row::Strong(say::letter_asks()),
        Row::Choice(say::letter_refusal_ask_cancel()),
        Row::Choice(say::letter_refusal_ask_issue()),
        Row::Choice(say::letter_refusal_ask_file()),
        Row::Choice(say::letter_refusal_ask_hear()),
        Row::ChoiceWithBlank(say::letter_ask_interpreter()),
    ]);
    rows.extend(attached(vec![
        say::letter_attached_refusal(),
        say::letter_attached_papers(),
        say::letter_attached_visits(),
    ]));
    finish_with_slip_law(rows, say::letter_refusal_law(), desk)
}

/// About an application on which nothing was decided; `limit` is the last day that the law leaves for
/// a card. What was not told is filled in by hand.
pub fn delay(
    subject: &Subject,
    filed: Option<NaiveDate>,
    limit: Option<NaiveDate>,
    desk: &Desk<'_>,
) -> Vec<Row> {
    let mut rows = vec![Row::Blank(say::letter_to_superior()), Row::Blank(say::letter_through_silent())];
    rows.extend(from_whom());
    rows.push(Row::Heading(say::letter_title_delay()));
    let mut blanks = vec![say::letter_delay_number(), say::letter_blank_iin(), say::letter_blank_phone()];
    match filed {
        Some(day) => {
            rows.push(Row::Words(say::letter_delay_filed(day)));
            blanks.insert(1, say::letter_blank_document_number());
        }
        None => blanks.insert(1, say::letter_delay_filed_blank()),
    }
    rows.extend([Row::Blanks(blanks), Row::Strong(say::letter_delay_of())]);
    rows.extend(match (filed, limit) {
        (Some(filed), Some(limit)) => {
            Some(Row::Choice(say::letter_delay_card((limit - filed).num_days(), limit)))
        }
        _ => number(desk.law.figure("card-limit-days", desk.today).map(|(_, value)| value))
            .map(|days| Row::ChoiceWithBlank(say::letter_delay_card_blank(days))),
    });
    rows.extend([
        Row::ChoiceWithBlank(say::letter_delay_permission()),
        Row::ChoiceWithBlank(say::letter_late_restore()),
        Row::Strong(say::letter_why()),
        Row::Choice(say::letter_delay_why_nothing()),
        Row::Choice(say::letter_delay_why_no_notice()),
    ]);
    rows.extend(visits(subject, say::letter_delay_visits()));
    rows.extend([
        Row::Strong(say::letter_asks()),
        Row::Choice(say::letter_delay_ask_decide()),
        Row::Choice(say::letter_delay_ask_reasons()),
        Row::Choice(say::letter_delay_ask_who()),
        Row::ChoiceWithBlank(say::letter_ask_interpreter()),
    ]);
    rows.extend(attached(vec![say::letter_attached_receipt(), say::letter_attached_visits()]));
    finish_with_slip_law(rows, say::letter_delay_law(), desk)
}

/// What lies behind the letter: boxes for what most people have, a line for the rest.
fn attached(usual: Vec<Message>) -> [Row; 3] {
    [Row::Strong(say::letter_attached_tick()), Row::Choices(usual), Row::Line]
}

/// Article 93(2): name, postal address, where one really lives.
fn from_whom() -> Vec<Row> {
    vec![
        Row::Blank(say::letter_blank_name()),
        Row::Blank(say::letter_blank_postal()),
        Row::Blank(say::letter_blank_home()),
    ]
}

fn finish(mut rows: Vec<Row>, law: Message, source: &str, desk: &Desk<'_>) -> Vec<Row> {
    rows.extend(end());
    rows.push(Row::Small(law));
    rows.extend(edition(source, desk));
    rows
}

fn finish_with_slip_law(mut rows: Vec<Row>, law: Message, desk: &Desk<'_>) -> Vec<Row> {
    rows.extend(end());
    rows.extend([Row::Small(say::letter_slip_law()), Row::Small(law)]);
    rows.extend(edition("appk", desk));
    rows
}

fn number(value: Option<FigureValue>) -> Option<i64> {
    match value? {
        FigureValue::Number(number) => Some(number),
        _ => None,
    }
}
