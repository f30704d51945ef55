"""Drives the playground's chat page in a headless Chromium, as a person would.

A small library for browser tests: `Page` opens the page, adds people, types, presses buttons by
their label, waits for words, moves the clock and takes pictures. Needs Debian's `chromium` and
`chromium-driver`, and PyPI's `selenium`.
"""

import json
import re
import shutil
import time
import urllib.request
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

PATIENCE = 10.0


class NeverCame(AssertionError):
    """Something that was waited for did not come."""


class Page:
    """The chat page in one browser window."""

    def __init__(self, url, width=1280, height=860, language="en", dark=False, pictures=None):
        self.url = url.rstrip("/")
        self.pictures = Path(pictures) if pictures else None
        self.marks = {}
        self.driver = webdriver.Chrome(options=options(width, height, language), service=service())
        self.resize(width, height)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.get(self.url + "/")
        self.until(lambda: self.find("#now").text, "the clock on the page")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    # The other side, without the page.

    def play(self, path, body=None):
        """A call to the playground's control side: POST with a body, GET without."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/play/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def transcript(self, person):
        """What happened in a person's chat, oldest first."""
        return self.play(f"transcript?chat={person}")

    # What a person sees.

    def resize(self, width, height):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 760},
        )

    def find(self, selector, within=None):
        return (within or self.driver).find_element(By.CSS_SELECTOR, selector)

    def all(self, selector, within=None):
        return (within or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def until(self, look, what, patience=PATIENCE):
        """Waits until `look` gives something true, and returns it."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                if found := look():
                    return found
            except StaleElementReferenceException:
                pass
            except Exception as error:  # noqa: BLE001 - an element that is not there yet
                if "no such element" not in str(error):
                    raise
            time.sleep(0.05)
        raise NeverCame(what)

    def chat(self, person):
        return self.until(lambda: self.find(f'[data-chat="{person}"]'), f"the chat of {person}")

    def messages(self, person):
        """The texts of all bubbles, oldest first."""
        script = """return [...document.querySelectorAll(`[data-chat="${arguments[0]}"] .message`)]
            .map(node => node.querySelector('.text')?.textContent ?? '')"""
        return self.driver.execute_script(script, person)

    def buttons(self, person):
        """The labels of all buttons under messages, oldest first."""
        script = """return [...document.querySelectorAll(`[data-chat="${arguments[0]}"] .key`)].map(key => key.textContent)"""
        return self.driver.execute_script(script, person)

    def mark(self, person):
        """From now on only what happens later counts for `wait_for_text`."""
        events = self.transcript(person)
        self.marks[person] = events[-1]["seq"] if events else 0

    def since(self, person):
        """What happened in a chat since the person last acted."""
        return [each for each in self.transcript(person) if each["seq"] > self.marks.get(person, 0)]

    def wait_for_text(self, person, pattern, patience=PATIENCE):
        """Waits until the bot answers the person's last act with this pattern, and the page shows
        it; returns the text of the message."""

        def look():
            news = [each for each in self.since(person) if each["what"] in ("received", "edited")]
            found = next((each["text"] for each in news if re.search(pattern, each.get("text") or "")), None)
            shown = found and any(squeezed(found) in squeezed(text) for text in self.messages(person))
            return found if shown else None

        try:
            return self.until(look, pattern, patience)
        except NeverCame:
            last = "\n---\n".join(each.get("text") or each["what"] for each in self.since(person))
            raise NeverCame(f"chat {person}: {pattern!r} never came; since the last act:\n{last}") from None

    # What a person does.

    def add_person(self, name, language):
        """Adds a person by the page's own dialog; their id."""
        known = {each["id"] for each in self.play("people")}
        self.find("#add").click()
        self.find('#person [name="first_name"]').send_keys(name)
        self.driver.execute_script("arguments[0].value = arguments[1]", self.find('#person [name="language_code"]'), language)
        self.find('#person [value="add"]').click()

        def added():
            return next((each["id"] for each in self.play("people") if each["id"] not in known), None)

        person = self.until(added, f"the person {name}")
        self.chat(person)
        return person

    def first_person(self):
        """The person whom the page adds by itself where there is none."""
        return self.until(lambda: next((each["id"] for each in self.play("people")), None), "a first person")

    def show(self, person):
        """Brings a chat to the front; on a phone only one is seen."""

        def look():
            # The list of people is redrawn as messages come; `until` looks again then.
            chat = self.chat(person)
            if chat.is_displayed():
                return chat
            self.find(f'#people [data-id="{person}"]').click()
            return None

        return self.until(look, f"the chat of {person} in front")

    def start(self, person):
        """Presses the big Start button of a fresh chat."""
        chat = self.show(person)
        self.until(lambda: self.find(".start", chat).is_displayed(), "the start button")
        self.mark(person)
        self.find(".start", chat).click()

    def type(self, person, text):
        """Types a text and sends it with Enter; in a fresh chat it presses Start first."""
        chat = self.show(person)
        if self.find(".start", chat).is_displayed():
            self.start(person)
            self.until(lambda: self.find("textarea", chat).is_displayed(), "the place to type")
        self.mark(person)
        field = self.find("textarea", chat)
        # Letters outside the basic plane cannot be typed by the driver.
        self.driver.execute_script("arguments[0].value = arguments[1]; arguments[0].focus()", field, text)
        field.send_keys(Keys.ENTER)

    def press(self, person, label, patience=PATIENCE):
        """Presses the newest button whose label holds this pattern, and waits for the answer to it."""
        chat = self.show(person)

        def look():
            keys = self.driver.execute_script("return [...arguments[0].querySelectorAll('button.key')]", chat)
            return next((key for key in reversed(keys) if re.search(label, key.text)), None)

        def click():
            # A message that arrives meanwhile redraws or moves the button: it is looked for again.
            try:
                key = look()
                if key:
                    self.mark(person)
                    self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", key)
                    key.click()
                return key
            except (StaleElementReferenceException, ElementClickInterceptedException):
                return None

        try:
            self.until(click, label, patience)
        except NeverCame:
            raise NeverCame(f"chat {person}: no button {label!r} among {self.buttons(person)}") from None

        def answered():
            kinds = [each["what"] for each in self.since(person)]
            return "answered" in kinds and not self.all(".waiting", chat)

        self.until(answered, f"an answer to the press on {label!r}", patience)

    def alert(self, patience=PATIENCE):
        """Waits for an alert, closes it, and returns its words."""
        self.until(lambda: self.find("#alert").is_displayed(), "an alert", patience)
        text = self.find("#alert-text").text
        self.find("#alert button").click()
        return text

    def move_clock(self, **how):
        """Moves the clock: `forward_seconds=…` or `to="2027-02-26T05:00:00Z"`."""
        return self.play("clock", how)["now"]

    def press_clock(self, seconds):
        """Presses one of the bar's own buttons (3600, 86400, 604800)."""
        button = self.find(f'[data-forward="{seconds}"]')
        if not button.is_displayed():
            self.find("#face").click()
        button.click()

    # What can be seen of it afterwards.

    def picture(self, name):
        """Takes a picture of the window, if a folder for pictures was given."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.driver.save_screenshot(str(self.pictures / f"{name}.png"))

    def cut_off(self):
        """Elements that stick out of the window sideways."""
        script = """const wide = document.documentElement.clientWidth;
            return [...document.querySelectorAll('body *')].filter(node => {
              const box = node.getBoundingClientRect();
              if (!box.width || getComputedStyle(node).visibility === 'hidden') return false;
              for (let up = node.parentElement; up; up = up.parentElement)
                if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX) && up !== document.body) return false;
              return box.right > wide + 1 || box.left < -1;
            }).map(node => node.outerHTML.slice(0, 120))"""
        return self.driver.execute_script(script)

    def shortened(self):
        """Labels and texts that do not fit their own box, and so are cut or end in dots."""
        script = """return [...document.querySelectorAll('.key, .message .text')].filter(node =>
              node.clientWidth && node.scrollWidth > node.clientWidth + 1
            ).map(node => node.textContent.slice(0, 80))"""
        return self.driver.execute_script(script)

    def spinning(self, person):
        """Whether some button still waits for an answer."""
        return bool(self.all(".waiting", self.chat(person)))

    def errors(self):
        """What the browser's console complained of."""
        return [each["message"] for each in self.driver.get_log("browser") if each["level"] == "SEVERE"]


def squeezed(text):
    """A text without its spaces, for comparing what was sent with what is shown."""
    return re.sub(r"\s+", "", text)


def options(width, height, language):
    chosen = webdriver.ChromeOptions()
    chosen.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        chosen.add_argument(argument)
    chosen.add_argument(f"--window-size={width},{height}")
    chosen.add_argument(f"--lang={language}")
    chosen.add_experimental_option("prefs", {"intl.accept_languages": language})
    chosen.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return chosen


def service():
    return Service(shutil.which("chromedriver"))
