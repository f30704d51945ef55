//! What a send's answer means for what was sent: a total classification, without an "otherwise"
//! that stands for success or failure.

use chrono::TimeDelta;

use super::call::{Refusal, Reply, SentMessage};
use crate::reminders::Outcome;

/// A 429 without a number of seconds: Telegram's own limit for one chat is a minute.
const UNKNOWN_WAIT: TimeDelta = TimeDelta::seconds(60);

/// What became of a send.
pub fn outcome(reply: &Reply<SentMessage>) -> Outcome {
    match reply {
        Reply::Accepted(message) => Outcome::Sent { message_id: message.message_id },
        Reply::Refused(refusal) => refused(refusal),
        Reply::NotSent => Outcome::NotSent,
        Reply::Uncertain => Outcome::Uncertain,
    }
}

fn refused(refusal: &Refusal) -> Outcome {
    let text = refusal.description.to_lowercase();
    match refusal.code {
        // 404 is how Telegram answers a token it does not know.
        401 | 404 | 409 => Outcome::Halted,
        // The address is wrong, not the message.
        300..=399 => Outcome::Halted,
        429 => {
            let wait = refusal.retry_after.map(|seconds| TimeDelta::seconds(i64::from(seconds)));
            Outcome::RetryAfter(wait.unwrap_or(UNKNOWN_WAIT))
        }
        403 if text.contains("deactivated") => Outcome::Gone,
        403 if names_the_chat(&text) => Outcome::Blocked,
        // A proxy or a guard in between refuses everybody: nobody is to be parked for that.
        403 => Outcome::Halted,
        400 if text.contains("deactivated") => Outcome::Gone,
        400 if text.contains("chat not found") || text.contains("peer_id_invalid") => Outcome::Blocked,
        // A private chat does not migrate; a group's old number stays dead.
        400 if text.contains("upgraded to a supergroup") => Outcome::Gone,
        // What is wrong with a message begins like this; "Logged out", while a bot moves between
        // servers, does not.
        400 if text.starts_with("bad request") => Outcome::Rejected,
        400 => Outcome::Halted,
        _ => Outcome::Uncertain,
    }
}

/// Whether a 403 is Telegram's own about this chat: it says who may not be written to by whom.
fn names_the_chat(text: &str) -> bool {
    text.strip_prefix("forbidden: ").is_some_and(|reason| {
        ["bot", "user", "chat", "channel", "group"].iter().any(|who| reason.contains(who))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: u16, description: &str) -> Outcome {
        let refusal = Refusal { code, description: description.into(), retry_after: None };
        outcome(&Reply::Refused(refusal))
    }

    #[test]
    fn each_refusal_has_its_consequence() {
        assert_eq!(of(403, "Forbidden: bot was blocked by the user"), Outcome::Blocked);
        assert_eq!(of(403, "Forbidden: bot can't initiate conversation with a user"), Outcome::Blocked);
        assert_eq!(of(403, "Forbidden: user is deactivated"), Outcome::Gone);
        assert_eq!(of(403, "Forbidden: bot was kicked from the group chat"), Outcome::Blocked);
        assert_eq!(of(403, "Forbidden: bot is not a member of the channel chat"), Outcome::Blocked);
        assert_eq!(of(403, "Forbidden: CHAT_WRITE_FORBIDDEN"), Outcome::Blocked);
        for from_in_between in ["Forbidden", "", "Access denied", "Forbidden: denied by policy 17"] {
            assert_eq!(of(403, from_in_between), Outcome::Halted, "{from_in_between:?}");
        }
        assert_eq!(of(400, "Bad Request: chat not found"), Outcome::Blocked);
        assert_eq!(of(400, "Bad Request: can't parse entities: ..."), Outcome::Rejected);
        assert_eq!(of(400, "Bad Request: message is too long"), Outcome::Rejected);
        assert_eq!(of(401, "Unauthorized"), Outcome::Halted);
        assert_eq!(of(409, "Conflict: terminated by other getUpdates request"), Outcome::Halted);
        assert_eq!(of(429, "Too Many Requests"), Outcome::RetryAfter(UNKNOWN_WAIT));
        assert_eq!(of(400, "Logged out"), Outcome::Halted);
        assert_eq!(of(307, "the server redirects"), Outcome::Halted);
        assert_eq!(of(418, "something new"), Outcome::Uncertain);
    }
}
