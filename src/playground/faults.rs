//! Faults that a test injects: which call they hit, and what happens to it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::ApiError;

/// One rule: the calls it fits, and the fault they meet. The first rule that fits wins.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// The method it is about, in any case; all methods if missing.
    #[serde(default)]
    pub method: Option<String>,
    /// The chat it is about; all chats if missing.
    #[serde(default)]
    pub chat: Option<i64>,
    /// How many fitting calls go through unharmed first.
    #[serde(default)]
    pub after: u64,
    /// How many fitting calls it hits; all if missing.
    #[serde(default)]
    pub times: Option<u64>,
    /// How likely a fitting call is hit, 0 to 1; always if missing.
    #[serde(default)]
    pub probability: Option<f64>,
    /// What happens.
    pub fault: Fault,
}

impl Rule {
    /// Every call of a method meets this fault.
    pub fn on(method: &str, fault: Fault) -> Rule {
        Rule { method: Some(method.into()), chat: None, after: 0, times: None, probability: None, fault }
    }

    /// Only calls about this chat.
    #[must_use]
    pub fn in_chat(mut self, chat: i64) -> Rule {
        self.chat = Some(chat);
        self
    }

    /// Only this many calls.
    #[must_use]
    pub fn times(mut self, times: u64) -> Rule {
        self.times = Some(times);
        self
    }

    /// Only after this many fitting calls went through.
    #[must_use]
    pub fn after(mut self, calls: u64) -> Rule {
        self.after = calls;
        self
    }

    /// Only with this probability, 0 to 1.
    #[must_use]
    pub fn likely(mut self, probability: f64) -> Rule {
        self.probability = Some(probability);
        self
    }
}

/// What happens to a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Works, after a number of milliseconds.
    Delay(u64),
    /// Does not reach the chat; the connection is closed without an answer.
    DropBefore,
    /// Reaches the chat; the connection is closed without an answer.
    DropAfter,
    /// Does not reach the chat; no answer, and the connection stays open.
    SilenceBefore,
    /// Reaches the chat; no answer, and the connection stays open.
    SilenceAfter,
    /// Reaches the chat; the answer, with its head, is cut after a number of bytes.
    Cut(u64),
    /// 429 with the seconds to wait.
    TooManyRequests(u64),
    /// 401: the token was revoked.
    Unauthorized,
    /// 403 "bot was blocked by the user".
    Blocked,
    /// 403 "user is deactivated".
    Deactivated,
    /// 400 "chat not found".
    ChatNotFound,
    /// 400 with the group's new id.
    Migrated(i64),
    /// 500 "Internal Server Error: restart".
    Restarting,
    /// 502 with a page of HTML, not delivered.
    BadGateway,
    /// 502 with a page of HTML, but delivered.
    BadGatewayAfter,
    /// 409: another instance polls.
    SecondPoller,
    /// Any other refusal.
    Refuse {
        /// The HTTP status.
        code: u16,
        /// The whole description.
        description: String,
    },
    /// Works, and the answer is changed: values by JSON pointer (`/result/new_field`); `null` removes nothing,
    /// it is set.
    Change(Vec<(String, Value)>),
    /// Works, and the answer is this text instead.
    Garbage(String),
    /// Works, and the answer is longer by a number of bytes.
    Huge(u64),
    /// getUpdates gives each update twice.
    DuplicateUpdates,
    /// getUpdates gives a batch in another order.
    PermuteUpdates,
}

/// What is done to a batch of updates.
#[derive(Clone, Copy)]
pub(crate) enum Mangling {
    Duplicate,
    Permute,
}

impl Fault {
    /// The refusal it stands for, if it is one; the call is then not carried out.
    pub(crate) fn refusal(&self) -> Option<ApiError> {
        Some(match self {
            Fault::TooManyRequests(seconds) => ApiError::too_many_requests(*seconds),
            Fault::Unauthorized => ApiError::unauthorized(),
            Fault::Blocked => ApiError::forbidden("bot was blocked by the user"),
            Fault::Deactivated => ApiError::forbidden("user is deactivated"),
            Fault::ChatNotFound => ApiError::bad_request("chat not found"),
            Fault::Migrated(to) => ApiError::migrated(*to),
            Fault::Restarting => ApiError::new(500, "Internal Server Error: restart"),
            Fault::SecondPoller => ApiError::conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            ),
            Fault::Refuse { code, description } => ApiError::new(*code, description.clone()),
            _ => return None,
        })
    }
}

/// The rules in force, with the calls they have seen.
#[derive(Default)]
pub(crate) struct Faults {
    rules: Vec<(Rule, u64, u64)>,
    random: u64,
}

impl Faults {
    /// Puts these rules in the place of all others; the seed decides what probabilities give.
    pub fn set(&mut self, rules: Vec<Rule>, seed: u64) {
        self.rules = rules.into_iter().map(|rule| (rule, 0, 0)).collect();
        self.random = seed;
    }

    /// The fault this call meets.
    pub fn next(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        for at in 0..self.rules.len() {
            let chance = self.chance();
            let (rule, seen, hit) = &mut self.rules[at];
            let fits = rule.method.as_ref().is_none_or(|name| name.eq_ignore_ascii_case(method))
                && (rule.chat.is_none() || rule.chat == chat);
            if !fits {
                continue;
            }
            *seen += 1;
            let spent = rule.times.is_some_and(|times| *hit >= times);
            if *seen <= rule.after || spent || rule.probability.is_some_and(|likely| chance >= likely) {
                continue;
            }
            *hit += 1;
            return Some(rule.fault.clone());
        }
        None
    }

    fn chance(&mut self) -> f64 {
        (self.random() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// splitmix64: one seed, one history.
    pub fn random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_hits_the_calls_it_names_and_no_other() {
        let mut faults = Faults::default();
        faults.set(vec![Rule::on("sendMessage", Fault::DropAfter).in_chat(7).after(1).times(1)], 1);
        assert_eq!(faults.next("SendMessage", Some(7)), None);
        assert_eq!(faults.next("sendmessage", Some(8)), None);
        assert_eq!(faults.next("getMe", Some(7)), None);
        assert_eq!(faults.next("sendmessage", Some(7)), Some(Fault::DropAfter));
        assert_eq!(faults.next("sendmessage", Some(7)), None);
    }

    #[test]
    fn one_seed_is_one_history() {
        let history = |seed| {
            let mut faults = Faults::default();
            faults.set(vec![Rule::on("x", Fault::DropBefore).likely(0.3)], seed);
            (0..1000).map(|_| faults.next("x", None).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(history(1), history(1));
        assert_ne!(history(1), history(2));
        let hits = history(3).into_iter().filter(|hit| *hit).count();
        assert!((200..400).contains(&hits), "{hits}");
    }
}
