//! Version 1 of the open question and the last check: one draft with all facts for every purpose.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::Value;

use super::Parts;
use crate::assess::Filing;
use crate::conversation::chat::{Asking, Chat, Checked, Flow, Goal};
use crate::conversation::draft::{Card, Draft, FilingTold, Fine, Known, default_document};
use crate::law::DocumentId;
use crate::reminders::CaseId;

/// Adds the open question and the last check; one that cannot be read is left out. This version put
/// the day of the check in place of the unknown day of a returned application: it is forgotten.
pub fn open_question(chat: &mut Chat, parts: Parts) {
    for case in &mut chat.cases {
        if let Some(Filing::Returned { on }) = &mut case.facts.filing {
            *on = None;
        }
    }
    chat.flow = parts.flow.and_then(read::<OldFlow>).map(flow);
    chat.last = parts.last.and_then(read::<OldChecked>).map(|old| Checked {
        draft: old.draft.checked(),
        at: old.at,
        last_day: None,
        later: None,
    });
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

#[derive(Deserialize)]
struct OldFlow {
    purpose: Purpose,
    draft: OldDraft,
    asking: Asking,
    asked: Vec<Asking>,
}

#[derive(Deserialize)]
struct OldChecked {
    draft: OldDraft,
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
enum Purpose {
    Check,
    Lost,
    Fined,
    Waiting,
    Save,
    Redate(CaseId),
    Filed(CaseId),
    CaseLost(CaseId),
    CaseFined(CaseId),
    Relabel(CaseId),
    Forget,
    Ask,
    Remove(CaseId),
    Hour,
}

#[derive(Deserialize)]
struct OldDraft {
    document: Option<DocumentId>,
    expires: Option<NaiveDate>,
    filing: FilingTold,
    lost: Option<NaiveDate>,
    expiry_unknown: bool,
    handed_over: Option<NaiveDate>,
    first_card: bool,
}

impl OldDraft {
    fn card(&self) -> Card {
        let document = self.document.clone();
        Card {
            document,
            expires: self.or_unknown(self.expires),
            lost: self.lost,
            filing: self.filing,
            ..Card::default()
        }
    }

    fn fine(&self) -> Fine {
        let expires = Known::from(self.expires);
        let card = Card { expires, ..self.card() };
        Fine { card, handed_over: self.or_unknown(self.handed_over), ..Fine::default() }
    }

    fn checked(self) -> Draft {
        match self.filed() {
            Some(filed) if self.first_card => Draft::FirstCard { filed },
            _ if self.handed_over.is_some() => Draft::Fine(self.fine()),
            _ => Draft::Card(self.card()),
        }
    }

    fn filed(&self) -> Option<NaiveDate> {
        match self.filing {
            FilingTold::PendingOn(day) => day,
            _ => None,
        }
    }

    /// The flag said of the one day that was asked that the person does not know it.
    fn or_unknown(&self, day: Option<NaiveDate>) -> Known<NaiveDate> {
        if day.is_none() && self.expiry_unknown { Known::Unknown } else { Known::from(day) }
    }
}

fn flow(old: OldFlow) -> Flow {
    let OldFlow { purpose, draft, asking, asked } = old;
    let document = draft.document.clone().unwrap_or_else(default_document);
    let goal = match purpose {
        Purpose::Check => Goal::Check(draft.card()),
        Purpose::Lost => Goal::Lost(draft.card()),
        Purpose::Fined => Goal::Fined(draft.fine()),
        Purpose::Waiting => Goal::Waiting { filed: draft.filed() },
        Purpose::Save => Goal::Save(draft.checked()),
        Purpose::Redate(case) => Goal::Redate { case, document, expires: draft.expires },
        Purpose::Filed(case) => Goal::Filed { case, document, expires: draft.expires, filed: draft.filed() },
        Purpose::CaseLost(case) => Goal::CaseLost { case, lost: draft.lost },
        Purpose::CaseFined(case) => Goal::CaseFined { case, handed_over: draft.handed_over },
        Purpose::Relabel(case) => Goal::Relabel(case),
        Purpose::Forget => Goal::Forget,
        Purpose::Ask => Goal::Ask,
        Purpose::Remove(case) => Goal::Remove(case),
        Purpose::Hour => Goal::Hour,
    };
    Flow { asked, ..Flow::new(goal, asking) }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn record(rest: &str) -> Chat {
        read(&[&[1], format!(r#"{{"lang":"ru","turn":7,"cases":[],{rest}}}"#).as_bytes()].concat()).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_open_check_goes_on_where_it_was() {
        let chat = record(
            r#""flow":{"purpose":"Check","draft":{"document":"residence-permit","expires":"2025-06-15",
            "filing":"Unasked","lost":null,"expiry_unknown":false,"handed_over":null,"first_card":false},
            "asking":"Filing","asked":["Document","Expiry"]}"#,
        );
        let flow = chat.flow.unwrap();
        assert_eq!(flow.asking, Asking::Filing);
        assert_eq!(flow.asked, [Asking::Document, Asking::Expiry]);
        let card = Card {
            document: Some("residence-permit".into()),
            expires: Known::At(day("2025-06-15")),
            ..Card::default()
        };
        assert_eq!(flow.goal, Goal::Check(card));
    }

    #[test]
    fn a_flow_about_a_saved_document_goes_on() {
        let chat = record(
            r#""flow":{"purpose":{"Redate":3},"draft":{"document":"passport","expires":null,
            "filing":"Unasked","lost":null,"expiry_unknown":false,"handed_over":null,"first_card":false},
            "asking":"Expiry","asked":[]}"#,
        );
        let goal = Goal::Redate { case: CaseId(3), document: "passport".into(), expires: None };
        assert_eq!(chat.flow.unwrap().goal, goal);
    }

    #[test]
    fn what_was_checked_last_can_still_be_saved() {
        let chat = record(
            r#""last":{"draft":{"document":null,"expires":null,"filing":"None","lost":null,
            "expiry_unknown":false,"handed_over":"2026-11-20","first_card":false},
            "at":"2026-11-22T05:00:00Z"}"#,
        );
        assert_eq!(chat.last.unwrap().draft.handed_over(), Some(day("2026-11-20")));
        let chat = record(
            r#""last":{"draft":{"document":"residence-permit","expires":null,
            "filing":{"PendingOn":"2026-11-02"},"lost":null,"expiry_unknown":false,"handed_over":null,
            "first_card":true},"at":"2026-11-22T05:00:00Z"}"#,
        );
        assert_eq!(chat.last.unwrap().draft, Draft::FirstCard { filed: day("2026-11-02") });
    }
}
