//! Forwarded rumours: compared with official statements, and not kept.

use ruqsat::conversation::event::Effect;
use ruqsat::conversation::{Chat, Event, What, record, step};

use crate::kit::{day, world_on};

/// Stands for a name or a number in the forwarded words.
const CANARY: &str = "Zhaqsylyq";

fn forwarded(chat: Chat, text: &str) -> (Chat, String) {
    let world = world_on(day("2026-11-22"));
    let what = What::Forwarded(text.into());
    let event = Event { what, client: Some("en".into()), written: None, reply_to: None };
    let done = step(Some(chat.clone()), &event, &world);
    assert!(done.effects.iter().any(|effect| matches!(effect, Effect::Say(_))), "{text}");
    let kept = format!("{:?} {:?} {:?}", done.chat, done.told, done.reported);
    (done.chat.unwrap_or(chat), kept)
}

/// Every four words that follow each other in a text: whoever keeps a part of it keeps some of these.
fn runs(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(4).map(|run| run.join(" ")).collect()
}

#[test]
fn nothing_of_a_forwarded_message_is_kept() {
    let mut chat = Chat::default();
    for text in [
        "The ministry says cards that expired during the failure are renewed without a fine",
        "Great news, all fines for expired permits are cancelled!",
        "Fingerprints for the residence permit are taken only in Astana now",
        "Residence permits are renewed automatically until the new year",
    ] {
        let (after, kept) = forwarded(chat, &format!("{text}. Ask {CANARY} at +7 701 555 01 02"));
        let written = String::from_utf8_lossy(&record::write(&after)).into_owned();
        let parts = runs(text).into_iter().chain([CANARY.to_string(), "555".to_string()]);
        assert!(runs(text).len() >= 5, "{text}");
        for part in parts {
            let is_there = |place: &str| place.to_lowercase().contains(&part.to_lowercase());
            assert!(!is_there(&written) && !is_there(&kept), "`{part}` is kept: {kept}\n{written}");
        }
        chat = after;
    }
}
