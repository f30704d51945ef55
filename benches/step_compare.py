#!/usr/bin/env python3
"""How much processor time one chat message takes in two commits, whole way through `conversation::step`.

    python3 benches/step_compare.py 0b7073f HEAD [--rounds 7] [--target DIR]

Builds a small program at both commits and runs them in turn, so that a busy machine slows both alike.
"""
import argparse, os, pathlib, statistics, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MESSAGES = [ROOT / "tests" / "questions" / f"{lang}.tsv" for lang in ["kk", "ru", "en"]]
# The parts that read messages are one since src/understand/reading.rs.
READERS = {
    True: ("let reader = ruqsat::understand::reading::Reader::new();", "reader: &reader"),
    False: (
        "let (understanding, dates) = (ruqsat::understand::Understanding::new(), ruqsat::understand::dates::DateReader::new());",
        "understanding: &understanding, dates: &dates",
    ),
}
PROGRAM = """
use ruqsat::conversation::{Chat, Event, What, World, step};
fn main() {
    let rounds: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let text = std::fs::read_to_string(std::env::args().nth(2).unwrap()).unwrap();
    READER
    let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 28).unwrap().and_hms_opt(7, 0, 0).unwrap().and_utc();
    let law = ruqsat::law::Law::built_in();
    let world = World { law, FIELDS, now, today: now.date_naive(), operator: None, bot: None };
    let mut said = 0;
    for _ in 0..rounds {
        for line in text.lines() {
            let event = Event { what: What::Text(line.to_string()), client: Some("ru".to_string()) MORE };
            said += step(Some(Chat::default()), &event, &world).effects.len();
        }
    }
    println!("{said}");
}
"""


def built(commit, folder, target):
    tree = folder / commit
    subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "--quiet", tree, commit], check=True)
    try:
        reader, fields = READERS[(tree / "src/understand/reading.rs").exists()]
        (tree / "examples").mkdir(exist_ok=True)
        # What later commits want to know of the world and of an event.
        if "pub random" in (tree / "src/conversation/mod.rs").read_text():
            fields += ", random: 1"
        if "pub reports" in (tree / "src/conversation/mod.rs").read_text():
            fields += ", reports: &ruqsat::outage_reports::NOTHING"
        more = ", written: None, reply_to: None" if "pub reply_to" in (tree / "src/conversation/event.rs").read_text() else ""
        program = PROGRAM.replace("READER", reader).replace("FIELDS", fields).replace(" MORE", more)
        (tree / "examples" / "steps.rs").write_text(program)
        environment = os.environ | {"CARGO_TARGET_DIR": str(target)}
        command = ["cargo", "build", "--quiet", "--release", "--no-default-features", "--example", "steps"]
        subprocess.run(command, cwd=tree, env=environment, check=True)
        kept = folder / f"steps-{commit}"
        (target / "release/examples/steps").rename(kept)
        return kept
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)


def seconds(program, rounds, texts):
    process = subprocess.Popen([program, str(rounds), texts], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{program} failed")
    return usage.ru_utime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--target", type=pathlib.Path, default=ROOT / "target")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines = [line.split("\t", 3)[3] for file in MESSAGES for line in file.read_text().splitlines()[1:]]
        texts = folder / "messages"
        texts.write_text("\n".join(lines))
        programs = [built(commit, folder, arguments.target.resolve()) for commit in [arguments.before, arguments.after]]
        taken = [[], []]
        for _ in range(arguments.rounds):
            for which, program in enumerate(programs):
                start_up = seconds(program, 0, texts)
                taken[which].append((seconds(program, 1, texts) - start_up) * 1000 / len(lines))
        before, after = (statistics.median(times) for times in taken)
        print(f"{len(lines)} messages, {arguments.rounds} rounds, milliseconds of processor time a message (median)")
        print(f"{arguments.before}: {before:.4f}\n{arguments.after}: {after:.4f}\nratio {after / before:.2f}")


if __name__ == "__main__":
    main()
