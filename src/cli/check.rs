//! `ruqsat check`: where does a document stand?

use super::{Failure, Outcome};

#[derive(clap::Args)]
pub struct Arguments {}

pub fn run(_arguments: Arguments) -> Outcome {
    Err(Failure::failed("not built yet"))
}
