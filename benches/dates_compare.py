"""How many of the dates in tests/dates/*.tsv PyPI dateparser reads, beside what Ruqsat reads.

    pip install dateparser==1.5.0
    cargo build --no-default-features
    python3 benches/dates_compare.py target/debug/ruqsat
"""
import datetime
import json
import pathlib
import subprocess
import sys

import dateparser
from dateparser.search import search_dates

TODAY = datetime.datetime(2026, 11, 22)
TABLES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "dates"
LANGUAGES = ["kk", "ru", "en"]


def rows(lang):
    for table in sorted(TABLES.glob(f"{lang}*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                text, meaning = line.split("\t")
                yield text.replace("\\n", "\n"), meaning


def by_dateparser(text, lang):
    languages = [lang] if lang == "ru" else [lang, "ru"] if lang == "kk" else ["en"]
    settings = {"RELATIVE_BASE": TODAY}
    if lang != "en":
        settings["DATE_ORDER"] = "DMY"
    found = dateparser.parse(text, languages=languages, settings=settings)
    if found is None:
        several = search_dates(text, languages=languages, settings=settings)
        found = several[-1][1] if several else None
    return found.date().isoformat() if found else "none"


def by_ruqsat(program, texts, lang):
    lines = "\n".join(json.dumps({"text": text, "lang": lang, "on": "2026-11-22"}) for text in texts)
    answers = subprocess.run([program, "date", "--stdin"], input=lines, text=True, capture_output=True, check=True)
    return [json.loads(line).get("date", "no date") for line in answers.stdout.splitlines()]


def main(program):
    print("| language | reader | dates read right | a date where none is right |")
    print("| --- | --- | --- | --- |")
    for lang in LANGUAGES:
        table = list(rows(lang))
        texts = [text for text, _ in table]
        readers = {
            "dateparser 1.5.0": [by_dateparser(text, lang) for text in texts],
            "ruqsat": by_ruqsat(program, texts, lang),
        }
        for name, answers in readers.items():
            pairs = list(zip(answers, (meaning for _, meaning in table)))
            dates = [got == wanted for got, wanted in pairs if wanted[0] == "2"]
            guesses = [got[0] == "2" for got, wanted in pairs if wanted[0] != "2"]
            right, guessed = sum(dates), sum(guesses)
            print(f"| {lang} | {name} | {right} of {len(dates)} ({100 * right / len(dates):.1f} %) | {guessed} of {len(guesses)} |")


main(sys.argv[1])
