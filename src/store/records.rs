//! How records are stored: their keys, and the versioned form of what is in them.
//!
//! A sample of every version ever written is kept in `tests/store_samples/` and must stay readable.

use chrono::{DateTime, Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::sealing::Who;
use crate::reminders::{CaseId, ChatId, DeliveryState, Ladder, Reminder, ReminderId, Rung};

/// Updates in flight: `6 | number`.
pub(super) const INBOX: u8 = 0x06;
/// The same of earlier releases, which kept 32 bits of an update's number: `1 | number`.
pub(super) const INBOX_32: u8 = 0x01;
/// Messages in flight: `2 | number`.
pub(super) const OUTBOX: u8 = 0x02;
/// Received update numbers: `7 | number`.
pub(super) const SEEN: u8 = 0x07;
/// The same of earlier releases, in 32 bits: `3 | number`.
pub(super) const SEEN_32: u8 = 0x03;
/// Which wrapping key the keys of items in flight have come to: `4 | number`.
pub(super) const IN_FLIGHT_KEYS: u8 = 0x04;
/// The wrapped key of an item in flight: `5 | number`.
pub(super) const ITEM_KEY: u8 = 0x05;
/// The conversation's record: `16 | who`.
pub(super) const CHAT: u8 = 0x10;
/// Reminders: `17 | who`.
pub(super) const LADDER: u8 = 0x11;
/// What was told: `18 | who | number`.
pub(super) const HISTORY: u8 = 0x12;
/// Who asked to be forgotten, and when: `19 | who`. Kept for a while, against old backups.
pub(super) const TOMBSTONE: u8 = 0x13;
/// A person's wrapped key: `15 | who`. Sorted before everything that is sealed with it.
pub(super) const PERSON_KEY: u8 = 0x0F;
/// Which wrapping key a bucket of people has come to: `21 | bucket`.
pub(super) const BUCKET: u8 = 0x15;
/// The small notes of the program itself: `22 | name`.
pub(super) const NOTE: u8 = 0x16;
/// The sealed wrapping keys, in backups only: `49`.
pub(super) const BACKUP_KEYS: u8 = 0x31;

/// Whether a record is in flight and kept by the log alone.
pub(super) fn is_in_flight(key: &[u8]) -> bool {
    let of_earlier_releases = matches!(key.first(), Some(&(INBOX_32 | SEEN_32)));
    of_earlier_releases || matches!(key.first(), Some(&(INBOX | OUTBOX | SEEN | IN_FLIGHT_KEYS | ITEM_KEY)))
}

/// The key of a person's record.
pub(super) fn key_of(kind: u8, who: &Who) -> [u8; 17] {
    let mut key = [kind; 17];
    key[1..].copy_from_slice(who);
    key
}

/// Whose record it is.
pub(super) fn who_of(key: &[u8]) -> Option<Who> {
    key.get(1..17)?.try_into().ok()
}

const LADDER_VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct StoredLadder {
    chat: i64,
    paused_until: Option<i64>,
    parked: bool,
    reminders: Vec<StoredReminder>,
}

#[derive(Serialize, Deserialize)]
struct StoredReminder {
    case: u16,
    due_on: i32,
    rung: (u8, u8),
    at: i64,
    provisional: bool,
    state: DeliveryState,
    attempts: u16,
    ambiguous: u16,
    plain: bool,
}

/// A ladder in its stored form, before it is sealed.
pub(super) fn write_ladder(chat: ChatId, ladder: &Ladder) -> Vec<u8> {
    let stored = StoredLadder {
        chat: chat.0,
        paused_until: ladder.paused_until(),
        parked: ladder.is_parked(),
        reminders: ladder.reminders().map(write_reminder).collect(),
    };
    encoded(&stored)
}

#[expect(clippy::expect_used, reason = "numbers and enums written into memory: there is nothing to fail")]
fn encoded(stored: &StoredLadder) -> Vec<u8> {
    postcard::to_extend(stored, vec![LADDER_VERSION]).expect("a ladder encodes into memory")
}

/// Reads what [`write_ladder`] wrote, of this version or an older one.
pub(super) fn read_ladder(bytes: &[u8]) -> Option<(ChatId, Ladder)> {
    let (&version, rest) = bytes.split_first()?;
    if version != LADDER_VERSION {
        return None;
    }
    let stored: StoredLadder = postcard::from_bytes(rest).ok()?;
    let reminders: Option<Vec<Reminder>> = stored.reminders.iter().map(read_reminder).collect();
    let ladder = Ladder::from_parts(reminders?, stored.paused_until, stored.parked);
    Some((ChatId(stored.chat), ladder))
}

fn write_reminder(reminder: &Reminder) -> StoredReminder {
    StoredReminder {
        case: reminder.id.case.0,
        due_on: reminder.id.due_on.num_days_from_ce(),
        rung: reminder.id.rung.to_bytes(),
        at: reminder.at.timestamp(),
        provisional: reminder.provisional,
        state: reminder.state,
        attempts: reminder.attempts,
        ambiguous: reminder.ambiguous,
        plain: reminder.plain,
    }
}

fn read_reminder(stored: &StoredReminder) -> Option<Reminder> {
    Some(Reminder {
        id: ReminderId {
            case: CaseId(stored.case),
            due_on: NaiveDate::from_num_days_from_ce_opt(stored.due_on)?,
            rung: Rung::from_bytes(stored.rung)?,
        },
        at: DateTime::from_timestamp(stored.at, 0)?,
        provisional: stored.provisional,
        state: stored.state,
        attempts: stored.attempts,
        ambiguous: stored.ambiguous,
        plain: stored.plain,
    })
}

/// A value that belongs to a chat: its number, then the value.
pub(super) fn with_chat(chat: ChatId, value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + value.len());
    bytes.extend_from_slice(&chat.0.to_be_bytes());
    bytes.extend_from_slice(value);
    bytes
}

/// Reads what [`with_chat`] wrote.
pub(super) fn chat_and_value(bytes: &[u8]) -> Option<(ChatId, &[u8])> {
    let (chat, value) = bytes.split_first_chunk()?;
    Some((ChatId(i64::from_be_bytes(*chat)), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::Death;

    /// One reminder in every state there is.
    fn every_state() -> Ladder {
        let states = [
            DeliveryState::Planned { not_before: None },
            DeliveryState::Planned { not_before: Some(1_800_000_300) },
            DeliveryState::Claimed { until: 1_800_000_180 },
            DeliveryState::Uncertain { retry_at: 1_800_000_060 },
            DeliveryState::Sent { message_id: 77 },
            DeliveryState::Done,
            DeliveryState::Dead(Death::ChatGone),
        ];
        let reminders = states.into_iter().zip(1..).map(|(state, case)| Reminder {
            id: ReminderId {
                case: CaseId(case),
                due_on: NaiveDate::from_ymd_opt(2027, 1, 15).unwrap(),
                rung: Rung::GoBy(60),
            },
            at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
            provisional: case == 2,
            state,
            attempts: case,
            ambiguous: 1,
            plain: case == 3,
        });
        Ladder::from_parts(reminders, Some(1_800_010_072), true)
    }

    #[test]
    fn a_ladder_is_written_as_the_sample_of_this_version() {
        let sample = include_str!("../../tests/store_samples/ladder-1.hex").trim();
        let written = super::super::sealing::hex(&write_ladder(ChatId(-1001), &every_state()));
        assert_eq!(written, sample, "a changed form needs a new version and a new sample");
    }

    #[test]
    fn ladders_of_every_version_are_read() {
        let sample = include_str!("../../tests/store_samples/ladder-1.hex").trim();
        let byte = |at| u8::from_str_radix(&sample[at..at + 2], 16).unwrap();
        let bytes: Vec<u8> = (0..sample.len()).step_by(2).map(byte).collect();
        assert_eq!(read_ladder(&bytes), Some((ChatId(-1001), every_state())));
    }

    #[test]
    fn a_newer_or_damaged_ladder_is_refused() {
        let mut bytes = write_ladder(ChatId(1), &every_state());
        assert_eq!(read_ladder(&bytes[..bytes.len() - 3]), None);
        bytes[0] = LADDER_VERSION + 1;
        assert_eq!(read_ladder(&bytes), None);
    }
}
