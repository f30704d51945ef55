"""The words of `locales/`, so that a test presses what a person reads and survives a new wording."""

import re
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[2] / "locales"


def words(language):
    """Every one-line message of a language by its id, without tags."""
    found = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if match := re.match(r"([a-z][a-z0-9-]*) = (.+)$", line):
                found[match[1]] = re.sub(r"</?\w+>", "", match[2]).strip()
    return found


def start_of(text):
    """A message as a pattern, up to its first variable."""
    return re.escape(text.split("{")[0].strip())
