//! What a person is reminded of and when, and the life of one reminder from planned to done.
//!
//! [`plan`] turns a stored [`Case`] into the rungs of its ladder; a [`Ladder`] is what is stored of
//! them, with the state of each delivery. Everything here is pure: the day and the hour come in as
//! arguments. A deadline is a civil date in Kazakhstan, a delivery an instant.

mod case;
mod delivery;
mod due;
mod incident;
mod ladder;
mod plan;
mod rung;
mod visit;

pub use case::{Case, CaseId, ChatId, Label, PaperId, Relation, Settings};
pub use delivery::{Attempt, Death, DeliveryState, LEASE, Outcome, Settlement};
pub use due::{Due, ReminderId};
pub use incident::{Application, Fined, HalfOffered, Incident, Refused, Rest};
pub use ladder::{Ladder, Reminder};
pub use plan::{Deadlines, Planned, instant_of, plan};
pub use rung::{Preset, Rung};
pub use visit::{Correction, MOST_VISITS, Noted, Office, Said, Slip, Visit};
