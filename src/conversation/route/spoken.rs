//! What was spoken of before a message, as far as the message can go on with it.

use chrono::NaiveDate;

use crate::assess::PenaltyVerdict;
use crate::conversation::chat::{Asking, Goal};
use crate::conversation::draft::{Card, Draft, FilingTold, default_document};
use crate::conversation::next::{Next, Screen};
use crate::conversation::turn::Turn;
use crate::conversation::verdicts;
use crate::law::DocumentId;
use crate::understand::reading::Last;
use crate::understand::{Group, Standing, TopicId, topics};

/// A longer message says by itself what it is about.
pub(super) const LONGEST: usize = 9;

/// What was spoken of last, as far as a short message can go on with it.
pub(super) struct Before {
    /// The topic that was answered.
    pub(super) topic: Option<TopicId>,
    /// The paper of the last verdict, with its day.
    pub(super) dated: Option<Card>,
    /// The papers of the last verdicts, where there were several.
    pub(super) several: Option<Vec<Card>>,
    /// The document that was spoken of.
    pub(super) document: Option<DocumentId>,
}

impl Before {
    pub(super) fn of(turn: &Turn<'_>) -> Before {
        let draft = turn.chat.last.as_ref().map(|checked| &checked.draft);
        let card = draft.and_then(Draft::card).cloned();
        let dated = card.filter(|card| card.facts().is_some());
        let topic = turn.chat.last_topic;
        let checked = dated.as_ref().and_then(|card| card.document.clone());
        let document = checked.or_else(|| topic.and_then(TopicId::document));
        let several = match draft {
            Some(Draft::Several(cards)) => Some(cards.clone()),
            _ => None,
        };
        Before { topic, dated, several, document }
    }

    /// The first of several papers.
    pub(super) fn first(&self) -> Option<Card> {
        self.several.as_ref()?.first().cloned()
    }

    /// The verdict or the verdicts, once more.
    pub(super) fn verdict(&self) -> Option<Next> {
        let one = self.dated.clone().map(Screen::Verdict);
        one.or_else(|| self.several.clone().map(Screen::Verdicts)).map(Next::Show)
    }

    pub(super) fn is_of(&self, group: Group) -> bool {
        self.topic.is_some_and(|topic| topic.is_of(group))
    }

    pub(super) fn is(&self, topic: &str) -> bool {
        self.topic.is_some_and(|last| last.as_str() == topic)
    }
}

/// The document of the answer before, where "mine is until …" goes on with it.
pub(super) fn document_spoken_of(turn: &Turn<'_>) -> Option<DocumentId> {
    const OF_THE_PERMIT: [Group; 8] = [
        Group::Renewal,
        Group::Fine,
        Group::Application,
        Group::OfAVerdict,
        Group::Aside,
        Group::Failure,
        Group::Flight,
        Group::Penalty,
    ];
    let topic = turn.chat.last_topic?;
    let is_of_the_permit = OF_THE_PERMIT.into_iter().any(|group| topic.is_of(group));
    topic.document().or_else(|| is_of_the_permit.then(default_document))
}

/// What was spoken of last, for the reading of the next message; of an open flow what it is about.
pub(super) fn last(turn: &Turn<'_>) -> Last {
    Last { day: day_before(turn), thread: turn.chat.thread.clone(), ..last_subject(turn) }
}

/// The last day of the paper that is spoken of, or was last.
fn day_before(turn: &Turn<'_>) -> Option<NaiveDate> {
    if let Some(Goal::Check(card)) = turn.chat.flow.as_ref().map(|flow| &flow.goal) {
        return card.expires.told();
    }
    match &turn.chat.last.as_ref()?.draft {
        Draft::Several(cards) => cards.last()?.expires.told(),
        draft => draft.expires(),
    }
}

fn last_subject(turn: &Turn<'_>) -> Last {
    let find = |id: &str| Last { topic: TopicId::find(id), ..Last::default() };
    match turn.chat.flow.as_ref().map(|flow| (&flow.goal, flow.asking)) {
        None | Some((_, Asking::Question)) => {}
        Some((Goal::Lost(_) | Goal::CaseLost { .. }, _)) => return find("permit-lost"),
        Some((Goal::Fined(_) | Goal::CaseFined { .. }, _)) => return find("fine-appeal"),
        Some((Goal::Refused(_) | Goal::CaseRefused { .. }, _)) => return find("refusal-appeal"),
        Some((Goal::Waiting { .. }, _)) => return find("pending-legal"),
        Some((Goal::Check(card), _)) => {
            let verdict = card.facts().map_or(Some(Standing::Expired), |_| standing(turn, card));
            let of_the_document = card.document.as_ref().and_then(own_topic);
            return Last { topic: turn.chat.last_topic, of_the_document, verdict, ..Last::default() };
        }
        Some(_) => return Last::default(),
    }
    let verdict = turn.chat.last.as_ref().and_then(|checked| match &checked.draft {
        Draft::Card(card) => standing(turn, card),
        Draft::Several(_) => Some(Standing::Several),
        Draft::FirstCard { .. } => Some(Standing::Filed),
        Draft::Fine(_) | Draft::Refusal(_) => None,
    });
    let of_the_document = || own_topic(&turn.chat.last.as_ref()?.draft.document()?);
    let of_the_document = of_the_document();
    Last { topic: turn.chat.last_topic, of_the_document, verdict, ..Last::default() }
}

/// Where a paper stands.
fn standing(turn: &Turn<'_>, card: &Card) -> Option<Standing> {
    if card.lost.is_some() {
        return Some(Standing::Lost);
    }
    if matches!(card.filing, FilingTold::PendingOn(Some(_))) {
        return Some(Standing::Filed);
    }
    let (assessment, _) = verdicts::of_card(&turn.chat, card, turn.world).ok()?;
    Some(match assessment.penalty.verdict() {
        PenaltyVerdict::None => Standing::Valid,
        PenaltyVerdict::Waived => Standing::Waived,
        PenaltyVerdict::NotStated => Standing::NotStated,
        _ => Standing::Expired,
    })
}

/// The topic that speaks of a document which is not the residence permit, and of nothing else.
pub(super) fn own_topic(document: &DocumentId) -> Option<TopicId> {
    let is_ours = |topic: &TopicId| topic.document().as_ref() == Some(document);
    let topics = topics().iter().map(|topic| topic.id);
    topics.into_iter().find(|topic| *document != default_document() && is_ours(topic))
}

/// Whether the answer to a topic that was asked after a verdict still leaves the verdict the subject. A topic
/// from before it is forgotten.
pub(super) fn is_of_the_verdict(topic: TopicId) -> bool {
    topic.is_of(Group::OfAVerdict) || topic.is_of(Group::Aside)
}

/// Whether the last verdict was on a card that has expired and was not applied for.
pub(super) fn is_of_an_expired_card(turn: &Turn<'_>) -> bool {
    Before::of(turn).dated.is_some_and(|card| {
        card.filing.day().is_none() && card.expires.told().is_some_and(|day| day < turn.today())
    })
}
