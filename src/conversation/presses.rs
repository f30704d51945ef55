//! Pressed buttons: each is answered at once, and an old or foreign one is said to be old.

use super::button::Action;
use super::chat::{Draft, FilingTold, Purpose};
use super::flow::{self, Answer};
use super::picker;
use super::turn::Turn;
use super::{Count, ask, forget, menu, papers, saved, settings, verdict, waiting};
use crate::paper::Kind;
use crate::speech::say;

pub fn press(turn: &mut Turn<'_>, query: &str, data: &str, _message: i32) {
    let Some((asked_in, action)) = Action::decode(data) else {
        return old(turn, query);
    };
    if asked_in.is_some_and(|asked_in| asked_in != turn.chat.turn) {
        return old(turn, query);
    }
    if let Action::Wrong(topic) = action {
        turn.count = Some(Count::Wrong(topic));
        return turn.answer_press(query, Some(say::thanks_for_report()));
    }
    if asked_in.is_none() && starts_a_flow(&action) {
        // The pressed message holds an answer or a verdict, which stays to be read.
        turn.detach();
    }
    act(turn, action);
    let note = turn.is_silent().then(say::button_is_old);
    turn.answer_press(query, note);
}

fn old(turn: &mut Turn<'_>, query: &str) {
    turn.answer_press(query, Some(say::button_is_old()));
}

fn starts_a_flow(action: &Action) -> bool {
    matches!(
        action,
        Action::Check
            | Action::Ask
            | Action::Lost
            | Action::Fined
            | Action::FiledPending
            | Action::OtherDate
            | Action::TellFiling
            | Action::Forget
    )
}

fn act(turn: &mut Turn<'_>, action: Action) {
    match action {
        Action::Menu => menu::show(turn),
        Action::Languages => menu::languages(turn),
        Action::Speak(lang) => menu::speak(turn, lang),
        Action::Check => flow::start(turn, Purpose::Check, Draft::default()),
        Action::Ask => flow::start(turn, Purpose::Ask, Draft::default()),
        Action::Documents => saved::list(turn, 0),
        Action::Waiting => waiting::explain(turn),
        Action::Lost => flow::start(turn, Purpose::Lost, Draft::default()),
        Action::Fined => verdict::ask_fined(turn),
        Action::Leaving => waiting::leaving(turn),
        Action::Settings => settings::show(turn),
        Action::Privacy => menu::privacy(turn),
        Action::Cancel => menu::cancel(turn),
        Action::Back => flow::back(turn),
        Action::Document(id) => flow::accept(turn, Answer::Document(id)),
        Action::UnknownDate => flow::accept(turn, Answer::UnknownDay),
        Action::PickYears => flow::pick(turn, picker::Step::Years),
        Action::PickMonths(year) => flow::pick(turn, picker::Step::Months(year)),
        Action::PickDays(year, month) => flow::pick(turn, picker::Step::Days(year, month)),
        Action::Date(day) => flow::accept(turn, Answer::Day(day)),
        Action::FiledPending if turn.chat.flow.is_none() => waiting::filed_first(turn),
        Action::FiledPending => flow::accept(turn, Answer::Filing(FilingTold::PendingOn(None))),
        Action::FiledReturned => flow::accept(turn, Answer::Filing(FilingTold::Returned)),
        Action::NotFiled => flow::accept(turn, Answer::Filing(FilingTold::None)),
        Action::Yes => flow::accept(turn, Answer::Yes),
        Action::No => flow::accept(turn, Answer::No),
        Action::Save => saved::save(turn),
        Action::Agree => saved::agree(turn),
        Action::Whose(label) => {
            if let Some(relation) = saved::relation_of(&label) {
                saved::whose(turn, relation);
            }
        }
        Action::Case(id) => saved::show(turn, id),
        Action::CaseFiled(id) => saved::ask_filing(turn, id),
        Action::CaseReturned(id) => saved::returned(turn, id),
        Action::CaseInHand(id) => saved::in_hand(turn, id),
        Action::CaseFined(id) => saved::ask_fine(turn, id),
        Action::CaseLost(id) => saved::ask_loss(turn, id),
        Action::CaseRefused(id) => saved::refused(turn, id),
        Action::CaseDate(id) => saved::ask_date(turn, id),
        Action::CaseLabel(id) => saved::ask_label(turn, id),
        Action::CaseStop(id) => saved::stop(turn, id),
        Action::CaseRemove(id) => saved::ask_remove(turn, id),
        Action::CaseRemoveSure(id) => saved::remove(turn, id),
        Action::CaseLadder(id) => saved::ladder(turn, id),
        Action::CaseCheck(id) => saved::check(turn, id),
        Action::Topic(topic) => ask::topic(turn, &topic, None),
        Action::TopicIn(lang, topic) => ask::topic(turn, &topic, Some(lang)),
        Action::Wrong(_) => {}
        Action::Read(id) => saved::read(turn, id),
        Action::AskAgain => flow::ask(turn, Vec::new()),
        Action::ReadAll => saved::read_all(turn),
        Action::Tomorrow(id) => saved::tomorrow(turn, id),
        Action::Hour(hour) => settings::hour(turn, hour),
        Action::Rung(rung) => settings::rung(turn, &rung),
        Action::Hours => settings::hours(turn),
        Action::Rungs => settings::rungs(turn),
        Action::Forget => forget::ask(turn),
        Action::ForgetSure => forget::forget(turn),
        Action::PaperOf(kind, id) => papers::of_case(turn, kind, id),
        Action::PaperOfCheck(kind) => papers::of_check(turn, kind),
        Action::PaperOfAll(Kind::Export) => papers::export(turn),
        Action::PaperOfAll(kind) => papers::of_all(turn, kind),
        Action::VerdictIn(lang) => verdict::again(turn, lang),
        Action::OtherDate => verdict::other_date(turn),
        Action::TellFiling => verdict::tell_filing(turn),
        Action::History => menu::history(turn),
        Action::Papers => verdict::papers(turn),
        Action::Reminders => saved::reminders(turn),
        Action::Page(page) => saved::list(turn, page),
        Action::Update(id) => saved::update(turn, id),
        Action::AddAnother => saved::add_another(turn),
        Action::CaseResume(id) => saved::resume(turn, id),
        Action::FinePaper(kind) => papers::of_fine(turn, kind),
        Action::CasePapers(id) => papers::offer_for_case(turn, id),
    }
}
