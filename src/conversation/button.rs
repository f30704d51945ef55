//! What a button carries: one enum, one codec, at most 64 bytes, unrelated to the label.
//!
//! Any client can send any data, so decoding never fails loudly: what cannot be read is `None`,
//! and the person learns that the button is old. Variants are only ever added at the end; any
//! other change takes a new [`VERSION`].

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::draft::{Card, Draft, FilingTold, Fine, Happened, Known, Refusal, Stage};
use super::reporting::Reporting;
use crate::lang::Lang;
use crate::law::DocumentId;
use crate::paper::Kind;
use crate::reminders::{CaseId, Incident, Office, Preset, Relation, Rung, Said, Slip};
use crate::understand::TopicId;

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
    /// Whose document it is.
    Whose(#[serde(with = "relation")] Relation),
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
    Topic(TopicId),
    /// The same answer in another language.
    TopicIn(Lang, TopicId),
    /// The answer was wrong or beside the point.
    Wrong(TopicId),
    /// A reminder was read.
    Read(CaseId),
    /// Remind again tomorrow.
    Tomorrow(CaseId),
    /// The hour of reminders.
    Hour(u8),
    /// Turn a rung on or off.
    Rung(Rung),
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
    /// Something to be done with what was checked above the button.
    About(Deed, Subject),
    /// The day in question is the expiry.
    IsExpiry,
    /// The day in question is that of an application.
    IsFiling,
    /// No more reminders about a saved document, from below one of its reminders, which spoke of
    /// this expiry day (days since 2000).
    StopReminders(CaseId, Option<u16>),
    /// A saved document is still needed.
    Keep(CaseId),
    /// "I was refused".
    Refused,
    /// How far the case about an offence has come.
    Stage(Stage),
    /// What else there is below an answer.
    MoreOn(TopicId),
    /// What else can be told about a saved document.
    CaseMore(CaseId),
    /// Save all of the list with this fingerprint.
    SaveList(u16),
    /// The day just read is another one: ask for it again.
    NotThisDay,
    /// A press on the way to a noted visit.
    Visit(CaseId, Noting),
    /// A press about outage reports.
    Report(Reporting),
    /// Ask for the day on which a first permission is to be asked for.
    Plan,
    /// Tell once it is known: what an answer to this topic says is not published.
    TellTopic(TopicId),
    /// The same for a kind of question that has no answer.
    TellKind(String),
    /// A paper on the plan for that day of filing (days since 2000).
    PlanPaper(Kind, u16),
    /// Show one of the things that have happened to a saved document.
    CaseIncident(CaseId, Incident),
    /// This did not happen to a saved document.
    CaseUntell(CaseId, Incident),
    /// What can be corrected about a saved document.
    CaseCorrect(CaseId),
    /// This year is the one that the list with this fingerprint lacks.
    ListYear(u16, i32),
    /// Which reminders come, as one choice.
    RungPreset(Preset),
    /// Show each rung by itself.
    RungList,
}

/// Where somebody is who notes a visit down. A day is the number of days since 2000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Noting {
    /// Show the diary.
    List,
    /// Which day: a page of them, the latest first.
    Day(u16),
    /// Which office.
    Office(u16),
    /// What was said.
    Said(u16, Office),
    /// Whether they gave a slip.
    Slip(u16, Office, Said),
    /// Note it down.
    Done(u16, Office, Said, Slip),
    /// Which entry is to be changed or taken out: the latest of them.
    Change,
    /// Take out the visit that was noted down in that second (since 1970).
    Remove(u32),
    /// Another page of the entries.
    Entries(u16),
    /// A press about the entry that was noted down in that second (since 1970).
    Entry(u32, Editing),
}

/// What is to be done with an entry of the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Editing {
    /// Show it.
    Open,
    /// Which day: a page of them, the latest first.
    WhichDay(u16),
    /// Which office.
    WhichOffice,
    /// What was said.
    WhatWasSaid,
    /// Whether they gave a slip.
    WhetherSlip,
    /// It was on this day.
    Day(u16),
    /// It was at this office.
    Office(Office),
    /// This was said.
    Said(Said),
    /// They gave one, or none.
    Slip(Slip),
}

/// What can be done with a checked document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Show its verdict.
    Verdict,
    /// Show its verdict in another language.
    VerdictIn(Lang),
    /// Save it.
    Save,
    /// Tell that an application was filed.
    TellFiling,
    /// Give another date.
    OtherDate,
    /// Show the papers that are of use.
    Papers,
    /// Hand out a paper on it.
    Paper(Kind),
    /// Tell of a fine.
    Fined,
    /// Hand out a paper on its fine.
    FinePaper(Kind),
    /// Show what else can be done with it.
    More,
}

/// A checked document with its dates, small enough for a button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Packed", from = "Packed")]
pub struct Subject(pub Draft);

impl Subject {
    /// What a verdict was about.
    pub fn of_card(card: Card) -> Subject {
        Subject(Draft::Card(card))
    }
}

/// A subject as it is written: the document, then which facts follow, then their days.
#[derive(Clone, Serialize, Deserialize)]
struct Packed(String, u16, Vec<u16>);

/// One bit for each day, in the order in which they are written.
const EXPIRES: u16 = 1;
const LOST: u16 = 1 << 1;
const FILED: u16 = 1 << 2;
const REPORTED: u16 = 1 << 3;
const PENALISED: u16 = 1 << 4;
const OPENED: u16 = 1 << 5;
const HANDED_OVER: u16 = 1 << 6;
/// Whose it is: three bits, zero where that is not known.
const WHOSE: u16 = 7;
/// What is known of an application: two bits.
const FILING: u16 = 10;
const IS_FINE: u16 = 1 << 12;
const EXPIRY_UNKNOWN: u16 = 1 << 13;
/// Of a fine: a court has ruled. Alone: a refusal, whose day stands in the place of the handing over.
const IS_COURT: u16 = 1 << 14;
/// Of a fine: half is offered, on the day that stands in the place of the handing over.
const IS_HALF: u16 = 1 << 15;

/// In the place of a day, for what was asked and has none: these numbers are days of 2179.
const ANSWERED_UNKNOWN: u16 = u16::MAX;
const ANSWERED_NO: u16 = u16::MAX - 1;

fn number_of(happened: Happened) -> Option<u16> {
    match happened {
        Happened::Unasked => None,
        Happened::Unknown => Some(ANSWERED_UNKNOWN),
        Happened::No => Some(ANSWERED_NO),
        Happened::On(day) => day_number(day),
    }
}

fn happened_of(number: Option<u16>) -> Happened {
    match number {
        Some(ANSWERED_UNKNOWN) => Happened::Unknown,
        Some(ANSWERED_NO) => Happened::No,
        number => number.and_then(day_of).into(),
    }
}

/// A day as the number of days since 2000, for dates that a verdict can be about.
pub fn day_number(day: NaiveDate) -> Option<u16> {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    u16::try_from((day - first).num_days()).ok()
}

/// The day of such a number.
pub fn day_of(number: u16) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2000, 1, 1)?.checked_add_days(Days::new(u64::from(number)))
}

impl From<Subject> for Packed {
    fn from(subject: Subject) -> Packed {
        let card = subject.0.card().cloned().unwrap_or_default();
        let number = |day: Option<NaiveDate>| day.and_then(day_number);
        // Once a court has ruled nothing hangs on the report of a loss, and there is no room for all.
        let is_in_court = matches!(subject.0, Draft::Fine(Fine { stage: Some(Stage::Court), .. }));
        let all = [
            (EXPIRES, number(card.expires.told())),
            (LOST, number(card.lost)),
            (FILED, number(card.filing.day())),
            (REPORTED, number_of(card.reported).filter(|_| !is_in_court)),
            (PENALISED, number_of(card.penalised)),
            (OPENED, number_of(card.opened)),
            (HANDED_OVER, number(subject.0.of_its_own())),
        ];
        let (mut flags, mut days) = (0, Vec::new());
        for (bit, day) in all.into_iter().filter_map(|(bit, day)| Some((bit, day?))) {
            flags |= bit;
            days.push(day);
        }
        let whose = card.whose.and_then(|whose| Relation::ALL.iter().position(|known| *known == whose));
        flags |= whose.map_or(0, |at| at as u16 + 1) << WHOSE;
        flags |= match card.filing {
            FilingTold::Unasked => 0,
            FilingTold::None => 1,
            FilingTold::PendingOn(_) => 2,
            FilingTold::Returned | FilingTold::ReturnedOn(_) => 3,
        } << FILING;
        flags |= match &subject.0 {
            Draft::Fine(_) if is_in_court => IS_FINE | IS_COURT,
            Draft::Fine(Fine { stage: Some(Stage::HalfOffered), .. }) => IS_FINE | IS_HALF,
            Draft::Fine(_) => IS_FINE,
            Draft::Refusal(_) => IS_COURT,
            Draft::Card(_) | Draft::FirstCard { .. } | Draft::Several(_) => 0,
        };
        flags |= if card.expires == Known::Unknown { EXPIRY_UNKNOWN } else { 0 };
        Packed(card.document.map(|id| id.to_string()).unwrap_or_default(), flags, days)
    }
}

impl From<Packed> for Subject {
    fn from(Packed(document, flags, days): Packed) -> Subject {
        let mut days = days.into_iter();
        let mut next = |bit: u16| if flags & bit == 0 { None } else { days.next() };
        let (expires, lost, filed) = (next(EXPIRES), next(LOST), next(FILED));
        let (reported, penalised, opened) = (next(REPORTED), next(PENALISED), next(OPENED));
        let [expires, lost, filed, handed_over] =
            [expires, lost, filed, next(HANDED_OVER)].map(|number| number.and_then(day_of));
        let whose = usize::from((flags >> WHOSE) & 0b111);
        let card = Card {
            document: (!document.is_empty()).then(|| DocumentId::from(document.as_str())),
            whose: whose.checked_sub(1).and_then(|at| Relation::ALL.get(at).copied()),
            expires: if flags & EXPIRY_UNKNOWN != 0 { Known::Unknown } else { Known::from(expires) },
            lost,
            filing: match (flags >> FILING) & 0b11 {
                0 => FilingTold::Unasked,
                1 => FilingTold::None,
                2 => FilingTold::PendingOn(filed),
                _ if filed.is_none() => FilingTold::Returned,
                _ => FilingTold::ReturnedOn(filed),
            },
            reported: happened_of(reported),
            penalised: happened_of(penalised),
            opened: happened_of(opened),
        };
        let decided = Known::from(handed_over);
        Subject(match (flags & IS_FINE != 0, flags & IS_COURT != 0) {
            (false, false) => Draft::Card(card),
            (false, true) => Draft::Refusal(Refusal { card, learnt: decided }),
            (true, _) if flags & IS_HALF != 0 => {
                let stage = Some(Stage::HalfOffered);
                Draft::Fine(Fine { card, stage, half_offered: decided, ..Fine::default() })
            }
            (true, court) => {
                let stage = court.then_some(Stage::Court);
                Draft::Fine(Fine { card, stage, handed_over: decided, ..Fine::default() })
            }
        })
    }
}

impl Action {
    /// The button's data. With a turn, the button answers that turn's question only.
    #[expect(clippy::expect_used, reason = "an action has no part that the codec refuses")]
    pub fn encode(&self, turn: Option<u16>) -> String {
        let bytes = postcard::to_stdvec(&(turn, self)).expect("an action is encoded in memory");
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

/// A relation goes by its name, as it did when buttons held it as text.
mod relation {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Relation;

    pub(super) fn serialize<S: Serializer>(relation: &Relation, to: S) -> Result<S::Ok, S::Error> {
        relation.name().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Relation, D::Error> {
        let name = String::deserialize(from)?;
        Relation::find(&name).ok_or_else(|| serde::de::Error::custom(format!("unknown relation `{name}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(id: &str) -> TopicId {
        TopicId::find(id).unwrap()
    }

    /// A document of which everything is known.
    fn everything() -> Subject {
        let day = |year| NaiveDate::from_ymd_opt(year, 12, 31);
        let card = Card {
            document: Some(DocumentId::from("stateless-certificate")),
            whose: Some(Relation::Other),
            expires: Known::from(day(2099)),
            lost: day(2043),
            filing: FilingTold::PendingOn(day(2042)),
            reported: day(2041).into(),
            penalised: day(2040).into(),
            opened: day(2039).into(),
        };
        Subject(Draft::Fine(Fine { card, handed_over: Known::from(day(2038)), ..Fine::default() }))
    }

    /// The same where half is offered.
    fn half_offered() -> Subject {
        let Subject(Draft::Fine(mut fine)) = everything() else { panic!("it is a fine") };
        fine.stage = Some(Stage::HalfOffered);
        fine.half_offered = std::mem::take(&mut fine.handed_over);
        Subject(Draft::Fine(fine))
    }

    /// The same in court, where the report of a loss is left out.
    fn everything_in_court() -> Subject {
        let Subject(Draft::Fine(mut fine)) = everything() else { panic!("it is a fine") };
        fine.card.reported = Happened::Unasked;
        fine.stage = Some(Stage::Court);
        Subject(Draft::Fine(fine))
    }

    fn longest_of_each() -> Vec<Action> {
        vec![
            Action::Menu,
            Action::Speak(Lang::KK),
            Action::Document(DocumentId::from("stateless-certificate")),
            Action::Date(NaiveDate::from_ymd_opt(2027, 12, 31).unwrap()),
            Action::TopicIn(Lang::EN, topic("outage-filing-window")),
            Action::Wrong(topic("fine-blocks-application")),
            Action::Whose(Relation::Worker),
            Action::Rung(Rung::GoBy(14)),
            Action::PickDays(2027, 12),
            Action::PaperOf(Kind::CounterCard, CaseId(u16::MAX)),
            Action::Page(u16::MAX),
            Action::About(Deed::Paper(Kind::CounterCard), everything()),
            Action::About(Deed::Paper(Kind::CounterCard), everything_in_court()),
            Action::About(Deed::Save, half_offered()),
            Action::StopReminders(CaseId(u16::MAX), Some(u16::MAX)),
            Action::Stage(Stage::Court),
            Action::About(
                Deed::Save,
                Subject(Draft::Refusal(Refusal {
                    card: Card::of(Some(DocumentId::from("stateless-certificate"))),
                    learnt: Known::from(NaiveDate::from_ymd_opt(2026, 11, 30)),
                })),
            ),
            Action::Visit(
                CaseId(u16::MAX),
                Noting::Done(u16::MAX, Office::ServiceCentre, Said::SentElsewhere, Slip::Given),
            ),
            Action::Visit(CaseId(u16::MAX), Noting::Remove(u32::MAX)),
            Action::Visit(CaseId(u16::MAX), Noting::Entries(u16::MAX)),
            Action::Visit(CaseId(u16::MAX), Noting::Entry(u32::MAX, Editing::Day(u16::MAX))),
            Action::Visit(CaseId(u16::MAX), Noting::Entry(u32::MAX, Editing::Said(Said::SentElsewhere))),
            Action::CaseUntell(CaseId(u16::MAX), Incident::Filed),
            Action::ListYear(u16::MAX, 2099),
            Action::RungPreset(Preset::LastDays),
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
    fn answers_without_a_day_come_back_too() {
        let day = NaiveDate::from_ymd_opt(2025, 6, 15).unwrap();
        for filing in [FilingTold::Returned, FilingTold::ReturnedOn(Some(day))] {
            for happened in [Happened::Unasked, Happened::Unknown, Happened::No, Happened::On(day)] {
                let card = Card {
                    filing,
                    reported: happened,
                    penalised: Happened::No,
                    opened: happened,
                    ..Card::default()
                };
                let action = Action::About(Deed::Save, Subject::of_card(card));
                assert_eq!(Action::decode(&action.encode(None)), Some((None, action)));
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

    /// The first release wrote topics, rungs and relations as text.
    #[test]
    fn typed_ids_read_what_was_written_as_text() {
        for (turn, action, data) in [
            (Some(7), Action::Whose(Relation::Worker), "aAQcbBndvcmtlcg"),
            (None, Action::Topic(topic("permit-lost")), "aACoLcGVybWl0LWxvc3Q"),
            (None, Action::Wrong(topic("fine-amount")), "aACwLZmluZS1hbW91bnQ"),
            (None, Action::Rung(Rung::GoBy(60)), "aADADZzYw"),
            (Some(3), Action::Document(DocumentId::from("passport")), "aAQMOCHBhc3Nwb3J0"),
            (None, Action::CaseStop(CaseId(300)), "aACWsAg"),
        ] {
            assert_eq!(Action::decode(data), Some((turn, action.clone())), "{data}");
            assert_eq!(action.encode(turn), data);
        }
    }

    #[test]
    fn an_id_that_is_gone_makes_the_button_old() {
        assert_eq!(Action::decode("aACoNbm8tc3VjaC10b3BpYw"), None, "a topic");
        assert_eq!(Action::decode("aABsGbm9ib2R5"), None, "a relation");
        assert_eq!(Action::decode("aADABeg"), None, "a rung");
    }
}
