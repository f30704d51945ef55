//! The complaints: about a decision on an offence (Code of Administrative Offences, articles 829-3
//! and 833), about a refusal, and about delay or silence (Administrative Procedural and Process
//! Code, articles 91 to 94).

use chrono::NaiveDate;

use super::super::sheet::Row;
use super::{Desk, Subject, edition, end, official_name, outage};
use crate::assess::WaiverVerdict;
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
            say::letter_fine_date(),
            say::letter_fine_article(),
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
        Row::Blank(say::letter_fine_attached()),
    ]);
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
        Some(day) => rows.push(Row::Words(say::letter_refusal_learnt_on(day))),
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
        Row::Choice(say::letter_refusal_why_hearing()),
        Row::Choice(say::letter_refusal_why_no_way()),
        Row::Strong(say::letter_asks()),
        Row::Choice(say::letter_refusal_ask_cancel()),
        Row::Choice(say::letter_refusal_ask_file()),
        Row::Choice(say::letter_refusal_ask_hear()),
        Row::ChoiceWithBlank(say::letter_ask_interpreter()),
        Row::Blank(say::letter_refusal_attached()),
    ]);
    finish_with_slip_law(rows, say::letter_refusal_law(), desk)
}

/// About an application of that day on which nothing was decided; `limit` is the last day that the
/// law leaves for a card.
pub fn delay(filed: NaiveDate, limit: NaiveDate, desk: &Desk<'_>) -> Vec<Row> {
    let mut rows = vec![Row::Blank(say::letter_to_superior()), Row::Blank(say::letter_through_silent())];
    rows.extend(from_whom());
    rows.extend([
        Row::Heading(say::letter_title_delay()),
        Row::Words(say::letter_delay_filed(filed)),
        Row::Blanks(vec![
            say::letter_delay_number(),
            say::letter_blank_document_number(),
            say::letter_blank_iin(),
            say::letter_blank_phone(),
        ]),
        Row::Strong(say::letter_delay_of()),
    ]);
    let days = (limit - filed).num_days();
    rows.extend([
        Row::Choice(say::letter_delay_card(days, limit)),
        Row::ChoiceWithBlank(say::letter_delay_permission()),
        Row::ChoiceWithBlank(say::letter_late_restore()),
        Row::Strong(say::letter_why()),
        Row::Choice(say::letter_delay_why_nothing()),
        Row::Choice(say::letter_delay_why_no_notice()),
        Row::Blank(say::letter_delay_visits()),
        Row::Line,
        Row::Strong(say::letter_asks()),
        Row::Choice(say::letter_delay_ask_decide()),
        Row::Choice(say::letter_delay_ask_reasons()),
        Row::Choice(say::letter_delay_ask_who()),
        Row::ChoiceWithBlank(say::letter_ask_interpreter()),
        Row::Blank(say::letter_delay_attached()),
    ]);
    finish_with_slip_law(rows, say::letter_delay_law(), desk)
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
