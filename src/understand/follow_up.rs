//! Messages that only go on with what was spoken of last: "and my son's?", "when?", "2026".

use super::cues::{Cue, Found};
use super::documents;
use super::fold::{QUESTION_MARKS, Word};
use super::remark::Remark;
use super::told::Whose;
use super::{TopicId, offers};
use crate::law::DocumentId;

/// A message of more words than this does not only go on with what was spoken of last.
const LONGEST_FOLLOW_UP: usize = 12;
/// The same for an earlier penalty, which brings its month and year along.
const LONGEST_PENALISED: usize = 10;

/// A message that only goes on with what was spoken of last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// "And for the children?"
    Children,
    /// "And for my wife?"
    Spouse,
    /// "When?"
    When,
    /// "Simpler, please."
    Simpler,
    /// "How much is that in dollars?"
    Currency,
    /// "Is it too late?"
    TooLate,
    /// "What is an MCI?"
    WhatIsMci,
    /// A year alone.
    Year(i32),
    /// "And come back?"
    Return,
    /// "How much is that in tenge?"
    Sum,
    /// "So is there a fine or not?"
    Fine,
    /// "They returned my application."
    Returned,
    /// "Not a temporary permit, a residence permit", "and for a passport?"
    Document(DocumentId),
    /// "And my mother's?"
    Person(Whose),
    /// "Where do I go?"
    Where,
    /// "What now?"
    Next,
    /// "And if I just pay?"
    Pay,
    /// "And if I was fined last year?"
    Penalised,
}

impl FollowUp {
    /// What a few words that say the same as a learnt remark would be read as.
    pub(super) fn of(remark: Remark) -> Option<FollowUp> {
        match remark {
            Remark::Next => Some(FollowUp::Next),
            Remark::Simpler => Some(FollowUp::Simpler),
            _ => None,
        }
    }
}

/// A short message whose words all say that it goes on with something, or say nothing.
pub(super) fn follow_up(text: &str, words: &[Word], cues: &[Found]) -> Option<FollowUp> {
    if let Some(year) = year_alone(words, cues) {
        return Some(FollowUp::Year(year));
    }
    if was_penalised(words, cues) {
        return Some(FollowUp::Penalised);
    }
    if words.len() > LONGEST_FOLLOW_UP {
        return None;
    }
    let kinds = [
        (Cue::FollowMci, FollowUp::WhatIsMci),
        (Cue::FollowCurrency, FollowUp::Currency),
        (Cue::FollowLate, FollowUp::TooLate),
        (Cue::FollowSimpler, FollowUp::Simpler),
        (Cue::FollowChild, FollowUp::Children),
        (Cue::FollowSpouse, FollowUp::Spouse),
        (Cue::Returned, FollowUp::Returned),
        (Cue::FollowReturn, FollowUp::Return),
        (Cue::FollowSum, FollowUp::Sum),
        (Cue::FollowWhen, FollowUp::When),
        (Cue::FollowPay, FollowUp::Pay),
        (Cue::FollowFine, FollowUp::Fine),
        (Cue::FollowWhere, FollowUp::Where),
        (Cue::FollowNext, FollowUp::Next),
        (Cue::Mother, FollowUp::Person(Whose::Mother)),
        (Cue::Father, FollowUp::Person(Whose::Father)),
        (Cue::Worker, FollowUp::Person(Whose::Worker)),
        (Cue::Relative, FollowUp::Person(Whose::Other)),
    ];
    let papers = documents::all(words);
    let named = |cue: Cue| cues.iter().any(|found| found.cue == cue);
    let known = |at: usize| {
        const BESIDE: [Cue; 11] = [
            Cue::Filler,
            Cue::Greeting,
            Cue::Please,
            Cue::Thanks,
            Cue::And,
            Cue::Mine,
            Cue::Address,
            Cue::Person,
            Cue::Not,
            Cue::Corrected,
            Cue::FollowOther,
        ];
        let of_kind = |found: &Found| kinds.iter().any(|(cue, _)| *cue == found.cue);
        let returned = named(Cue::Returned);
        let beside = |found: &Found| {
            BESIDE.contains(&found.cue)
                || returned && [Cue::Filed, Cue::Paper].contains(&found.cue)
                || found.cue == Cue::Lost && named(Cue::FollowFine)
        };
        let here = |found: &Found| (found.first..found.end).contains(&at);
        cues.iter().any(|found| here(found) && (of_kind(found) || beside(found)))
    };
    let of_paper = |at: usize| papers.iter().any(|paper| paper.words.contains(&at));
    if let Some(paper) = papers.iter().rev().find(|paper| !is_not_meant(words, cues, paper)) {
        let other = named(Cue::FollowOther) || named(Cue::Corrected);
        let nothing_else = (0..words.len()).all(|at| known(at) || of_paper(at));
        let takes_back = cues.iter().any(|found| found.cue == Cue::Corrected && found.first == 0);
        let instead = takes_back && !text.contains(QUESTION_MARKS);
        return (other && nothing_else || instead).then(|| FollowUp::Document(paper.document.clone()));
    }
    let (cue, kind) = kinds.iter().find(|(cue, _)| named(*cue))?;
    if matches!(kind, FollowUp::Person(_)) && named(Cue::Thanks) {
        // "Thank you, brother."
        return None;
    }
    if *cue == Cue::FollowSimpler && (named(Cue::Thanks) || named(Cue::ToFile)) {
        // "It is clear, thank you"; "may I apply once more?"
        return None;
    }
    (0..words.len()).all(known).then(|| kind.clone())
}

/// "And at 70?", "а по бабушке?", "рвп ше?"
pub(super) fn joins_on(words: &[Word], cues: &[Found]) -> bool {
    let begins = |found: &Found| found.first == 0 && [Cue::And, Cue::FollowOther].contains(&found.cue);
    let ends = |found: &Found| found.end == words.len() && found.cue == Cue::FollowOther;
    cues.iter().any(|found| begins(found) || ends(found))
}

/// A year and words that say no more than that: "oops, 2025", "of last year, 2025".
pub(super) fn year_alone(words: &[Word], cues: &[Found]) -> Option<i32> {
    const BESIDE: [Cue; 7] =
        [Cue::Corrected, Cue::Filler, Cue::YearWord, Cue::FollowBefore, Cue::Please, Cue::Thanks, Cue::And];
    let year = |word: &Word| word.key.parse::<i32>().ok().filter(|year| (2000..=2099).contains(year));
    // "27 год".
    let short = |at: usize, word: &Word| {
        let is_called_so = cues.iter().any(|found| found.cue == Cue::YearWord && found.first == at + 1);
        word.key
            .parse::<i32>()
            .ok()
            .filter(|year| is_called_so && (20..40).contains(year))
            .map(|year| 2000 + year)
    };
    let mut years =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, year(word).or_else(|| short(at, word))?)));
    let (at, found) = years.next()?;
    let cue_at = |at: usize, among: &[Cue]| {
        cues.iter().any(|found| (found.first..found.end).contains(&at) && among.contains(&found.cue))
    };
    // "Not 2025" says which year it is not.
    let is_denied = at.checked_sub(1).is_some_and(|before| cue_at(before, &[Cue::Not]) && words.len() == 2);
    let nothing_else = (0..words.len()).all(|other| other == at || cue_at(other, &BESIDE));
    (words.len() <= LONGEST_FOLLOW_UP && !is_denied && nothing_else && years.next().is_none())
        .then_some(found)
}

/// An earlier penalty and when it was, and nothing else: "and if I was fined in March 2026?"
fn was_penalised(words: &[Word], cues: &[Found]) -> bool {
    const BESIDE: [Cue; 8] = [
        Cue::Penalised,
        Cue::FollowBefore,
        Cue::Month,
        Cue::YearWord,
        Cue::Filler,
        Cue::And,
        Cue::FollowOther,
        Cue::FollowFine,
    ];
    let named = |among: &[Cue]| cues.iter().any(|found| among.contains(&found.cue));
    let known = |at: usize| {
        cues.iter().any(|found| (found.first..found.end).contains(&at) && BESIDE.contains(&found.cue))
    };
    let number = |word: &Word| word.key.chars().all(|letter| letter.is_ascii_digit());
    named(&[Cue::Penalised])
        && named(&[Cue::FollowBefore, Cue::Month])
        && words.len() <= LONGEST_PENALISED
        && words.iter().enumerate().all(|(at, word)| known(at) || number(word))
}

/// "Not a temporary permit", "РВП емес": the paper beside "not", with no comma between, is the one that
/// is not meant.
fn is_not_meant(words: &[Word], cues: &[Found], paper: &documents::Named) -> bool {
    let not = |at: usize| cues.iter().any(|not| not.cue == Cue::Not && not.first <= at && at < not.end);
    let joined = |left: usize| {
        let (left, right) = (words.get(left), words.get(left + 1));
        left.zip(right).is_some_and(|(left, right)| right.place.start == left.place.end + 1)
    };
    let (first, last) = (paper.words.start, paper.words.end.saturating_sub(1));
    first.checked_sub(1).is_some_and(|before| not(before) && joined(before)) || not(last + 1) && joined(last)
}

/// What is offered to a message that only goes on, where nothing was spoken of before.
pub(super) fn offered(follow_up: &FollowUp) -> Option<&'static [TopicId]> {
    let offers = offers();
    Some(match follow_up {
        FollowUp::Children => &offers.children,
        FollowUp::Spouse => &offers.spouse,
        FollowUp::When => &offers.when,
        FollowUp::Currency => &offers.currency,
        FollowUp::TooLate => &offers.too_late,
        FollowUp::WhatIsMci => &offers.what_is_mci,
        FollowUp::Simpler
        | FollowUp::Year(_)
        | FollowUp::Return
        | FollowUp::Sum
        | FollowUp::Fine
        | FollowUp::Returned
        | FollowUp::Document(_)
        | FollowUp::Person(_)
        | FollowUp::Where
        | FollowUp::Next
        | FollowUp::Pay
        | FollowUp::Penalised => return None,
    })
}
