#!/usr/bin/env python3
"""Two independent parsers read the calendar files that `cargo test --test it chat::papers` left behind.

    read_ics.py FOLDER
"""

import datetime
import sys
from pathlib import Path

import vobject
from icalendar import Calendar

EXPECTED = {datetime.date(2027, 2, 26), datetime.date(2027, 2, 28), datetime.date(2027, 3, 31)}


def check(path):
    content = path.read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "a line is longer than 75 bytes"
    calendar = Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    starts = {event.decoded("DTSTART") for event in events}
    assert EXPECTED <= starts, (path, starts)
    # Days without a time and without a zone: no calendar can move them by its own zone.
    assert all(type(start) is datetime.date for start in starts) and not calendar.walk("VTIMEZONE")
    assert all(type(event.decoded("DTEND")) is datetime.date for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events), "ids differ"
    for event in events:
        assert str(event["SUMMARY"]).strip() and str(event["DESCRIPTION"]).strip()
        assert event["TRANSP"] == "TRANSPARENT" and event["X-MICROSOFT-CDO-BUSYSTATUS"] == "FREE"
        alarms = event.walk("VALARM")
        assert alarms and all(alarm.decoded("TRIGGER") is not None for alarm in alarms)
        assert alarms[0].decoded("TRIGGER") < datetime.timedelta(0), "Outlook keeps the first, before the start"
    other = vobject.readOne(content.decode())
    assert {event.dtstart.value for event in other.vevent_list} == starts
    assert {event.summary.value for event in other.vevent_list} == {str(event["SUMMARY"]) for event in events}
    assert all(event.transp.value == "TRANSPARENT" for event in other.vevent_list)
    print(f"ok: {path.name}: {len(events)} entries")


def main():
    files = sorted(Path(sys.argv[1]).glob("ruqsat-*.ics"))
    assert len(files) == 3, files
    for path in files:
        check(path)


if __name__ == "__main__":
    main()
