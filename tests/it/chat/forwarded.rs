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
        for part in [CANARY, "555", text] {
            assert!(!written.contains(part) && !kept.contains(part), "`{part}` is kept: {kept}");
        }
        chat = after;
    }
}
