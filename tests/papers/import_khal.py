#!/usr/bin/env python3
"""khal takes the calendar files of two people into one calendar, then a newer one of the first.

    import_khal.py FOLDER

The files are those that `cargo test --test it chat::papers` left behind.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIG = """
[calendars]
[[family]]
path = {home}/family
[sqlite]
path = {home}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = family
"""


def main():
    files = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "family").mkdir()
        config = Path(home) / "config"
        config.write_text(CONFIG.format(home=home))
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}

        def khal(*arguments):
            command = ["khal", "-c", str(config), *arguments]
            run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
            assert run.returncode == 0, run
            return run.stdout

        def days():
            listed = khal("list", "--format", "{start-date}", "--day-format", "", "2026-11-22", "300d")
            return sorted(set(listed.split()))

        khal("import", "--batch", str(files / "family-1.ics"))
        hers = days()
        assert {"2027-02-26", "2027-02-28", "2027-03-31"} <= set(hers), hers
        khal("import", "--batch", str(files / "family-2.ics"))
        both = days()
        assert set(hers) < set(both) and "2027-05-20" in both, both
        khal("import", "--batch", str(files / "family-3.ics"))
        moved = days()
        assert "2027-04-30" in moved and "2027-03-31" not in moved and "2027-05-20" in moved, moved
    print(f"ok: khal: {both}, then {moved}")


if __name__ == "__main__":
    main()
