//! What can be asked: the topics with their neighbours, and the kinds of everything else.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize, Serializer};
use strum::{EnumIter, IntoStaticStr};

use super::remark::Remark;
use crate::lang::compiled_in;
use crate::law::DocumentId;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is compiled in, and a test of this module reads it")]
    let raw: RawCatalogue = compiled_in(include_str!("topics.toml")).expect("topics.toml is valid");
    Catalogue::from(raw)
});

/// One of the things people ask about, by its id (`permit-renew-when`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(&'static str);

/// A kind of message that is not about a topic (`greeting`, `other-country`), by its id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(&'static str);

/// A topic and what the catalogue says about it.
#[derive(Debug)]
pub struct Topic {
    /// Its id; the answer is the message `answer-<id>`.
    pub id: TopicId,
    /// Among the twenty that matter most.
    pub core: bool,
    /// A term runs, or somebody's status is at stake.
    pub urgent: bool,
    /// The model was trained before this topic was added: it is reached by buttons and by its name,
    /// and has no weights yet.
    pub untrained: bool,
    /// What readers of this answer ask next or meant instead, nearest first.
    pub neighbours: Vec<TopicId>,
    /// Papers of other countries belong to it: a message that names one may ask this.
    pub speaks_of_abroad: bool,
    /// What in a message says that another matter than this is meant.
    pub denied_by: Vec<Denial>,
    /// The answer is a verdict on a day of this document, where the question tells one.
    pub document: Option<DocumentId>,
    /// The day on which the answer depends, where that is no expiry.
    pub wants: Option<Wants>,
}

/// The day on which an answer depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wants {
    /// The day of a loss.
    Loss,
    /// The day on which a decision on a fine was handed over.
    HandedOver,
    /// The day on which somebody learnt of a refusal.
    Learnt,
}

/// A kind of message that is not about a topic.
#[derive(Debug)]
pub struct Kind {
    /// Its id; the reply is the message `out-of-scope-<id>` or `chat-<id>`.
    pub id: KindId,
    /// Small talk and talk about the bot, rather than a question out of scope.
    pub chat: bool,
    /// Somebody may be in danger: looked for before anything else.
    pub danger: bool,
    /// A paper with its day is easily taken for this kind: where both are found, the paper counts.
    pub yields_to_a_paper: bool,
    /// A few words are taken for it only because they say nothing alone.
    pub vague: bool,
    /// Small talk in which nothing is asked.
    pub asks_nothing: bool,
    /// The day on which the reply depends, where that is no expiry.
    pub wants: Option<Wants>,
    /// What a message must name to be of this kind; similar words alone are not enough.
    pub needs: Option<Need>,
}

/// What says that a topic is not meant, however alike the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Denial {
    /// Another authority's matter: a figure of ours would be false.
    OtherAuthority,
    /// A telephone, a lock, a crime scene.
    Device,
    /// A sale.
    ForSale,
    /// "I did not lose it."
    LossDenied,
    /// A card or permit of another kind: of a bank, for hunting.
    OtherCard,
}

/// What a message must name to be of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Another country, and not as the person's nationality.
    OtherCountry,
    /// A citizen of Kazakhstan, or their own identity card.
    OwnCard,
}

/// All topics in the catalogue's order.
pub fn topics() -> &'static [Topic] {
    &CATALOGUE.topics
}

/// All kinds in the catalogue's order, those out of scope first.
pub fn kinds() -> &'static [Kind] {
    &CATALOGUE.kinds
}

/// Every remark on what was said before, in the catalogue's order.
pub fn remarks() -> &'static [Remark] {
    &CATALOGUE.remarks
}

impl TopicId {
    /// The topic of this id; `None` if there is none (an old button, a typo in data).
    pub fn find(id: &str) -> Option<TopicId> {
        topics().iter().map(|topic| topic.id).find(|known| known.0 == id)
    }

    /// The id as it stands in data, buttons and messages.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// A term runs, or somebody's status is at stake: answered first of two questions.
    pub fn is_urgent(self) -> bool {
        topics().iter().any(|topic| topic.id == self && topic.urgent)
    }

    /// The document on which the answer is a verdict, where the question tells its day and names none.
    pub fn document(self) -> Option<DocumentId> {
        topics().iter().find(|topic| topic.id == self).and_then(|topic| topic.document.clone())
    }

    /// The day on which the answer depends, where that is no expiry.
    pub fn wants(self) -> Option<Wants> {
        topics().iter().find(|topic| topic.id == self)?.wants
    }

    /// Whether it belongs to a group.
    pub fn is_of(self, group: Group) -> bool {
        CATALOGUE.groups.get(&group).is_some_and(|topics| topics.contains(&self))
    }

    /// Whether the model has weights for it.
    pub fn is_trained(self) -> bool {
        topics().iter().any(|topic| topic.id == self && !topic.untrained)
    }

    /// Papers of other countries belong to it.
    pub fn speaks_of_abroad(self) -> bool {
        topics().iter().any(|topic| topic.id == self && topic.speaks_of_abroad)
    }

    /// What in a message says that another matter than this is meant.
    pub fn denied_by(self) -> &'static [Denial] {
        topics().iter().find(|topic| topic.id == self).map_or(&[], |topic| &topic.denied_by)
    }

    /// Whether it is asked next after the answer to this topic.
    pub fn is_followed_by(self, next: TopicId) -> bool {
        self.neighbours().contains(&next)
            || CATALOGUE.next.get(&self).is_some_and(|topics| topics.contains(&next))
    }

    /// Whether it is asked next after a verdict on a paper that stands like this.
    pub fn is_asked_after(self, standing: Standing) -> bool {
        CATALOGUE.after.get(&standing).is_some_and(|topics| topics.contains(&self))
    }

    /// What readers of this answer ask next or meant instead, nearest first.
    pub fn neighbours(self) -> &'static [TopicId] {
        topics().iter().find(|topic| topic.id == self).map_or(&[], |topic| &topic.neighbours)
    }
}

impl KindId {
    /// The kind of this id; `None` if there is none.
    pub fn find(id: &str) -> Option<KindId> {
        kinds().iter().map(|kind| kind.id).find(|known| known.0 == id)
    }

    /// The id as it stands in data and messages.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// What the catalogue says about it.
    pub fn kind(self) -> Option<&'static Kind> {
        kinds().iter().find(|kind| kind.id == self)
    }

    /// The day on which the reply depends, where that is no expiry.
    pub fn wants(self) -> Option<Wants> {
        self.kind()?.wants
    }

    /// A few words are taken for it only because they say nothing alone.
    pub fn is_vague(self) -> bool {
        self.kind().is_some_and(|kind| kind.vague)
    }

    /// Somebody may be in danger.
    pub fn is_danger(self) -> bool {
        self.kind().is_some_and(|kind| kind.danger)
    }
}

/// Where a paper stands on which a verdict was given, as far as it decides what is asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, EnumIter, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// Valid.
    Valid,
    /// Expired: a fine is possible, or will be soon.
    Expired,
    /// Expired in the outage: the ministry promised that there is no fine.
    Waived,
    /// Expired, and the published words do not say whether there is a fine.
    NotStated,
    /// An application is being decided.
    Filed,
    /// Lost.
    Lost,
    /// Several papers.
    Several,
}

/// The topics offered where a message says too little to have one.
#[derive(Debug, Default)]
pub struct Offers {
    /// Nothing but a place, a nationality or "please".
    pub nothing: Vec<TopicId>,
    /// "And for the children?"
    pub children: Vec<TopicId>,
    /// "And for my wife?"
    pub spouse: Vec<TopicId>,
    /// "When?"
    pub when: Vec<TopicId>,
    /// "How much is that in dollars?"
    pub currency: Vec<TopicId>,
    /// "Is it too late?"
    pub too_late: Vec<TopicId>,
    /// "What is an MCI?"
    pub what_is_mci: Vec<TopicId>,
}

/// Topics that belong together where a short message goes on with what was answered before; what each is for
/// stands in `topics.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, EnumIter)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// About a first permission.
    FirstPermission,
    /// About renewing.
    Renewal,
    /// About the days within which one applies.
    OfATerm,
    /// Answered by the verdict on a paper that was just checked.
    AnsweredByTheVerdict,
    /// About a decision on a fine.
    Fine,
    /// About a refusal.
    Refusal,
    /// About an application that waits.
    Application,
    /// About a journey.
    Journey,
    /// After which the day of a flight is spoken of.
    Flight,
    /// Explanations of a word in a verdict.
    Aside,
    /// Whom one complains to, which depends on what was decided.
    Complaint,
    /// Asked after a verdict, which stays the subject.
    OfAVerdict,
    /// Speaks of the asker's own money, and not of a sum to be paid.
    OwnMoney,
    /// About an offence and what is paid for it.
    Penalty,
    /// Asks what a fine does to something else, and not how high it is.
    Beside,
    /// Says which papers it wants itself.
    OwnPapers,
    /// Says how long it takes itself.
    OwnTime,
    /// About the failure of 2025.
    Failure,
    /// After which the slip of an application is what proves something.
    ShowsTheSlip,
    /// About a permission that is taken away.
    Annulment,
}

/// The topics offered where a message says too little to have one.
pub fn offers() -> &'static Offers {
    &CATALOGUE.offers
}

struct Catalogue {
    topics: Vec<Topic>,
    kinds: Vec<Kind>,
    remarks: Vec<Remark>,
    offers: Offers,
    groups: BTreeMap<Group, Vec<TopicId>>,
    next: BTreeMap<TopicId, Vec<TopicId>>,
    after: BTreeMap<Standing, Vec<TopicId>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCatalogue {
    topic: Vec<RawTopic>,
    kind: Vec<RawKind>,
    remark: Vec<RawRemark>,
    offers: RawOffers,
    groups: BTreeMap<Group, Vec<String>>,
    next: BTreeMap<String, Vec<String>>,
    after: BTreeMap<Standing, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRemark {
    id: Remark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawOffers {
    nothing: Vec<String>,
    children: Vec<String>,
    spouse: Vec<String>,
    when: Vec<String>,
    currency: Vec<String>,
    too_late: Vec<String>,
    what_is_mci: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTopic {
    id: String,
    #[serde(default)]
    core: bool,
    #[serde(default)]
    urgent: bool,
    #[serde(default)]
    untrained: bool,
    neighbours: Vec<String>,
    #[serde(default)]
    speaks_of_abroad: bool,
    #[serde(default)]
    denied_by: Vec<Denial>,
    #[serde(default)]
    document: Option<String>,
    wants: Option<Wants>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    id: String,
    outcome: RawOutcome,
    #[serde(default)]
    danger: bool,
    #[serde(default)]
    yields_to_a_paper: bool,
    #[serde(default)]
    vague: bool,
    #[serde(default)]
    asks_nothing: bool,
    wants: Option<Wants>,
    #[serde(default)]
    needs: Option<Need>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum RawOutcome {
    OutOfScope,
    Chat,
}

impl From<RawCatalogue> for Catalogue {
    fn from(raw: RawCatalogue) -> Catalogue {
        // The ids live as long as the program; leaking them once keeps them `Copy`.
        let ids: Vec<TopicId> =
            raw.topic.iter().map(|topic| TopicId(String::leak(topic.id.clone()))).collect();
        let topics = raw.topic.into_iter().zip(&ids).map(|(topic, id)| Topic {
            id: *id,
            core: topic.core,
            urgent: topic.urgent,
            speaks_of_abroad: topic.speaks_of_abroad,
            denied_by: topic.denied_by,
            document: topic.document.as_deref().map(DocumentId::from),
            wants: topic.wants,
            untrained: topic.untrained,
            neighbours: topic
                .neighbours
                .iter()
                .filter_map(|name| ids.iter().copied().find(|known| known.0 == name))
                .collect(),
        });
        let kinds = raw.kind.into_iter().map(|kind| Kind {
            id: KindId(String::leak(kind.id)),
            chat: kind.outcome == RawOutcome::Chat,
            danger: kind.danger,
            yields_to_a_paper: kind.yields_to_a_paper,
            vague: kind.vague,
            asks_nothing: kind.asks_nothing,
            wants: kind.wants,
            needs: kind.needs,
        });
        let remarks = raw.remark.into_iter().map(|remark| remark.id);
        let known = |names: Vec<String>| -> Vec<TopicId> {
            names.iter().filter_map(|name| ids.iter().copied().find(|known| known.0 == name)).collect()
        };
        let offers = Offers {
            nothing: known(raw.offers.nothing),
            children: known(raw.offers.children),
            spouse: known(raw.offers.spouse),
            when: known(raw.offers.when),
            currency: known(raw.offers.currency),
            too_late: known(raw.offers.too_late),
            what_is_mci: known(raw.offers.what_is_mci),
        };
        let groups = raw.groups.into_iter().map(|(group, names)| (group, known(names))).collect();
        let after = raw.after.into_iter().map(|(standing, names)| (standing, known(names))).collect();
        let one = |name: &str| ids.iter().copied().find(|id| id.0 == name);
        let next =
            raw.next.into_iter().filter_map(|(topic, names)| Some((one(&topic)?, known(names)))).collect();
        Catalogue {
            topics: topics.collect(),
            kinds: kinds.collect(),
            remarks: remarks.collect(),
            offers,
            groups,
            next,
            after,
        }
    }
}

macro_rules! shown_by_its_id {
    ($($id:ty),*) => { $(
        impl fmt::Debug for $id {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.0)
            }
        }
        impl fmt::Display for $id {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.0)
            }
        }
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.0)
            }
        }
        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$id, D::Error> {
                let id = String::deserialize(deserializer)?;
                <$id>::find(&id).ok_or_else(|| serde::de::Error::custom(format!("unknown id `{id}`")))
            }
        }
    )* };
}

shown_by_its_id!(TopicId, KindId);

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn there_are_seventy_two_topics_and_twenty_of_them_are_core() {
        assert_eq!(topics().len(), 72);
        assert_eq!(topics().iter().filter(|topic| topic.core).count(), 20);
    }

    #[test]
    fn every_remark_is_in_the_catalogue_once() {
        let learnt_from_phrases = Remark::iter().filter(|remark| *remark != Remark::Again);
        assert_eq!(learnt_from_phrases.collect::<Vec<_>>(), remarks());
    }

    #[test]
    fn every_neighbour_is_another_topic_that_exists() {
        let raw: RawCatalogue = toml::from_str(include_str!("topics.toml")).unwrap();
        for (raw, topic) in raw.topic.iter().zip(topics()) {
            assert_eq!(raw.neighbours.len(), topic.neighbours.len(), "{}", topic.id);
            assert!(!topic.neighbours.contains(&topic.id), "{}", topic.id);
        }
    }

    #[test]
    fn every_group_is_there_and_names_topics_that_exist() {
        let raw: RawCatalogue = toml::from_str(include_str!("topics.toml")).unwrap();
        for group in Group::iter() {
            let known = topics().iter().filter(|topic| topic.id.is_of(group)).count();
            assert_eq!(raw.groups.get(&group).map(Vec::len), Some(known), "{group:?}");
            assert!(known > 0, "{group:?}");
        }
    }

    #[test]
    fn what_is_asked_next_names_topics_that_exist() {
        let raw: RawCatalogue = toml::from_str(include_str!("topics.toml")).unwrap();
        let exists = |name: &String| assert!(TopicId::find(name).is_some(), "{name}");
        raw.next.keys().chain(raw.next.values().flatten()).for_each(exists);
        raw.after.values().flatten().for_each(exists);
        assert!(Standing::iter().all(|standing| raw.after.contains_key(&standing)), "{:?}", raw.after.keys());
    }

    #[test]
    fn the_four_kinds_of_danger_are_marked() {
        let danger: Vec<&str> =
            kinds().iter().filter(|kind| kind.danger).map(|kind| kind.id.as_str()).collect();
        assert_eq!(danger, ["asylum", "detained", "crime-victim", "despair"]);
    }
}
