#!/usr/bin/env python3
"""The chat page itself, with a small bot behind it, on a phone and on a desk, light and dark.

    page.py BINARY [--pictures FOLDER] [--axe FILE]

With axe-core's `axe.min.js` the filled page is judged by it too.
"""

import argparse
import sys
import tempfile
from datetime import date

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import Page
from programs import Program
from small_bot import SmallBot


def a_message_is_shown_as_its_entities_say(page, person):
    page.type(person, "hello")
    page.wait_for_text(person, "you said: 5")
    bubble = page.all(".message.theirs", page.chat(person))[-1]
    assert page.find("b", bubble).text == "Heading"
    assert page.find("i", bubble).text == "slanted"
    assert page.find("blockquote", bubble).text == "A source"
    assert page.find("a", bubble).get_attribute("rel") == "noopener noreferrer"
    assert "<script>alert(1)</script>" in bubble.text, bubble.text


def an_alert_is_shown_until_it_is_closed(page, person):
    page.press(person, "^Alert$")
    page.picture("alert")
    assert page.alert() == "Look here"


def an_edit_is_marked_and_its_answer_is_shown(page, person):
    page.press(person, "^Edit$")
    page.wait_for_text(person, "It was edited")
    chat = page.chat(person)
    page.until(lambda: page.all(".edited", chat), "the edited mark")
    assert page.find(".toast", chat).text == "Done"


def a_button_spins_until_it_is_answered(page, person):
    chat = page.chat(person)
    page.all(".key", chat)[-2].click()
    page.until(lambda: page.all(".waiting[aria-busy=true]", chat), "a spinner")


def a_person_edits_the_last_message(page, person):
    field = page.find("textarea", page.chat(person))
    page.mark(person)
    field.send_keys(Keys.ARROW_UP)
    assert field.get_attribute("value") == "hello"
    field.send_keys(" again", Keys.ENTER)
    page.wait_for_text(person, "corrected to hello again")


def the_command_menu_speaks_the_clients_language(page, person):
    chat = page.chat(person)
    page.play("people", {"id": person, "first_name": "Guest", "language_code": "ru"})
    page.until(lambda: page.find(".menu-button", chat).text == "Меню", "Russian labels")
    page.find(".menu-button", chat).click()
    assert page.find(".commands", chat).text.split("\n") == ["/check", "Что с документом?"]
    page.picture("menu")
    page.find(".commands button", chat).send_keys(Keys.ESCAPE)
    assert page.driver.switch_to.active_element.tag_name == "textarea"
    page.play("people", {"id": person, "first_name": "Guest", "language_code": "en"})
    page.until(lambda: page.find(".menu-button", chat).text == "Menu", "English labels")


def everything_can_be_reached_with_the_keyboard(page, person):
    page.driver.execute_script("document.activeElement.blur()")
    reached = set()
    for _ in range(60):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
        focus = "const node = document.activeElement; return [node.id, node.className, node.tagName].join(' ')"
        reached.add(page.driver.execute_script(focus))
    for wanted in ("add", "log", "key", "menu-button", "TEXTAREA", "send", "SELECT", "SUMMARY"):
        assert any(wanted in each for each in reached), f"{wanted} is not among {reached}"


def two_people_are_kept_apart(page, person):
    other = page.add_person("Асель", "kk")
    page.type(other, "сәлем")
    page.wait_for_text(other, "you said: 5")
    assert not any("сәлем" in text for text in page.messages(person))
    page.picture("two-people")
    page.show(person)


def the_clock_moves_and_is_shown(page, _person):
    before = page.find("#now").get_attribute("datetime")
    page.press_clock(604800)
    page.until(lambda: page.find("#now").get_attribute("datetime")[:10] > before[:10], "a later date")


def the_next_reminder_comes_by_one_press(page, person):
    page.type(person, "remind me")
    page.wait_for_text(person, "you said: 9")
    before = page.find("#now").get_attribute("datetime")[:10]
    button = page.find("#next")
    if not button.is_displayed():
        page.find("#face").click()
    button.click()
    page.wait_for_text(person, "This is the reminder", patience=20)
    page.until(lambda: button.get_attribute("aria-pressed") is None, "the clock to stop")
    days = date.fromisoformat(page.find("#now").get_attribute("datetime")[:10]) - date.fromisoformat(before)
    assert 3 <= days.days <= 7, days


def blocking_and_a_restart_are_shown(page, person):
    page.play("block", {"person": person, "blocked": True})
    start = page.find(".start", page.chat(person))
    page.until(lambda: start.is_displayed() and "RESTART" in start.text.upper(), "the restart button")
    start.click()
    page.until(lambda: not start.is_displayed(), "the composer")


def a_long_chat_is_used_by_keyboard_alone(page, person):
    for _ in range(12):
        page.type(person, "hello")
        page.wait_for_text(person, "you said: 5")
    page.driver.execute_script("document.activeElement.blur(); document.querySelector('#log, .log')?.focus()")
    chat = page.chat(person)
    page.find("textarea", chat).click()
    before = "const node = document.activeElement; return [node.className, node.tagName].join(' ')"
    stops = []
    for _ in range(30):
        ActionChains(page.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        stops.append(page.driver.execute_script(before))
        if "log" in stops[-1]:
            break
    assert any("key" in stop for stop in stops), f"the newest buttons are not near the field: {stops}"


def axe_finds_nothing(page, _person):
    if AXE is None:
        return
    page.driver.execute_script(AXE)
    run = "const done = arguments[arguments.length - 1]; axe.run().then(found => done(found.violations))"
    found = page.driver.execute_async_script(run)
    words = [f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:160]}" for each in found]
    assert not found, "\n".join(words)


def nothing_is_cut_off_and_nothing_failed(page, _person):
    assert not page.cut_off(), page.cut_off()
    assert not page.errors(), page.errors()


CHECKS = [
    a_message_is_shown_as_its_entities_say, an_alert_is_shown_until_it_is_closed, a_person_edits_the_last_message,
    an_edit_is_marked_and_its_answer_is_shown, a_button_spins_until_it_is_answered,
    the_command_menu_speaks_the_clients_language, everything_can_be_reached_with_the_keyboard,
    two_people_are_kept_apart, the_clock_moves_and_is_shown,
    the_next_reminder_comes_by_one_press, a_long_chat_is_used_by_keyboard_alone, axe_finds_nothing, blocking_and_a_restart_are_shown,
    nothing_is_cut_off_and_nothing_failed,
]
AXE = None
WINDOWS = [(1280, 860, False), (360, 740, False), (360, 740, True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--pictures")
    parser.add_argument("--axe")
    arguments = parser.parse_args()
    for width, height, dark in WINDOWS:
        name = f"{width}{'-dark' if dark else ''}"
        pictures = f"{arguments.pictures}/{name}" if arguments.pictures else None
        with tempfile.TemporaryDirectory() as data, \
                Program(arguments.binary, data, "playground", "--no-limits", "--listen", "127.0.0.1:0") as program:
            bot = SmallBot(program.url)
            bot.start()
            with Page(program.url, width, height, dark=dark, pictures=pictures) as page:
                person = page.first_person()
                for check in CHECKS:
                    check(page, person)
                    print(f"ok: {name}: {check.__name__.replace('_', ' ')}")
            bot.stopping = True


if __name__ == "__main__":
    sys.exit(main())
