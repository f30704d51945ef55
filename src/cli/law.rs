//! `ruqsat law`: validates or shows the law data.

use super::{Failure, Outcome};

#[derive(clap::Args)]
pub struct Arguments {}

pub fn run(_arguments: Arguments) -> Outcome {
    Err(Failure::failed("not built yet"))
}
