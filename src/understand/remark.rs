//! What a message does with what was said before, learnt from phrases: "and back to me, what was it again?".
//!
//! The words of `context.toml` know the plain forms; these are learnt like the topics, in the same network, and
//! count in no first message.

use serde::Deserialize;

/// What a message does that goes on with an answer or a verdict.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Remark {
    /// It asks whether all is well after a verdict.
    Settled,
    /// It asks for the writer's own paper, after somebody else's.
    MineToo,
    /// It asks for the paper of somebody else who was spoken of.
    TheirsToo,
    /// It asks about the papers of several people who were spoken of.
    Both,
    /// It brings in the paper of a person who was not spoken of, without its day.
    AnotherPerson,
    /// It doubts what was said.
    Doubt,
    /// It tells something that asks nothing and changes nothing.
    Aside,
    /// It asks what to do.
    Next,
    /// It asks where to go.
    Where,
    /// It asks for the reason.
    Why,
    /// It asks to say it shorter or simpler.
    Simpler,
    /// It says or asks whether somebody goes, applies or waits until a day to come.
    Goes,
    /// The last verdict answers it: no phrase says so, but what people ask next.
    Again,
}

impl Remark {
    /// The id in data.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
