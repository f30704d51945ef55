#!/usr/bin/env python3
"""An independent parser reads the calendar files that `cargo test --test it chat::papers` left behind.

    read_ics.py FOLDER
"""

import datetime
import sys
from pathlib import Path

from icalendar import Calendar

EXPECTED = {datetime.date(2027, 2, 26), datetime.date(2027, 2, 28), datetime.date(2027, 3, 31)}


def check(path):
    calendar = Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    starts = {event.decoded("DTSTART") for event in events}
    assert EXPECTED <= starts, (path, starts)
    assert len({str(event["UID"]) for event in events}) == len(events), "ids differ"
    for event in events:
        assert str(event["SUMMARY"]).strip() and str(event["DESCRIPTION"]).strip()
        alarms = event.walk("VALARM")
        assert alarms and all(alarm.decoded("TRIGGER") is not None for alarm in alarms)
    print(f"ok: {path.name}: {len(events)} entries")


def main():
    files = sorted(Path(sys.argv[1]).glob("ruqsat-*.ics"))
    assert len(files) == 3, files
    for path in files:
        check(path)


if __name__ == "__main__":
    main()
