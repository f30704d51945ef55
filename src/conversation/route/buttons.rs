//! Pressed buttons: each is answered at once, and an old or foreign one is said to be old.

use crate::conversation::Count;
use crate::conversation::button::{Action, Deed, Subject, day_number};
use crate::conversation::chat::{Chat, Goal};
use crate::conversation::draft::{Card, Draft, FilingTold, Fine, Known, Refusal};
use crate::conversation::flows;
use crate::conversation::next::{Change, Next, Screen, Settle};
use crate::conversation::questions::{Answer, picker};
use crate::conversation::screens::{self, changes, papers, plan, reports, visits};
use crate::conversation::turn::Turn;
use crate::reminders::CaseId;
use crate::speech::say;

/// What a pressed button asks for; `None` for one that belongs to an earlier question, or that this
/// bot has not made.
pub fn press(turn: &mut Turn<'_>, data: &str) -> Option<Next> {
    let (asked_in, action) = Action::decode(data)?;
    if asked_in.is_some_and(|asked_in| asked_in != turn.chat.turn) {
        // Pressed once more, or after a failure, by somebody of whom nothing is left.
        let is_erased = action == Action::ForgetSure && turn.chat == Chat::default();
        return is_erased.then_some(Next::Settle(Settle::Erase));
    }
    if asked_in.is_none() && starts_a_flow(&action) {
        // The pressed message holds an answer or a verdict, which stays to be read.
        turn.detach();
    }
    Some(act(turn, action))
}

fn starts_a_flow(action: &Action) -> bool {
    matches!(
        action,
        Action::Check
            | Action::Ask
            | Action::Lost
            | Action::Fined
            | Action::Refused
            | Action::FiledPending
            | Action::OtherDate
            | Action::TellFiling
            | Action::Forget
            | Action::About(Deed::Fined | Deed::OtherDate | Deed::TellFiling, _)
    )
}

fn act(turn: &mut Turn<'_>, action: Action) -> Next {
    match action {
        Action::Menu => Next::Show(Screen::Menu),
        Action::Languages => Next::Show(Screen::Languages),
        Action::Speak(lang) => Next::Show(Screen::LanguageChosen(lang)),
        Action::Check => Next::Start(Goal::Check(Card::default())),
        Action::Ask => Next::Start(Goal::Ask),
        Action::Documents => Next::Show(Screen::Documents(0)),
        Action::Page(page) => Next::Show(Screen::Documents(page)),
        Action::Reminders => Next::Show(Screen::Reminders),
        Action::Waiting => Next::Show(Screen::Waiting),
        Action::Leaving => Next::Show(Screen::Leaving),
        Action::Lost => Next::Start(Goal::Lost(Card::default())),
        Action::Fined => Next::Start(Goal::Fined(fine_for_the_last(turn))),
        Action::Refused => Next::Start(Goal::Refused(Refusal::default())),
        Action::Settings => Next::Show(Screen::Settings),
        Action::Privacy => Next::Show(Screen::Privacy),
        Action::Cancel => Next::Show(Screen::Cancelled),
        Action::Topic(topic) => Next::Show(Screen::Topic(topic, None)),
        Action::TopicIn(lang, topic) => Next::Show(Screen::Topic(topic, Some(lang))),
        Action::Wrong(topic) => {
            turn.count = Some(Count::Wrong(topic.as_str().to_string()));
            turn.note_on_press(say::thanks_for_report());
            Next::Done
        }
        Action::Hours => Next::Start(Goal::Hour),
        Action::Hour(hour) => Next::Settle(Settle::Hour(hour)),
        Action::Rungs => Next::Show(Screen::Rungs),
        Action::Rung(rung) => screens::turn_on_or_off(turn, rung),
        Action::Forget => Next::Start(Goal::Forget),
        Action::ForgetSure => Next::Settle(Settle::Erase),
        Action::History => papers::of_all(turn, crate::paper::Kind::History),
        Action::PaperOfAll(kind) => papers::of_all(turn, kind),
        action @ (Action::Back
        | Action::Document(_)
        | Action::UnknownDate
        | Action::PickYears
        | Action::PickMonths(_)
        | Action::PickDays(..)
        | Action::Date(_)
        | Action::FiledPending
        | Action::FiledReturned
        | Action::NotFiled
        | Action::Yes
        | Action::No
        | Action::Agree
        | Action::Whose(_)
        | Action::Update(_)
        | Action::AddAnother
        | Action::IsExpiry
        | Action::IsFiling
        | Action::Stage(_)
        | Action::NotThisDay
        | Action::AskAgain) => answer(turn, action),
        Action::Save => Next::Show(Screen::Save),
        Action::SaveList(fingerprint) => screens::save_list(turn, fingerprint),
        Action::ListYear(fingerprint, year) => screens::list::with_year(turn, Some(fingerprint), year),
        Action::RungPreset(preset) => screens::choose_preset(turn, preset),
        Action::RungList => Next::Show(Screen::RungList),
        Action::MoreOn(topic) => screens::more_on_topic(turn, topic),
        Action::PaperOfCheck(kind) => papers::of_check(turn, kind),
        Action::FinePaper(kind) => papers::of_fine(turn, kind),
        Action::Papers => papers::offer(turn),
        Action::VerdictIn(lang) => screens::verdict_in(turn, lang),
        Action::OtherDate => check_again(turn, |card| Card::of(card.document)),
        Action::TellFiling => check_again(turn, |card| Card { filing: FilingTold::PendingOn(None), ..card }),
        Action::About(deed, subject) => about_checked(turn, deed, subject),
        Action::TellTopic(topic) => screens::wish::topic(turn, topic),
        Action::TellKind(kind) => screens::wish::kind(turn, &kind),
        Action::Plan => plan::ask(turn),
        Action::PlanPaper(kind, filing) => plan::paper(turn, kind, filing),
        Action::Report(reporting) => reports::press(turn, reporting),
        Action::ReadAll => changes::read_all(turn),
        Action::Case(id)
        | Action::CaseFiled(id)
        | Action::CaseReturned(id)
        | Action::CaseInHand(id)
        | Action::CaseFined(id)
        | Action::CaseLost(id)
        | Action::CaseRefused(id)
        | Action::CaseDate(id)
        | Action::CaseLabel(id)
        | Action::CaseStop(id)
        | Action::StopReminders(id, _)
        | Action::Keep(id)
        | Action::CaseResume(id)
        | Action::CaseRemove(id)
        | Action::CaseRemoveSure(id)
        | Action::CaseLadder(id)
        | Action::CaseMore(id)
        | Action::CaseCheck(id)
        | Action::CasePapers(id)
        | Action::PaperOf(_, id)
        | Action::Read(id)
        | Action::Visit(id, _)
        | Action::CaseIncident(id, _)
        | Action::CaseUntell(id, _)
        | Action::CaseCorrect(id)
        | Action::Tomorrow(id) => about_case(turn, action, id),
    }
}

/// Answers to the open question.
fn answer(turn: &mut Turn<'_>, action: Action) -> Next {
    let answer = match action {
        Action::Back => return flows::back(turn),
        Action::NotThisDay => return flows::take_back(turn),
        Action::PickYears => return flows::pick(turn, picker::Step::Years),
        Action::PickMonths(year) => return flows::pick(turn, picker::Step::Months(year)),
        Action::PickDays(year, month) => return flows::pick(turn, picker::Step::Days(year, month)),
        // The same button offers reminders to those who wait for a first card.
        Action::FiledPending if turn.chat.flow.is_none() => {
            return Next::Start(Goal::Waiting { filed: None });
        }
        Action::Update(id) => return Next::Settle(Settle::Update(id)),
        Action::AskAgain => return Next::Again(Vec::new()),
        Action::Document(id) => Answer::Document(id),
        Action::UnknownDate => Answer::UnknownDay,
        Action::Date(day) => Answer::Day(day),
        Action::FiledPending => Answer::Filing(FilingTold::PendingOn(None)),
        Action::FiledReturned => Answer::Filing(FilingTold::ReturnedOn(None)),
        Action::NotFiled => Answer::Filing(FilingTold::None),
        Action::Yes => Answer::Yes,
        Action::No => Answer::No,
        Action::Agree => Answer::Agree,
        Action::Whose(relation) => Answer::Whose(relation),
        Action::AddAnother => Answer::Another,
        Action::IsExpiry => Answer::IsExpiry,
        Action::IsFiling => Answer::IsFiling,
        Action::Stage(stage) => Answer::Stage(stage),
        _ => return Next::Done,
    };
    flows::accept(turn, answer)
}

/// Buttons below a saved document or its reminders.
fn about_case(turn: &mut Turn<'_>, action: Action, id: CaseId) -> Next {
    let Some(case) = turn.chat.case(id) else { return Next::Show(Screen::CaseGone) };
    let document = case.facts.document.clone();
    let expires = case.facts.expires;
    let goal = match action {
        Action::CaseFiled(case) => Goal::Filed { case, document, expires, filed: None },
        Action::CaseDate(case) => Goal::Redate { case, document, expires: None },
        Action::CaseLost(case) => Goal::CaseLost { case, lost: None },
        Action::CaseFined(case) => Goal::CaseFined { case, handed_over: None },
        Action::CaseRefused(case) => Goal::CaseRefused { case, learnt: Known::Unasked },
        Action::CaseLabel(case) => Goal::Relabel(case),
        Action::CaseRemove(case) => Goal::Remove(case),
        Action::CaseReturned(_) => return Next::Change(id, Change::Returned),
        Action::CaseInHand(_) => return Next::Change(id, Change::InHand),
        Action::StopReminders(_, day) if day != expires.and_then(day_number) => {
            turn.note_on_press(say::reminder_of_an_earlier_paper());
            return Next::Done;
        }
        Action::CaseStop(_) | Action::StopReminders(..) => return Next::Change(id, Change::Stopped),
        Action::Keep(_) => return Next::Change(id, Change::Kept),
        Action::CaseResume(_) => return Next::Change(id, Change::Resumed),
        Action::CaseRemoveSure(_) => return Next::Change(id, Change::Removed),
        Action::Read(_) => return Next::Change(id, Change::Read),
        Action::Tomorrow(_) => return Next::Change(id, Change::Tomorrow),
        Action::CaseMore(_) => return screens::more_on_case(turn, id),
        Action::CaseCorrect(_) => return screens::correct_case(turn, id),
        Action::CaseIncident(_, incident) => return screens::incident(turn, id, incident),
        Action::CaseUntell(_, incident) => return Next::Change(id, Change::Untold(incident)),
        Action::CaseLadder(_) => return Next::Show(Screen::CaseReminders(id)),
        Action::CaseCheck(_) => return Next::Show(Screen::CaseVerdict(id)),
        Action::CasePapers(_) => return papers::offer_for_case(turn, id),
        Action::PaperOf(kind, _) => return papers::of_case(turn, kind, id),
        Action::Visit(_, noting) => return visits::note(turn, id, noting),
        _ => return Next::Show(Screen::Case(id)),
    };
    turn.detach();
    Next::Start(goal)
}

/// Buttons below a verdict: what stood above them is spoken of from now on.
fn about_checked(turn: &mut Turn<'_>, deed: Deed, Subject(draft): Subject) -> Next {
    let card = draft.card().cloned().unwrap_or_default();
    turn.remember(draft.clone());
    match deed {
        Deed::More => screens::more_on_checked(turn, &draft),
        Deed::OtherDate if matches!(draft, Draft::Fine(_)) => {
            Next::Start(Goal::Fined(Fine { card, ..Fine::default() }))
        }
        Deed::OtherDate if card.lost.is_some() => Next::Start(Goal::Lost(Card { lost: None, ..card })),
        Deed::Verdict => Next::Show(Screen::Verdict(card)),
        Deed::VerdictIn(lang) => screens::verdict_in(turn, lang),
        Deed::Save => Next::Show(Screen::Save),
        Deed::TellFiling => Next::Start(Goal::Check(Card { filing: FilingTold::PendingOn(None), ..card })),
        Deed::OtherDate => Next::Start(Goal::Check(Card { whose: card.whose, ..Card::of(card.document) })),
        Deed::Papers => papers::offer(turn),
        Deed::Paper(kind) => papers::of_check(turn, kind),
        Deed::Fined => Next::Start(Goal::Fined(fine_for_the_last(turn))),
        Deed::FinePaper(kind) => papers::of_fine(turn, kind),
    }
}

/// A fine is taken to be for the document checked last, if that has expired.
pub(super) fn fine_for_the_last(turn: &Turn<'_>) -> Fine {
    let last = turn.chat.last.as_ref().and_then(|checked| checked.draft.card());
    let expired = last.filter(|card| card.expires.told().is_some_and(|day| day < turn.today()));
    Fine { card: expired.cloned().unwrap_or_default(), ..Fine::default() }
}

/// The document checked last once more, with other facts.
fn check_again(turn: &mut Turn<'_>, change: impl FnOnce(Card) -> Card) -> Next {
    match turn.chat.last.clone().map(|checked| checked.draft) {
        Some(Draft::Card(card) | Draft::Fine(Fine { card, .. }) | Draft::Refusal(Refusal { card, .. })) => {
            Next::Start(Goal::Check(change(card)))
        }
        Some(told @ Draft::FirstCard { .. }) => Next::Start(Goal::Check(change(Card::of(told.document())))),
        Some(Draft::Several(_)) | None => Next::Show(Screen::CheckGone),
    }
}
