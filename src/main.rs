//! The program: everything is in the library, this only hands over.

#![deny(clippy::print_stdout, clippy::print_stderr)]

fn main() -> std::process::ExitCode {
    ruqsat::cli::main()
}
