//! The verdict on what was told, and what can be done with it next.

use chrono::NaiveDate;

use super::ask::other_languages;
use super::button::Action;
use super::chat::{Asking, Draft, FilingTold, Flow, Purpose};
use super::event::About;
use super::turn::{Rows, Turn};
use super::{Count, flow, menu, papers, saved, subject};
use crate::assess::{Assessment, Facts, PenaltyVerdict, assess, objection_last_day};
use crate::lang::Lang;
use crate::law::DocumentId;
use crate::paper::Kind;
use crate::reminders::Case;
use crate::speech::{Message, say, verdict};

/// The document on which a card rests.
const PASSPORT: &str = "passport";

/// Gives the verdict as a new message and keeps the facts for the next question.
pub fn give(turn: &mut Turn<'_>, draft: Draft) {
    match words(turn, &draft) {
        Ok((assessment, paragraphs)) => {
            let rows = next_steps(turn, &draft, &assessment);
            turn.remember(draft);
            turn.count = Some(Count::Verdict);
            turn.say_new(paragraphs, rows);
        }
        Err(fault) => turn.say_new(vec![fault], menu::main(turn)),
    }
}

/// The assessment of a draft with its words, or what is wrong with the facts.
pub fn words(turn: &Turn<'_>, draft: &Draft) -> Result<(Assessment, Vec<Message>), Message> {
    let mut facts = draft.facts(turn.today()).ok_or_else(say::facts_missing)?;
    facts.passport_expires = saved_passport(&facts, turn);
    let assessment = assess(&facts, turn.today(), turn.world.law).map_err(|_| say::date_out_of_range())?;
    let paragraphs = verdict::tell(&assessment, &facts, turn.world.law);
    Ok((assessment, paragraphs))
}

/// The last day of the passport that is saved under the same label as this document. Of a document
/// that is not saved nobody knows whose it is, so no passport is taken for its owner's.
fn saved_passport(facts: &Facts, turn: &Turn<'_>) -> Option<NaiveDate> {
    let same = |case: &&Case| case.facts.document == facts.document && case.facts.expires == facts.expires;
    let label = &turn.chat.cases.iter().find(same)?.label;
    let passport = |case: &&Case| case.facts.document.as_str() == PASSPORT && case.label == *label;
    turn.chat.cases.iter().filter(passport).filter_map(|case| case.facts.expires).max()
}

fn next_steps(turn: &Turn<'_>, draft: &Draft, assessment: &Assessment) -> Rows {
    let mut rows: Rows = Vec::new();
    if draft.expires.is_some() || draft.lost.is_some() {
        let label =
            if saved::would_remind(turn, draft) { say::button_remind_me() } else { say::button_save() };
        rows.push(vec![turn.lasting(label, Action::Save)]);
    }
    if wants_filing(draft, assessment) {
        rows.push(vec![turn.lasting(say::button_tell_filing(), Action::TellFiling)]);
    }
    rows.push(vec![
        turn.lasting(say::button_other_date(), Action::OtherDate),
        turn.lasting(say::button_papers(), Action::Papers),
    ]);
    if may_have_been_fined(assessment) {
        rows.push(vec![turn.lasting(say::button_fined(), Action::Fined)]);
    }
    rows.push(other_languages(turn, Action::VerdictIn));
    rows.push(menu::menu_row(turn));
    rows
}

/// A fine may have been imposed although the ministry promised otherwise.
fn may_have_been_fined(assessment: &Assessment) -> bool {
    use PenaltyVerdict::{Fine, NotStated, Waived};
    matches!(assessment.penalty.verdict(), Fine | NotStated | Waived)
}

/// The papers that are of use after the last verdict.
pub fn papers(turn: &mut Turn<'_>) {
    let facts = turn.chat.last.as_ref().and_then(|checked| checked.draft.facts(turn.today()));
    let Some(facts) = facts else { return too_old(turn) };
    let subjects = subject::subjects(&About::Facts(facts, turn.today()), None, turn.world);
    let mut rows: Rows = subjects
        .iter()
        .flat_map(|subject| papers::of_use(subject, turn))
        .map(|(label, kind)| vec![turn.lasting(label, Action::PaperOfCheck(kind))])
        .collect();
    rows.push(menu::menu_row(turn));
    turn.say_new(vec![say::choose_paper()], rows);
}

fn wants_filing(draft: &Draft, assessment: &Assessment) -> bool {
    let untold = matches!(draft.filing, FilingTold::Unasked | FilingTold::None);
    untold && assessment.renewal.is_some()
}

/// The last verdict once more, in another language.
pub fn again(turn: &mut Turn<'_>, lang: Lang) {
    let Some(checked) = turn.chat.last.clone() else { return too_old(turn) };
    turn.lang = lang;
    if let Ok((assessment, paragraphs)) = words(turn, &checked.draft) {
        let rows = next_steps(turn, &checked.draft, &assessment);
        turn.say(paragraphs, rows);
    }
}

/// Asks for another date for the same document.
pub fn other_date(turn: &mut Turn<'_>) {
    let Some(checked) = turn.chat.last.clone() else { return too_old(turn) };
    let draft = Draft { document: checked.draft.document, ..Draft::default() };
    flow::start(turn, Purpose::Check, draft);
}

/// The facts are the same, but an application was filed.
pub fn tell_filing(turn: &mut Turn<'_>) {
    tell(turn, FilingTold::PendingOn(None));
}

/// The facts are the same, but this is told of the application.
pub fn tell(turn: &mut Turn<'_>, filing: FilingTold) {
    let Some(checked) = turn.chat.last.clone() else { return too_old(turn) };
    flow::start(turn, Purpose::Check, Draft { filing, ..checked.draft });
}

/// Opens the question for the filing day without asking it: the day has been typed already.
pub fn tell_filing_quietly(turn: &mut Turn<'_>) {
    let Some(checked) = turn.chat.last.clone() else { return };
    let draft = Draft { filing: FilingTold::PendingOn(None), ..checked.draft };
    turn.next_question();
    turn.chat.flow = Some(Flow::new(Purpose::Check, draft, Asking::FilingDay));
}

/// Whether the last verdict was on a document for which an application counts.
pub fn filing_matters(turn: &Turn<'_>) -> bool {
    let Some(checked) = &turn.chat.last else { return false };
    checked.draft.expires.is_some()
        && words(turn, &checked.draft).is_ok_and(|(assessment, _)| assessment.renewal.is_some())
}

/// What was checked is no longer kept.
pub fn too_old(turn: &mut Turn<'_>) {
    turn.say_new(vec![say::check_is_gone()], menu::main(turn));
}

/// Asks when the decision on a fine was handed over. If the last verdict was on a document that
/// has expired, the fine is taken to be for that one.
pub fn ask_fined(turn: &mut Turn<'_>) {
    let checked = turn.chat.last.as_ref().map(|checked| checked.draft.clone());
    let expired = checked.filter(|draft| draft.expires.is_some_and(|day| day < turn.today()));
    let known = expired.unwrap_or_default();
    flow::start(turn, Purpose::Fined, Draft { handed_over: None, expiry_unknown: false, ..known });
}

/// After the day of handing over: the last day to object, and what paying half means.
pub fn fined(turn: &mut Turn<'_>, draft: Draft) {
    let document = draft.document.clone().unwrap_or_else(fined_document);
    let words = match draft.handed_over {
        Some(handed_over) => fine_explained(turn, handed_over, &document),
        None => verdict::tell_fined(&Facts::new(document), turn.today(), turn.world.law),
    };
    let mut rows = fine_rows(turn);
    if last_day_to_object(turn, &draft).is_some_and(|last| last >= turn.today()) {
        let mut first = vec![vec![turn.lasting(say::button_remind_me(), Action::Save)]];
        first.extend(fine_papers(turn, &draft));
        rows.splice(0..0, first);
        turn.remember(draft);
    }
    turn.say_new(words, rows);
}

fn last_day_to_object(turn: &Turn<'_>, draft: &Draft) -> Option<chrono::NaiveDate> {
    objection_last_day(draft.handed_over?, turn.world.law)
}

/// The calendar file with the last day to object; a statement of the dates to attach, where the
/// document's own date is known and an outage touches it.
fn fine_papers(turn: &Turn<'_>, draft: &Draft) -> Rows {
    let Some(facts) = fine_facts(draft, turn.today()) else { return Vec::new() };
    let subjects = subject::subjects(&About::Facts(facts, turn.today()), None, turn.world);
    let offered = subjects.iter().flat_map(|subject| papers::of_use(subject, turn));
    offered
        .filter(|(_, kind)| matches!(kind, Kind::Calendar | Kind::Letter))
        .map(|(label, kind)| vec![turn.lasting(label, Action::FinePaper(kind))])
        .collect()
}

/// The facts of a fine just told, for a paper: its document, or the one most fines are about.
pub fn fine_facts(draft: &Draft, on: chrono::NaiveDate) -> Option<Facts> {
    let handed_over = Some(draft.handed_over?);
    let document = draft.document.clone().unwrap_or_else(fined_document);
    let mut facts = draft.facts(on).unwrap_or_else(|| Facts::new(document));
    facts.handed_over = handed_over;
    Some(facts)
}

/// The whole of what is known about a fine that was imposed.
pub fn fine_explained(
    turn: &Turn<'_>,
    handed_over: chrono::NaiveDate,
    document: &DocumentId,
) -> Vec<Message> {
    let Some(last_day) = objection_last_day(handed_over, turn.world.law) else { return Vec::new() };
    let left = (last_day - turn.today()).num_days();
    let mut paragraphs = vec![match left {
        0.. => say::fined_last_day(left, last_day),
        _ => say::fined_last_day_passed(last_day),
    }];
    paragraphs.extend(verdict::tell_fined(&Facts::new(document.clone()), turn.today(), turn.world.law));
    paragraphs
}

/// The fine that most people ask about: living on a lapsed residence permit.
fn fined_document() -> DocumentId {
    DocumentId::from("residence-permit")
}

fn fine_rows(turn: &Turn<'_>) -> Rows {
    vec![
        vec![turn.lasting(Message::new("topic-fine-appeal"), Action::Topic("fine-appeal".into()))],
        vec![
            turn.lasting(
                Message::new("topic-outage-fined-anyway"),
                Action::Topic("outage-fined-anyway".into()),
            ),
        ],
        vec![turn.lasting(say::button_check(), Action::Check)],
        menu::menu_row(turn),
    ]
}
