//! What a button carries: one enum, one codec, at most 64 bytes, unrelated to the label.
//!
//! Any client can send any data, so decoding never fails loudly: what cannot be read is `None`,
//! and the person is told that the button is old. Variants are only ever added at the end; any
//! other change takes a new [`VERSION`].

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::law::DocumentId;
use crate::reminders::CaseId;

use crate::paper::Kind;

/// The first letter of every button's data.
pub const VERSION: char = 'a';

/// Telegram's limit for a button's data, in bytes.
pub const LONGEST: usize = 64;

/// What a press asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Show the main menu.
    Menu,
    /// Show the languages.
    Languages,
    /// Speak this language from now on.
    Speak(Lang),
    /// Start "where do I stand?".
    Check,
    /// Start "ask a question".
    Ask,
    /// Show the saved documents.
    Documents,
    /// "I am waiting for my first card".
    Waiting,
    /// "I have lost my card".
    Lost,
    /// "I have been fined".
    Fined,
    /// "May I leave the country?"
    Leaving,
    /// Show the settings.
    Settings,
    /// What is stored, where, how long.
    Privacy,
    /// Leave the running flow.
    Cancel,
    /// One question back.
    Back,
    /// This document.
    Document(DocumentId),
    /// "I do not know the date."
    UnknownDate,
    /// Show the picker's years.
    PickYears,
    /// Show the months of a year.
    PickMonths(i32),
    /// Show the days of a month.
    PickDays(i32, u32),
    /// This date.
    Date(NaiveDate),
    /// The application is being decided.
    FiledPending,
    /// The application was returned or dropped.
    FiledReturned,
    /// Nothing was filed.
    NotFiled,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Save what was just checked.
    Save,
    /// Agree to storing.
    Agree,
    /// Whose document it is, by the label's id.
    Whose(String),
    /// Show one saved document.
    Case(CaseId),
    /// A saved document's application was filed.
    CaseFiled(CaseId),
    /// A saved document's application was returned.
    CaseReturned(CaseId),
    /// The new document is in hand.
    CaseInHand(CaseId),
    /// A fine was imposed.
    CaseFined(CaseId),
    /// A saved document was lost.
    CaseLost(CaseId),
    /// Refused.
    CaseRefused(CaseId),
    /// Correct the expiry date.
    CaseDate(CaseId),
    /// Correct the label.
    CaseLabel(CaseId),
    /// Stop its reminders.
    CaseStop(CaseId),
    /// Ask before removing.
    CaseRemove(CaseId),
    /// Remove.
    CaseRemoveSure(CaseId),
    /// Show which reminders will come.
    CaseLadder(CaseId),
    /// Show the verdict on a saved document.
    CaseCheck(CaseId),
    /// Answer a topic.
    Topic(String),
    /// The same answer in another language.
    TopicIn(Lang, String),
    /// The answer was wrong or beside the point.
    Wrong(String),
    /// A reminder was read.
    Read(CaseId),
    /// Remind again tomorrow.
    Tomorrow(CaseId),
    /// The hour of reminders.
    Hour(u8),
    /// Turn a rung on or off, by its id.
    Rung(String),
    /// Show the hours.
    Hours,
    /// Show the rungs.
    Rungs,
    /// Erase everything, after asking.
    Forget,
    /// Erase everything.
    ForgetSure,
    /// Hand out a paper on a saved document.
    PaperOf(Kind, CaseId),
    /// Hand out a paper on what was just checked.
    PaperOfCheck(Kind),
    /// Hand out a paper on everything saved.
    PaperOfAll(Kind),
    /// The verdict just given, in another language.
    VerdictIn(Lang),
    /// Correct the date that was just checked.
    OtherDate,
    /// Tell that an application was filed, after a verdict.
    TellFiling,
    /// Show what was told, on which law, and when.
    History,
    /// Show every reminder that will come.
    Reminders,
    /// A page of a list.
    Page(u16),
    /// Show the papers that are of use after a verdict.
    Papers,
    /// Give this saved document the facts just checked.
    Update(CaseId),
    /// Save what was just checked beside the documents of the same label.
    AddAnother,
    /// Remind about a document again.
    CaseResume(CaseId),
    /// A paper on a fine just told.
    FinePaper(Kind),
    /// Every reminder of today was read.
    ReadAll,
    /// Leave the picker: the open question once more.
    AskAgain,
    /// Show the papers there are on a saved document.
    CasePapers(CaseId),
}

impl Action {
    /// The button's data. With a turn, the button answers that turn's question only.
    pub fn encode(&self, turn: Option<u16>) -> String {
        let bytes = postcard::to_stdvec(&(turn, self)).unwrap_or_default();
        let mut data = String::with_capacity(LONGEST);
        data.push(VERSION);
        URL_SAFE_NO_PAD.encode_string(bytes, &mut data);
        data
    }

    /// Reads a button's data back; `None` for anything we did not write.
    pub fn decode(data: &str) -> Option<(Option<u16>, Action)> {
        if data.len() > LONGEST {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(data.strip_prefix(VERSION)?).ok()?;
        let (read, rest) = postcard::take_from_bytes(&bytes).ok()?;
        rest.is_empty().then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest_of_each() -> Vec<Action> {
        vec![
            Action::Menu,
            Action::Speak(Lang::KK),
            Action::Document(DocumentId::from("stateless-certificate")),
            Action::Date(NaiveDate::from_ymd_opt(2027, 12, 31).unwrap()),
            Action::TopicIn(Lang::EN, "outage-filing-window".into()),
            Action::Wrong("fine-blocks-application".into()),
            Action::PickDays(2027, 12),
            Action::PaperOf(Kind::CounterCard, CaseId(u16::MAX)),
            Action::Page(u16::MAX),
        ]
    }

    #[test]
    fn every_action_comes_back_as_itself_and_fits() {
        for action in longest_of_each() {
            for turn in [None, Some(0), Some(u16::MAX)] {
                let data = action.encode(turn);
                assert!(data.len() <= LONGEST, "{action:?} takes {} bytes", data.len());
                assert_eq!(Action::decode(&data), Some((turn, action.clone())));
            }
        }
    }

    #[test]
    fn what_we_did_not_write_is_refused() {
        for data in ["", "a", "aAA==", "menu", "b AAA", "a\u{49b}", &"a".repeat(65)] {
            assert_eq!(Action::decode(data), None, "{data}");
        }
        let mut longer = Action::Menu.encode(None);
        longer.push_str("AAAA");
        assert_eq!(Action::decode(&longer), None);
    }

    #[test]
    fn buttons_of_earlier_releases_are_still_read() {
        assert_eq!(Action::Check.encode(None), "aAAM");
        assert_eq!(Action::Menu.encode(Some(7)), "aAQcA");
        assert_eq!(Action::Page(1).encode(None), "aAD0B");
    }
}
