//! The command line: reads the configuration, wires the parts, starts.
//!
//! A promise to scripts: exit 0 done, 1 failed, 2 usage; errors go to stderr in one plain
//! sentence with the cure.

mod ask;
mod check;
#[cfg(feature = "bot")]
mod clock;
#[cfg(feature = "bot")]
mod config;
#[cfg(feature = "bot")]
mod control;
mod date;
mod dialogues;
mod environment;
mod evaluate;
mod flows;
#[cfg(feature = "bot")]
mod healthcheck;
mod law;
mod law_folder;
mod lines;
#[cfg(feature = "bot")]
mod playground;
#[cfg(feature = "bot")]
mod reach;
#[cfg(feature = "bot")]
mod readable;
#[cfg(feature = "bot")]
mod run;
#[cfg(feature = "postgres")]
mod server_store;
#[cfg(feature = "bot")]
mod stop;
#[cfg(feature = "bot")]
mod store;
#[cfg(feature = "bot")]
mod systemd;
mod text_file;
#[cfg(feature = "bot")]
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

/// Tells foreign residents of Kazakhstan where their papers stand, and reminds them in time.
#[derive(Parser)]
#[command(name = "ruqsat", version, about, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[cfg(feature = "bot")]
    #[command(flatten)]
    run: config::Arguments,
}

#[derive(Subcommand)]
enum Command {
    /// Serve Telegram, or, without a token, start the bot with the playground (the default).
    #[cfg(feature = "bot")]
    Run(Box<config::Arguments>),
    /// Start the playground alone: a Bot API on loopback with a chat page, for a bot in another process.
    #[cfg(feature = "bot")]
    Playground(playground::Arguments),
    /// Where does a document stand?
    Check(check::Arguments),
    /// Answer a question.
    Ask(ask::Arguments),
    /// Read a date as a person writes it.
    Date(date::Arguments),
    /// Validate or show the law data.
    Law(law::Arguments),
    /// Check, back up, restore, export or compact the store.
    #[cfg(feature = "bot")]
    Store(store::Arguments),
    /// Look the configuration over.
    #[cfg(feature = "bot")]
    Config(config::Command),
    /// Ask the bot that runs on this machine whether it is ready (exit 0) or not (exit 1).
    #[cfg(feature = "bot")]
    Healthcheck(healthcheck::Arguments),
    /// Measure how well questions are understood.
    Evaluate(evaluate::Arguments),
    /// Show the flows of the chat: which questions each has, in which order.
    Flows,
}

/// How a command prints its answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// A command that failed: one plain sentence with the cure, for stderr.
#[derive(Debug)]
struct Failure {
    sentence: String,
    code: u8,
}

impl Failure {
    /// Exit code 1.
    fn failed(sentence: impl Into<String>) -> Failure {
        Failure { sentence: sentence.into(), code: 1 }
    }

    /// Exit code 2: the call itself was wrong.
    fn usage(sentence: impl Into<String>) -> Failure {
        Failure { sentence: sentence.into(), code: 2 }
    }
}

type Outcome = Result<(), Failure>;

/// Runs the program with the process's own arguments.
pub fn main() -> ExitCode {
    private_files();
    let read = environment::without_empty(CommandLine::command()).try_get_matches();
    let arguments = match read.and_then(|read| CommandLine::from_arg_matches(&read)) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            lines::complain(error.to_string().trim_end());
            return ExitCode::from(2);
        }
        // --help and --version.
        Err(help) => {
            _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let outcome = match arguments.command {
        #[cfg(feature = "bot")]
        None => run::run(arguments.run),
        #[cfg(not(feature = "bot"))]
        None => Err(Failure::usage("this build has no bot; call one of its commands (see --help)")),
        #[cfg(feature = "bot")]
        Some(Command::Run(arguments)) => run::run(*arguments),
        #[cfg(feature = "bot")]
        Some(Command::Playground(arguments)) => playground::run(arguments),
        Some(Command::Check(arguments)) => check::run(arguments),
        Some(Command::Ask(arguments)) => ask::run(arguments),
        Some(Command::Date(arguments)) => date::run(arguments),
        Some(Command::Law(arguments)) => law::run(arguments),
        #[cfg(feature = "bot")]
        Some(Command::Store(arguments)) => store::run(arguments),
        #[cfg(feature = "bot")]
        Some(Command::Config(command)) => config::check(command),
        #[cfg(feature = "bot")]
        Some(Command::Healthcheck(arguments)) => healthcheck::run(arguments),
        Some(Command::Evaluate(arguments)) => evaluate::run(arguments),
        Some(Command::Flows) => flows::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            lines::complain(&format!("ruqsat: {}", failure.sentence));
            ExitCode::from(failure.code)
        }
    }
}

/// Today in Kazakhstan. The command line and the loops are the only places that read the clock.
fn today_in_almaty() -> chrono::NaiveDate {
    chrono::Utc::now().with_timezone(&chrono_tz::Asia::Almaty).date_naive()
}

/// Whatever the program writes is readable for its owner alone, whatever the umask it was started with.
fn private_files() {
    #[cfg(all(feature = "bot", unix))]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}
