#!/usr/bin/env python3
"""The flows beside the main one, on a phone 360 pixels wide, in three languages: a lost card, a
fine, an application, several documents, a diary of visits, settings, papers, the date picker, leaving a flow.

    flows.py BINARY [--pictures FOLDER] [--language kk|ru|en]

After each flow nothing sticks out sideways, no label is cut, no button spins, and the newest
message is read to its end without scrolling sideways.
"""

import argparse
import re
import sys
import tempfile

from browser import NeverCame, Page
from programs import Program
from walk import TODAY
from words import start_of, words


class Person:
    """Somebody with a chat, who knows the words of their language."""

    def __init__(self, page, language):
        self.page, self.language, self.said = page, language, words(language)
        self.id = page.add_person({"kk": "Айгүл", "ru": "Нодира", "en": "Sam"}[language], language)
        page.start(self.id)

    def types(self, text):
        self.page.type(self.id, text)

    def presses(self, *labels):
        for label in labels:
            words = self.said.get(label, label)
            self._waits_for(words)
            self.page.press(self.id, f"^{re.escape(words)}$")

    def _waits_for(self, label):
        """A label may stand on an older message too: the answer to the last act comes first."""

        def offered():
            rows = [row for each in self.page.since(self.id) for row in each.get("buttons") or []]
            return any(button["label"] == label for row in rows for button in row)

        try:
            self.page.until(offered, label, patience=1.5)
        except NeverCame:
            pass  # it is a button of an earlier message that stays in the chat

    def presses_one_with(self, label):
        self.page.press(self.id, re.escape(self.said[label]))

    def reads(self, message):
        return self.page.wait_for_text(self.id, start_of(self.said[message]))

    def reads_pattern(self, pattern):
        return self.page.wait_for_text(self.id, pattern)

    def gets_a_file(self):
        def sent():
            return any(each["what"] == "received" and each.get("data") for each in self.page.since(self.id))

        self.page.until(sent, "a file")


def a_lost_card(person):
    person.types("/start")
    person.presses("button-lost", "document-short-residence-permit", "button-yesterday", "button-unknown-date")
    person.presses("button-not-reported", "button-no-penalty", "button-no-case")
    person.reads_pattern(r"\b2026\b")
    person.presses("button-remind-me", "button-agree", "label-mother")
    person.reads("saved")


def a_fine(person):
    person.types("/start")
    person.presses("button-fined")
    person.types("18.11.2026")
    person.reads_pattern(r"\b28\b")
    person.presses("button-calendar")
    person.gets_a_file()
    person.presses("button-remind-me", "document-short-residence-permit", "label-mine")
    person.reads("saved")


def several_documents(person):
    for expires, label in (("31.03.2027", "label-child"), ("30.06.2027", "label-child")):
        person.types("/check")
        person.presses("document-short-residence-permit")
        person.types(expires)
        person.reads_pattern(r"\b2027\b")
        person.presses("button-remind-me", label)
    person.presses("button-add-another")
    person.reads("saved")
    person.types("/documents")
    person.reads_pattern(r"\(2\)")


def an_application(person):
    person.presses_one_with("label-child")
    person.presses("button-filed", "button-today")
    person.reads_pattern(r"\b2026\b")
    person.presses("button-ladder")


def a_diary(person):
    person.types("/documents")
    person.presses_one_with("label-child")
    person.presses("button-more", "button-visits", "button-visit-note", "button-visit-earlier", "button-visit-later", "button-today")
    person.presses("visit-office-service-centre", "visit-said-system-down", "visit-slip-none")
    person.reads("visits-advice")
    person.types("/history")
    person.reads_pattern(re.escape(person.said["visit-office-service-centre"]))


def settings(person):
    person.types("/settings")
    person.presses("button-hours", "19:00")
    person.reads_pattern("19:00")
    person.presses("button-settings", "button-rungs")
    person.reads("choose-preset")
    person.presses("preset-last-days", "button-rung-list")
    person.reads("choose-rungs")
    person.presses("button-settings", "button-privacy")
    person.reads("privacy-rights")


def papers(person):
    person.types("/check")
    person.presses("document-short-residence-permit")
    person.types("20.09.2025")
    person.reads("verdict-waived-not-filed")
    for paper in ("button-letter", "button-time-line"):
        person.presses("button-papers", paper)
        person.gets_a_file()
    person.presses("button-papers", "button-counter-card")
    person.reads_pattern("МВД")


def the_picker(person):
    person.types("/check")
    person.presses("document-short-stateless-certificate", "button-pick-date", "2027", "month-name-4", "30")
    person.reads_pattern(r"\b2027\b")


def leaving(person):
    person.types("/check")
    person.presses("document-short-passport", "button-back", "button-cancel")
    person.reads("cancelled")
    person.types("/forget")
    person.presses("button-cancel")


FLOWS = [a_lost_card, a_fine, several_documents, an_application, a_diary, settings, papers, the_picker, leaving]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--pictures")
    parser.add_argument("--language", action="append", choices=["kk", "ru", "en"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as data, Program(arguments.binary, data) as program, \
            Page(program.url, 360, 740, pictures=arguments.pictures) as page:
        page.play("clock", {"to": TODAY, "back": True})
        for language in arguments.language or ["kk", "ru", "en"]:
            person = Person(page, language)
            for flow in FLOWS:
                flow(person)
                name = flow.__name__.replace("_", "-")
                page.picture(f"{language}-{name}")
                assert not page.cut_off(), (name, page.cut_off())
                assert not page.shortened(), (name, page.shortened())
                assert not page.spinning(person.id), name
                print(f"ok: {language}: {name.replace('-', ' ')}", flush=True)
        assert not page.errors(), page.errors()


if __name__ == "__main__":
    sys.exit(main())
