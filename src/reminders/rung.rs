//! The rungs of a ladder: each is one occasion on which a person is reminded.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One occasion for a reminder. Days are civil days in Kazakhstan; zero is the day itself.
///
/// Its [`code`](Rung::code) is stored and goes into buttons, so a code never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// So many days before the last day an office is open ("go by").
    GoBy(u8),
    /// Each week between "go by" and the expiry, while not filed.
    Weekly,
    /// So many days before the expiry day.
    Expiry(u8),
    /// So many days after the expiry day.
    Expired(u8),
    /// Every 30 days while an application is pending, or on the day it is to be handed in.
    Pending,
    /// So many days before the last day to object to a fine.
    Object(u8),
    /// So many days before the last day to report a loss.
    Loss(u8),
    /// The person pressed "remind me tomorrow".
    Snoozed,
    /// The last rung before a date again, a day later, because nobody has read it.
    Again,
}

impl Rung {
    /// Every rung a person may turn off, in the order of a settings page.
    pub const CHOICES: [Rung; 23] = [
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
        Rung::Pending,
        Rung::Object(5),
        Rung::Object(2),
        Rung::Object(1),
        Rung::Object(0),
        Rung::Loss(1),
        Rung::Loss(0),
        Rung::Again,
    ];

    /// The short name that is stored and sent in buttons: `g60`, `w`, `x7`, `d1`, `p`, `o5`, `l0`, `s`, `r`.
    pub fn code(self) -> String {
        match self {
            Rung::GoBy(days) => format!("g{days}"),
            Rung::Weekly => "w".into(),
            Rung::Expiry(days) => format!("x{days}"),
            Rung::Expired(days) => format!("d{days}"),
            Rung::Pending => "p".into(),
            Rung::Object(days) => format!("o{days}"),
            Rung::Loss(days) => format!("l{days}"),
            Rung::Snoozed => "s".into(),
            Rung::Again => "r".into(),
        }
    }

    /// Reads what [`code`](Rung::code) wrote; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Rung> {
        let kind = code.chars().next()?;
        let rest = code.get(kind.len_utf8()..)?;
        let days = || rest.parse::<u8>().ok();
        let rung = match kind {
            'g' => Rung::GoBy(days()?),
            'x' => Rung::Expiry(days()?),
            'd' => Rung::Expired(days()?),
            'o' => Rung::Object(days()?),
            'l' => Rung::Loss(days()?),
            'w' => Rung::Weekly,
            'p' => Rung::Pending,
            's' => Rung::Snoozed,
            'r' => Rung::Again,
            _ => return None,
        };
        (rung.code() == code).then_some(rung)
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
        for rung in Rung::CHOICES.into_iter().chain([Rung::Snoozed]) {
            assert_eq!(Rung::from_code(&rung.code()), Some(rung));
        }
    }

    #[test]
    fn a_code_that_no_rung_writes_is_refused() {
        for code in ["", "g", "g-1", "g060", "w1", "z", "g999", "қ"] {
            assert_eq!(Rung::from_code(code), None, "{code}");
        }
    }
}
