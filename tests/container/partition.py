#!/usr/bin/env python3
"""compose.postgres.yaml with two instances and PostgreSQL on private networks, each cut off in turn.

    partition.py WORK_FOLDER

Needs a Docker engine, docker-compose 1.29 or newer, and images under the names `ruqsat` and `postgres:15`
(`deploy/stand-in-postgres` makes a stand-in of the second). What differs from an operator's: the playground is there
in the place of Telegram, every way is a network of its own, and no network leads out.
"""

import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "1000000001:RuqsatPlaygroundTokenForLoopback001"
USER = 65532
PROJECT = "ruqsat-partition"
# An update is taken up after 2 seconds, the lease of who leads lasts 15, a call is given up after 10.
PATIENCE = float(os.environ.get("RUQSAT_PATIENCE", "60"))
OVERRIDE = f"""
services:
  first: &instance
    environment: {{ TELOXIDE_API_URL: "http://playground:8088" }}
    networks: [store_first, messenger_first]
  second:
    environment: {{ TELOXIDE_API_URL: "http://playground:8088" }}
    networks: [store_second, messenger_second]
  postgres:
    networks: [store_first, store_second]
  playground:
    image: ruqsat
    command: [playground, --listen, "0.0.0.0:8088", --allow-remote, --no-limits]
    networks: [messenger_first, messenger_second, outside]
networks:
  store_first: {{ internal: true }}
  store_second: {{ internal: true }}
  messenger_first: {{ internal: true }}
  messenger_second: {{ internal: true }}
  outside: {{ internal: true }}
"""


def run(*command, check=True, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **more)
    assert not check or done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout.strip()


class Compose:
    def __init__(self, folder):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        secrets = folder / "secrets"
        secrets.mkdir(parents=True)
        shutil.copy(ROOT / "compose.postgres.yaml", folder)
        (folder / "override.yaml").write_text(OVERRIDE)
        (secrets / "token").write_text(TOKEN)
        (secrets / "store").write_text("postgres://ruqsat:hunter2@postgres/ruqsat?sslmode=disable")
        (secrets / "postgres_password").write_text("hunter2")
        (secrets / "store.key").write_text("")
        for name in ("token", "store", "store.key"):
            os.chown(secrets / name, USER, USER)
            os.chmod(secrets / name, 0o400)

    def call(self, *arguments, check=True):
        files = ("-f", "compose.postgres.yaml", "-f", "override.yaml", "-p", PROJECT)
        return run("docker-compose", *files, *arguments, check=check, cwd=self.folder)

    def container(self, service):
        return self.call("ps", "-q", service)

    def init(self):
        """The key is made in a container and kept on the host, as docs/operating.md says."""
        made = self.folder / "made"
        made.mkdir()
        os.chown(made, USER, USER)
        self.call(
            "run", "--rm", "--no-deps", "-v", f"{made}:/made", "-e", "RUQSAT_KEY_FILE=/made/store.key", "first",
            "store", "init",
        )
        key = self.folder / "secrets" / "store.key"
        key.unlink()
        shutil.move(made / "store.key", key)
        os.chown(key, USER, USER)
        os.chmod(key, 0o400)

    def network(self, act, network, service):
        run("docker", "network", act, *(["--alias", service] if act == "connect" else []),
            f"{PROJECT}_{network}", self.container(service))


class Playground:
    def __init__(self, compose):
        address = run("docker", "inspect", "-f",
                      f'{{{{(index .NetworkSettings.Networks "{PROJECT}_outside").IPAddress}}}}',
                      compose.container("playground"))
        self.base = f"http://{address}:8088/play"

    def post(self, path, **values):
        request = urllib.request.Request(self.base + path, json.dumps(values).encode(),
                                         {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request, timeout=10))

    def received(self, person):
        events = json.load(urllib.request.urlopen(f"{self.base}/transcript?chat={person}", timeout=10))
        events = events["events"] if isinstance(events, dict) else events
        return [event.get("text") or "" for event in events if event["what"] in ("received", "edited")]

    def press(self, person, label):
        self.post("/press", chat=person, person=person, press={"label": label})


STEPS = [
    ("/check", "Which document"),
    ("+Residence permit", "Until which date"),
    ("31.03.2037", "Valid:"),
    ("+Remind me in time", "Before anything is saved"),
    ("+I agree, save it", "Whose document"),
    ("+mother’s", "Saved."),
]


def save(playground, person):
    """One person saves a document; how long the slowest answer took. Fails if a step has no effect."""
    playground.post("/people", id=person, first_name="Somebody", language_code="en")
    slowest = 0.0
    for act, expected in STEPS:
        began = time.monotonic()
        if act.startswith("+"):
            playground.press(person, act[1:])
        else:
            playground.post("/say", chat=person, person=person, text=act)
        while not any(expected in text for text in playground.received(person)):
            assert time.monotonic() - began < PATIENCE, f"no {expected!r} after {act!r}: {playground.received(person)}"
            time.sleep(0.1)
        slowest = max(slowest, time.monotonic() - began)
    return slowest


def main(work):
    compose = Compose(work / "partition")
    try:
        compose.call("up", "-d", "postgres", "playground")
        end = time.monotonic() + 60
        while "healthy" not in run("docker", "inspect", "-f", "{{.State.Health.Status}}", compose.container("postgres")):
            assert time.monotonic() < end, "PostgreSQL does not start"
            time.sleep(0.5)
        compose.init()
        compose.call("up", "-d")
        playground, numbers = Playground(compose), itertools.count(1001)
        saved = [next(numbers)]
        print(f"before any cut: the slowest answer after {save(playground, saved[0]):.1f} s")
        for network, service in [
            ("store_first", "first"), ("store_second", "second"),
            ("messenger_first", "first"), ("messenger_second", "second"),
        ]:
            people = [next(numbers) for _ in range(4)]
            slowest, failed = [], []

            def one(person):
                try:
                    slowest.append(save(playground, person))
                except Exception as error:  # told below: a thread's own end would go unseen
                    failed.append(error)

            threads = [threading.Thread(target=one, args=(person,)) for person in people]
            for thread in threads:
                thread.start()
                time.sleep(0.4)
            compose.network("disconnect", network, service)
            under_way = sum(thread.is_alive() for thread in threads)
            assert under_way, "all had saved before the cut"
            for thread in threads:
                thread.join()
            assert not failed and len(slowest) == len(people), failed
            print(f"{service} cut off from {network} under {under_way} people: {len(people)} saved, the slowest answer "
                  f"after {max(slowest):.1f} s")
            compose.network("connect", network, service)
            saved += people
        # PostgreSQL away from both: nothing is confirmed, and everything is answered when it is back.
        person = next(numbers)
        playground.post("/people", id=person, first_name="Somebody", language_code="en")
        for network in ("store_first", "store_second"):
            compose.network("disconnect", network, "postgres")
        playground.post("/say", chat=person, person=person, text="/check")
        time.sleep(15)
        assert not any("Which document" in text for text in playground.received(person)), "answered without a store"
        for network in ("store_first", "store_second"):
            compose.network("connect", network, "postgres")
        end = time.monotonic() + PATIENCE
        while not any("Which document" in text for text in playground.received(person)):
            assert time.monotonic() < end, f"no answer after PostgreSQL is back: {playground.received(person)}"
            time.sleep(0.2)
        print("PostgreSQL cut off from both for 15 s: answered when it was back")
        assert len(saved) == 17, saved
        copies = 0
        for person in saved:
            said = [text for text in playground.received(person) if text.startswith("Saved.")]
            # One cut a person: an answer that may have been lost in it is said once more, and not again and again.
            assert 1 <= len(said) <= 2, f"told {len(said)} times: {playground.received(person)}"
            copies += len(said) - 1
            before = len(playground.received(person))
            playground.post("/say", chat=person, person=person, text="/documents")
            end = time.monotonic() + PATIENCE
            while not any("My documents: 1" in text for text in playground.received(person)[before:]):
                assert time.monotonic() < end, f"not exactly one document: {playground.received(person)[before:]}"
                time.sleep(0.1)
        print(f"{len(saved)} people have their document once; {copies} extra copies of an answer")
    finally:
        (work / "partition.log").write_text(compose.call("logs", "--no-color", check=False))
        compose.call("down", "-v", check=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
