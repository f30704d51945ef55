//! What a person typed, turned into a typed value: dates, language, topic. Pure.

pub mod dates;
