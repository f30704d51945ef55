//! Settings that come through the environment: an empty variable is one that is not set, and a
//! variable that nothing reads is warned of, with the name that was probably meant.

use std::path::PathBuf;

use clap::Command;
use clap::builder::Resettable;

/// Read by the law itself, for every command alike; no flag stands beside it.
#[cfg(feature = "bot")]
const OWN_HELPERS: &str = "RUQSAT_HELPERS";

/// Lets an empty variable count as not set, for every setting of every command: compose, systemd
/// and Kubernetes hand over variables that nobody filled in as empty ones.
pub fn without_empty(command: Command) -> Command {
    let command = command.mut_args(|argument| {
        let value = argument.get_env().and_then(std::env::var_os);
        let empty = value.is_some_and(|value| value.to_str().is_some_and(is_blank));
        if empty { argument.env(Resettable::Reset) } else { argument }
    });
    command.mut_subcommands(without_empty)
}

/// Nothing that can be seen: spaces, line ends, a byte order mark.
pub fn is_blank(value: &str) -> bool {
    value.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
}

/// Letters that editors and terminals leave behind and that nobody sees.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{00ad}') || letter.is_control()
}

/// A path from a file with Windows line ends has one letter too many.
pub fn without_line_end(path: PathBuf) -> PathBuf {
    match path.to_str() {
        Some(text) => PathBuf::from(text.trim_end_matches(['\r', '\n'])),
        None => path,
    }
}

/// The value as it was meant: without invisible letters, and without spaces around it.
#[cfg(feature = "bot")]
pub fn meant(value: &str) -> String {
    let visible: String = value.chars().filter(|letter| !is_invisible(*letter)).collect();
    visible.trim().to_string()
}

/// One sentence for each variable of this program's prefixes that no setting reads.
#[cfg(feature = "bot")]
pub fn unread(command: &Command, variables: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let mut known = vec![OWN_HELPERS.to_string()];
    names(command, &mut known);
    let mut unread: Vec<String> = variables
        .filter(|(name, _)| {
            let name = name.to_ascii_uppercase();
            name.starts_with("RUQSAT_") || name.starts_with("TELOXIDE_")
        })
        .filter(|(name, _)| !known.contains(name) && !is_of_a_kubernetes_service(name))
        .map(|(name, _)| match nearest(&name, &known) {
            Some(meant) => {
                format!("the variable {name} is not a setting and is not read; did you mean {meant}?")
            }
            None => format!(
                "the variable {name} is not a setting and is not read; `ruqsat run --help` names all of them"
            ),
        })
        .collect();
    unread.sort();
    unread
}

#[cfg(feature = "bot")]
fn names(command: &Command, known: &mut Vec<String>) {
    let here = command.get_arguments().filter_map(|argument| argument.get_env());
    known.extend(here.map(|name| name.to_string_lossy().into_owned()));
    for inner in command.get_subcommands() {
        names(inner, known);
    }
}

/// Kubernetes gives every container the addresses of the services around it: a service `ruqsat`
/// becomes `RUQSAT_SERVICE_HOST`, `RUQSAT_PORT_8086_TCP_ADDR` and so on, `ruqsat-web` likewise.
#[cfg(feature = "bot")]
fn is_of_a_kubernetes_service(name: &str) -> bool {
    let words: Vec<&str> = name.split('_').collect();
    let port = words.iter().rposition(|word| *word == "PORT");
    let of_port = port.is_some_and(|at| match &words[at + 1..] {
        [] => true,
        [number, protocol, rest @ ..] => {
            number.parse::<u16>().is_ok()
                && matches!(*protocol, "TCP" | "UDP" | "SCTP")
                && (rest.is_empty() || matches!(rest, ["PROTO" | "ADDR"]))
        }
        _ => false,
    });
    // `RUQSAT_PORT_8086_TCP_PORT`: the last word is a second PORT.
    let doubled = name
        .strip_suffix("_PORT")
        .is_some_and(|before| ["_TCP", "_UDP", "_SCTP"].iter().any(|protocol| before.ends_with(protocol)));
    of_port || doubled || name.ends_with("_SERVICE_HOST") || name.contains("_SERVICE_PORT")
}

#[cfg(feature = "bot")]
fn nearest<'known>(name: &str, known: &'known [String]) -> Option<&'known str> {
    let name = name.to_ascii_uppercase();
    let near = known.iter().map(|other| (strsim::damerau_levenshtein(&name, other), other));
    near.filter(|(distance, _)| *distance <= 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it.as_str())
}

#[cfg(all(test, feature = "bot"))]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn told(names: &[&str]) -> Vec<String> {
        let variables = names.iter().map(|name| (name.to_string(), String::new()));
        unread(&crate::cli::CommandLine::command(), variables)
    }

    #[test]
    fn a_misspelt_setting_is_told_with_the_name_that_was_meant() {
        for (written, meant) in [
            ("RUQSAT_OPERATR", "RUQSAT_OPERATOR"),
            ("RUQSAT_ADMIN", "RUQSAT_ADMINS"),
            ("RUQSAT_DATADIR", "RUQSAT_DATA_DIR"),
            ("TELOXIDE_TOKEN_FLIE", "TELOXIDE_TOKEN_FILE"),
            ("ruqsat_admins", "RUQSAT_ADMINS"),
        ] {
            let told = told(&[written]);
            assert!(told.len() == 1 && told[0].contains(&format!("did you mean {meant}?")), "{told:?}");
        }
        assert!(told(&["RUQSAT_COLOUR_OF_THE_SKY"])[0].contains("--help"));
    }

    #[test]
    fn settings_other_programs_and_kubernetes_services_are_not_told() {
        let names = [
            "RUQSAT_ADMINS",
            "TELOXIDE_API_URL",
            "PATH",
            "RUQSAT",
            "RUQSAT_PORT",
            "RUQSAT_SERVICE_HOST",
            "RUQSAT_SERVICE_PORT",
            "RUQSAT_SERVICE_PORT_HTTP",
            "RUQSAT_PORT_8086_TCP",
            "RUQSAT_PORT_8086_TCP_PROTO",
            "RUQSAT_PORT_8086_TCP_PORT",
            "RUQSAT_PORT_8086_TCP_ADDR",
            "RUQSAT_WEB_SERVICE_HOST",
            "RUQSAT_WEB_PORT_80_UDP",
        ];
        assert_eq!(told(&names), Vec::<String>::new());
        assert_eq!(told(&["RUQSAT_PORTS"]).len(), 1);
    }

    #[test]
    fn what_cannot_be_seen_is_no_value() {
        for blank in ["", " ", "\r\n", "\u{feff}", "\u{200b} "] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert_eq!(meant("\u{feff} 1:ab\u{200b}c\r\n"), "1:abc");
    }
}
