#!/usr/bin/env python3
"""Five people with a browser: outage reports until they show, an inline card, a plan, a rumour, a wish,
a visit that is only typed.

    reports.py BINARY [--pictures FOLDER] [--language kk|ru|en]
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from urllib.error import HTTPError

from browser import Page
from programs import Program
from walk import TODAY, begin, save, verdict
from words import start_of, words

# More than sixty days after TODAY: of people who began together and later than that, only two would count.
MONDAY = "2027-02-01T05:00:00Z"

RUMOUR = {
    "kk": "Қуанышты жаңалық, ықтиярхат мерзімі өткені үшін айыппұл жойылды!",
    "ru": "Хорошая новость, штрафы за просроченный ВНЖ отменили для всех!",
    "en": "Great news, all fines for expired permits are cancelled!",
}
FINE = {"kk": "айыппұл қанша", "ru": "штраф", "en": "how much is the fine"}
VISIT = {"kk": "бөлімде болдым", "ru": "я была в отделе", "en": "I was at the office"}


def exactly(label):
    return f"^{re.escape(label)}$"


def is_pressed(page, body):
    """Whether the button was there: what a moved clock says may come before the answer with it."""
    try:
        return page.play("press", body)
    except HTTPError as error:
        if error.code != 400:
            raise
        return None


def without_page(page, person, *acts):
    """What the other people do: texts, and presses as [label], by the control side."""
    for act in acts:
        page.mark(person)
        body = {"chat": person, "person": person}
        if act.startswith("["):
            page.until(lambda: is_pressed(page, {**body, "press": {"label": act[1:-1]}}), act)
        else:
            page.play("say", {**body, "text": act})
        page.until(lambda: any(each["what"] in ("received", "edited") for each in page.since(person)), act)


def others(page, said, language):
    """Four people with a saved document."""
    people = []
    for id in range(7001, 7005):
        page.play("people", {"id": id, "first_name": "B", "language_code": language})
        without_page(
            page, id, "/start", "/check", f"[{said['document-short-residence-permit']}]", "31.03.2027",
            f"[{said['button-remind-me']}]", f"[{said['button-agree']}]", f"[{said['label-mine']}]",
        )
        people.append(id)
    return people


def reports(page, first, others, said):
    """Five answers show in a bucket once their hour is over; four did not."""
    page.move_clock(to=MONDAY)
    for person in others:
        without_page(page, person, "/report", f"[{said['button-report-down']}]")
    page.move_clock(forward_seconds=3_700)
    page.type(first, "/status")
    page.wait_for_text(first, start_of(said["reports-too-few"]))
    page.type(first, "/report")
    page.press(first, exactly(said["button-report-taken"]))
    page.move_clock(forward_seconds=3_700)
    for _ in range(30):
        page.type(first, "/status")
        shown = page.wait_for_text(first, re.escape(re.sub("</?b>", "", said["reports-go"])))
        if re.search(re.escape(said["reports-people-5-9"]), shown):
            break
    else:
        raise AssertionError(shown)
    page.picture("status")


def inline(page, person, said, language):
    """Cards for the words behind the bot's name; the chosen one is sent, and the bot is silent."""
    chat = page.show(person)
    name = page.play("changes?since=0&run=&wait=0")["bot"]["username"]
    field = page.find("textarea", chat)
    before = len(page.transcript(person))
    script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))"
    page.driver.execute_script(script, field, f"@{name} {FINE[language]}")
    card = page.until(lambda: page.find(".commands button.card", chat), "a card")
    page.picture("inline")
    card.click()
    page.until(lambda: len(page.transcript(person)) > before, "the card in the chat")
    sent = page.transcript(person)[-1]
    assert sent["what"] == "said" and "http" not in sent["text"][:40], sent
    page.until(lambda: not page.all(".commands button.card", chat), "the list closes")


def forwarded(page, person, said, language):
    """A forwarded claim is compared."""
    page.mark(person)
    page.play("inject", {"message": {
        "message_id": 90_001, "date": 1, "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": False, "first_name": "A", "language_code": language},
        "forward_origin": {"type": "hidden_user", "sender_user_name": "B", "date": 1_790_000_000},
        "text": RUMOUR[language],
    }})
    page.wait_for_text(person, start_of(said["rumour-contradicts-press"]))
    page.picture("rumour")


def plan(page, person, said):
    """The plan as text, picture and calendar."""
    page.type(person, "/plan 15.06.2027")
    page.wait_for_text(person, start_of(said["plan-headline"]))
    page.press(person, exactly(said["button-time-line"]))
    page.until(lambda: page.all("img", page.chat(person)), "the picture")
    page.picture("plan")
    page.press(person, exactly(said["button-calendar"]))
    page.until(lambda: any("ruqsat.ics" in str(each) for each in page.transcript(person)), "the calendar")


def wish(page, person, said):
    """Told once it is known: the press is answered."""
    page.type(person, "/start what-is-mci")
    page.wait_for_text(person, r"4\D?325")
    page.press(person, exactly(said["button-tell-me"]))


def visit(page, person, said, language):
    """A visit that is only typed, in the diary and in what was told."""
    page.type(person, VISIT[language])
    for label in ("button-today", "visit-office-police", "visit-said-system-down", "visit-slip-none"):
        page.press(person, exactly(said[label]))
    page.type(person, "/history")
    page.wait_for_text(person, re.escape(said["visit-said-system-down"]))
    page.picture("visit")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--pictures")
    parser.add_argument("--language", default="ru", choices=["kk", "ru", "en"])
    told = parser.parse_args()
    said = words(told.language)
    with tempfile.TemporaryDirectory() as folder, Program(told.binary, Path(folder) / "data") as program:
        with Page(program.url, language=told.language, pictures=told.pictures) as page:
            page.play("clock", {"to": TODAY, "back": True})
            first = begin(page, told.language)
            verdict(page, first, said, "31.03.2027", [r"2027"])
            save(page, first, said)
            reports(page, first, others(page, said, told.language), said)
            plan(page, first, said)
            forwarded(page, first, said, told.language)
            wish(page, first, said)
            visit(page, first, said, told.language)
            inline(page, first, said, told.language)
            assert not page.errors(), page.errors()
    print(f"reports, card, plan, rumour, wish, visit: {told.language}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
