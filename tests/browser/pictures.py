#!/usr/bin/env python3
"""The pictures of the README, taken from a running bot: two verdicts on a phone 360 pixels wide, the
time line, and the first page of the letter (with Debian's `poppler-utils`).

    pictures.py BINARY [FOLDER]     the folder is docs/pictures, unless another is named
"""

import argparse
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from browser import Page
from flows import Person
from programs import Program
from walk import TODAY

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
CHATS = {"chat-outage": "20.09.2025", "chat-valid": "31.03.2027"}


def sharp(page):
    """Twice the pixels, so that the letters are clear on any screen."""
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True},
    )


def file_behind(page, selector, attribute):
    page.until(lambda: page.all(selector), selector)
    address = page.all(selector)[-1].get_attribute(attribute)
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as data, Program(arguments.binary, data) as program, \
            Page(program.url, 360, 740, pictures=arguments.folder) as page:
        page.play("clock", {"to": TODAY, "back": True})
        people = {}
        for name, expires in CHATS.items():
            person = people[name] = Person(page, "en")
            person.types("residence permit " + expires)
            person.reads_pattern("promised|2027")
            sharp(page)
            page.picture(name)
        person.presses("button-papers", "button-time-line")
        (arguments.folder / "time-line.png").write_bytes(file_behind(page, "img.photo", "src"))
        person = people["chat-outage"]
        page.show(person.id)
        person.presses("button-papers", "button-letter")
        letter = Path(data) / "letter.pdf"
        letter.write_bytes(file_behind(page, "a[download]", "href"))
        target = arguments.folder / "letter"
        subprocess.run(["pdftoppm", "-png", "-r", "80", "-singlefile", letter, target], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
