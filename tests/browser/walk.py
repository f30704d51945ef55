#!/usr/bin/env python3
"""A newcomer with a browser: the four situations in three languages, a saved document, its
reminders as the clock moves, and everything still there after kill -9.

    walk.py BINARY [--pictures FOLDER] [--exchanges FILE] [--language kk|ru|en]
"""

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path

from browser import Page
from programs import Program
from words import start_of, words

TODAY = "2026-11-22T06:00:00Z"
RUNG_DAYS = 240


def situations(said):
    """Expiry day as typed, and what the verdict must say, by the words of the language."""
    number = r"43\D?250"
    return [
        ("20.09.2025", [start_of(said["verdict-waived-not-filed"])]),
        ("15.06.2025", [number, r"\b10\b", r"492"]),
        ("06.10.2025", [start_of(said["verdict-not-stated-outage"]), r"\b10\b"]),
        ("31.03.2027", [r"\b28\b", r"\b26\b", r"2027"]),
    ]


def begin(page, language):
    """A person who has pressed Start, with an answer in their language."""
    person = page.add_person({"kk": "Айгүл", "ru": "Нодира", "en": "Sam"}[language], language)
    page.start(person)
    page.wait_for_text(person, start_of(words(language)["greeting"]) if "greeting" in words(language) else ".")
    return person


def verdict(page, person, said, expires, expected):
    """From /check to the verdict; nothing filed."""
    page.type(person, "/check")
    page.press(person, f"^{re.escape(said['document-short-residence-permit'])}$")
    page.type(person, expires)
    for label in ("button-not-filed", "button-no-penalty", "button-no-case"):
        page.until(lambda: any(each["what"] in ("received", "edited") for each in page.since(person)), "an answer")
        if is_offered(page, person, said[label]):
            page.press(person, f"^{re.escape(said[label])}$")
    for pattern in expected:
        page.wait_for_text(person, pattern)
    first_line_is_in_sight(page, person, expires)


def first_line_is_in_sight(page, person, name):
    """Whoever typed a date sees the beginning of the answer, without scrolling."""
    script = """const log = document.querySelector(`[data-chat="${arguments[0]}"] .log`);
        const text = [...log.querySelectorAll('.message.theirs')].at(-1).querySelector('.text');
        const [box, sight] = [text.getBoundingClientRect(), log.getBoundingClientRect()];
        return {top: box.top - sight.top, line: 21, sight: sight.height, height: box.height};"""
    measured = page.driver.execute_script(script, person)

    def in_sight():
        measured.update(page.driver.execute_script(script, person))
        return -1 <= measured["top"] <= measured["sight"] - measured["line"]

    page.until(in_sight, f"{name}: the first line in sight: {measured}")
    print(f"   {name}: text {measured['height']:.0f} px, its beginning {measured['top']:.0f} px below the top")


def is_offered(page, person, label):
    """Whether the bot asks a question with this button."""
    newest = [each for each in page.since(person) if each.get("buttons")][-1]
    return any(label == button["label"] for row in newest["buttons"] for button in row)


def save(page, person, said):
    """From the verdict to the saved document with its ladder."""
    page.press(person, f"^{re.escape(said['button-remind-me'])}$")
    page.press(person, f"^{re.escape(said['button-agree'])}$")
    page.press(person, f"^{re.escape(said['label-mine'])}$")
    page.wait_for_text(person, r"2027")


def documents(page, person, said):
    """The saved document is listed."""
    page.type(person, "/documents")
    page.wait_for_text(person, re.escape(said["document-residence-permit"]))


def first_to_come(page, person):
    """Day by day until the first reminder."""
    for _ in range(RUNG_DAYS):
        page.move_clock(forward_seconds=86_400)
        try:
            return page.wait_for_text(person, r"2027", patience=0.6)
        except AssertionError:
            continue
    raise AssertionError(f"no reminder within {RUNG_DAYS} days")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--pictures")
    parser.add_argument("--exchanges", help="where to write every call of the bot with its answer")
    parser.add_argument("--language", action="append", choices=["kk", "ru", "en"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        with Program(arguments.binary, data) as program, \
                Page(program.url, 360, 740, pictures=arguments.pictures) as page:
            page.play("clock", {"to": TODAY, "back": True})
            people = {language: walk(page, language) for language in arguments.language or ["kk", "ru", "en"]}
            if arguments.exchanges:
                Path(arguments.exchanges).write_text(json.dumps(page.play("exchanges")), encoding="utf-8")
            program.kill()
        after_a_kill(arguments, data, people)


def walk(page, language):
    said = words(language)
    person = begin(page, language)
    page.picture(f"{language}-start")
    for expires, expected in situations(said):
        verdict(page, person, said, expires, expected)
        page.picture(f"{language}-{expires}")
        print(f"ok: {language}: {expires}")
    save(page, person, said)
    page.picture(f"{language}-saved")
    documents(page, person, said)
    assert not page.cut_off() and not page.errors(), (page.cut_off(), page.errors())
    print(f"ok: {language}: saved")
    return person


def after_a_kill(arguments, data, people):
    with Program(arguments.binary, data) as program, Page(program.url, 360, 740, pictures=arguments.pictures) as page:
        for language, person in people.items():
            page.show(person)
            documents(page, person, words(language))
            print(f"ok: {language}: still there after kill -9")
        for person in people.values():
            page.mark(person)
        first_to_come(page, next(iter(people.values())))
        for language, person in people.items():
            page.show(person)
            page.wait_for_text(person, start_of(words(language)["reminder-preview"]), patience=20)
            page.picture(f"{language}-reminder")
            print(f"ok: {language}: reminder")
        assert program.stop() == 0, "SIGTERM ends in exit code 0"


if __name__ == "__main__":
    sys.exit(main())
