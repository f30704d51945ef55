//! The rungs of a ladder: each is one occasion on which a person is reminded.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One occasion for a reminder. Days are civil days in Kazakhstan; zero is the day itself.
///
/// Its [`code`](Rung::code) is stored and goes into buttons, so a code never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// Days before the last day an office is open ("go by").
    GoBy(u8),
    /// Each week between "go by" and the expiry, while not filed.
    Weekly,
    /// Days before the expiry day.
    Expiry(u8),
    /// Days after the expiry day.
    Expired(u8),
    /// Each week after the expiry, until an application is filed or the reminders are stopped.
    Overdue,
    /// Every 30 days while an application is pending, or on the day it is to be handed in.
    Pending,
    /// Once, when the days are over that the law leaves for making a card.
    Silence,
    /// Days before the last working day to complain about a fine or a refusal.
    Object(u8),
    /// Days before the last day to pay half of a fine.
    Half(u8),
    /// Days before the last day to report a loss.
    Loss(u8),
    /// The person pressed "remind me tomorrow".
    Snoozed,
    /// The last rung before a date again, a day later, because nobody has read it.
    Again,
    /// In the evening of a day on which the person planned to go: whether they took it.
    Ask,
    /// The daily trial for whoever runs the bot; part of no document's plan.
    Canary,
}

impl Rung {
    /// Every rung a person may turn off, in the order of a settings page. The three of half come once in
    /// one week and take no place there; the question of the evening has a button of its own.
    pub const CHOICES: [Rung; 27] = [
        Rung::GoBy(60),
        Rung::GoBy(30),
        Rung::GoBy(14),
        Rung::GoBy(7),
        Rung::GoBy(3),
        Rung::GoBy(1),
        Rung::GoBy(0),
        Rung::Weekly,
        Rung::Expiry(7),
        Rung::Expiry(1),
        Rung::Expiry(0),
        Rung::Expired(1),
        Rung::Expired(7),
        Rung::Expired(9),
        Rung::Expired(10),
        Rung::Overdue,
        Rung::Pending,
        Rung::Silence,
        Rung::Object(30),
        Rung::Object(7),
        Rung::Object(5),
        Rung::Object(2),
        Rung::Object(1),
        Rung::Object(0),
        Rung::Loss(1),
        Rung::Loss(0),
        Rung::Again,
    ];

    /// Whether it comes so long before its date that it may come without a sound: "no hurry yet".
    pub fn is_early(self) -> bool {
        match self {
            Rung::GoBy(days) | Rung::Object(days) => days >= 14,
            Rung::Expiry(days) => days >= 7,
            Rung::Weekly | Rung::Pending | Rung::Ask => true,
            Rung::Expired(_)
            | Rung::Overdue
            | Rung::Silence
            | Rung::Half(_)
            | Rung::Loss(_)
            | Rung::Snoozed
            | Rung::Again
            | Rung::Canary => false,
        }
    }

    /// The short name that is stored and sent in buttons: `g60`, `w`, `x7`, `d1`, `e`, `p`, `n`, `o5`,
    /// `h1`, `l0`, `s`, `r`, `q`, `y`.
    pub fn code(self) -> String {
        let (letter, days) = self.to_bytes();
        let letter = char::from(letter);
        match self {
            Rung::Weekly
            | Rung::Overdue
            | Rung::Pending
            | Rung::Silence
            | Rung::Snoozed
            | Rung::Again
            | Rung::Ask
            | Rung::Canary => letter.to_string(),
            _ => format!("{letter}{days}"),
        }
    }

    /// The same in two bytes: the letter of the code and its days.
    pub fn to_bytes(self) -> (u8, u8) {
        match self {
            Rung::GoBy(days) => (b'g', days),
            Rung::Weekly => (b'w', 0),
            Rung::Expiry(days) => (b'x', days),
            Rung::Expired(days) => (b'd', days),
            Rung::Overdue => (b'e', 0),
            Rung::Pending => (b'p', 0),
            Rung::Silence => (b'n', 0),
            Rung::Object(days) => (b'o', days),
            Rung::Half(days) => (b'h', days),
            Rung::Loss(days) => (b'l', days),
            Rung::Snoozed => (b's', 0),
            Rung::Again => (b'r', 0),
            Rung::Ask => (b'q', 0),
            Rung::Canary => (b'y', 0),
        }
    }

    /// Reads what [`to_bytes`](Rung::to_bytes) wrote.
    pub fn from_bytes((letter, days): (u8, u8)) -> Option<Rung> {
        let rung = match letter {
            b'g' => Rung::GoBy(days),
            b'w' => Rung::Weekly,
            b'x' => Rung::Expiry(days),
            b'd' => Rung::Expired(days),
            b'e' => Rung::Overdue,
            b'p' => Rung::Pending,
            b'n' => Rung::Silence,
            b'o' => Rung::Object(days),
            b'h' => Rung::Half(days),
            b'l' => Rung::Loss(days),
            b's' => Rung::Snoozed,
            b'r' => Rung::Again,
            b'q' => Rung::Ask,
            b'y' => Rung::Canary,
            _ => return None,
        };
        (rung.to_bytes() == (letter, days)).then_some(rung)
    }

    /// Reads what [`code`](Rung::code) wrote; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Rung> {
        let (letter, days) = code.split_at_checked(1)?;
        let days = if days.is_empty() { 0 } else { days.parse().ok()? };
        let rung = Rung::from_bytes((letter.bytes().next()?, days))?;
        (rung.code() == code).then_some(rung)
    }
}

/// A choice of reminders that is one press: which of them come. What a last day needs is in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    /// All of them, from sixty days before.
    Early,
    /// From thirty days before, and fewer in between.
    Usual,
    /// The last days and what comes after them.
    LastDays,
}

impl Preset {
    /// Every choice.
    pub const ALL: [Preset; 3] = [Preset::Early, Preset::Usual, Preset::LastDays];

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Early => "early",
            Preset::Usual => "usual",
            Preset::LastDays => "last-days",
        }
    }

    /// The rungs that it turns off.
    pub fn rungs_off(self) -> BTreeSet<Rung> {
        let is_off = |rung: &Rung| match self {
            Preset::Early => false,
            Preset::Usual => matches!(rung, Rung::GoBy(60 | 14) | Rung::Weekly | Rung::Object(30)),
            Preset::LastDays => rung.is_early(),
        };
        Rung::CHOICES.into_iter().filter(is_off).collect()
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.code())
    }
}

impl Serialize for Rung {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code())
    }
}

impl<'de> Deserialize<'de> for Rung {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rung, D::Error> {
        let code = String::deserialize(deserializer)?;
        Rung::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown rung `{code}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rung_is_read_back_from_its_code() {
        for rung in Rung::CHOICES.into_iter().chain([
            Rung::Half(2),
            Rung::Half(0),
            Rung::Snoozed,
            Rung::Ask,
            Rung::Canary,
        ]) {
            assert_eq!(Rung::from_code(&rung.code()), Some(rung));
            assert_eq!(Rung::from_bytes(rung.to_bytes()), Some(rung));
        }
    }

    #[test]
    fn no_choice_turns_off_what_a_last_day_needs() {
        for preset in Preset::ALL {
            let off = preset.rungs_off();
            assert!(off.iter().all(|rung| rung.is_early()), "{preset:?}: {off:?}");
        }
        assert!(Preset::Usual.rungs_off().is_subset(&Preset::LastDays.rungs_off()));
    }

    #[test]
    fn a_code_that_no_rung_writes_is_refused() {
        for code in ["", "g", "g-1", "g060", "w1", "z", "g999", "қ"] {
            assert_eq!(Rung::from_code(code), None, "{code}");
        }
    }
}
