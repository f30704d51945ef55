//! The program: everything is in the library, this only hands over.

fn main() -> std::process::ExitCode {
    ruqsat::cli::main()
}
