#!/usr/bin/env python3
"""The container as shipped, against a playground: compose.yaml with the image `ruqsat`.

    trial.py WORK_FOLDER

Needs a Docker engine (DOCKER_HOST), docker-compose and the image; `.ci/parts/container` prepares all
three. What differs from `docker compose up` at an operator's: the network is the host's, because the
playground answers on loopback alone; names and port are the trial's own.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEALTH = "127.0.0.1:18086"
PLAYGROUND = "127.0.0.1:18088"
TOKEN = "123456789:AAExampleExampleExampleExampleExample12"
USER = 65532
# Another image than the Dockerfile's, where one is being compared.
IMAGE = os.environ.get("IMAGE", "ruqsat")
OVERRIDE = f"""
services:
  ruqsat:
    image: {IMAGE}
    network_mode: host
    environment:
      TELOXIDE_API_URL: http://{PLAYGROUND}
      RUQSAT_HEALTH_LISTEN: {HEALTH}
"""


def run(*command, check=True, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, **more)
    assert not check or done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done


def docker(*arguments, check=True):
    return run(os.environ.get("DOCKER", "docker"), *arguments, check=check).stdout.strip()


def until(look, what, patience=60):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.3)
    raise AssertionError(f"never came: {what}")


class Compose:
    """The shipped file with the trial's network, in a project folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "secrets").mkdir(parents=True)
        shutil.copy(ROOT / "compose.yaml", folder)
        (folder / "override.yaml").write_text(OVERRIDE)
        token = folder / "secrets/token"
        token.write_text(TOKEN)
        os.chown(token, USER, USER)
        token.chmod(0o400)

    def __call__(self, *arguments, check=True):
        # As an operator who has set none of the two variables.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RUQSAT")}
        files = ["-f", "compose.yaml", "-f", "override.yaml", "-p", "ruqsattrial"]
        return run("docker-compose", *files, *arguments, check=check, cwd=self.folder, env=environment)

    def id(self):
        return self("ps", "-q", "ruqsat").stdout.strip()

    def about(self):
        return json.loads(docker("inspect", self.id()))[0]

    def is_healthy(self):
        return self.about()["State"].get("Health", {}).get("Status") == "healthy"

    def one_off(self, *arguments, check=True):
        return self("run", "--rm", "-T", "ruqsat", *arguments, check=check)


class People:
    """The playground's control side."""

    def __call__(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://{PLAYGROUND}/play/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def is_there(self):
        try:
            return self("clock")
        except OSError:
            return None

    def news(self, person, since):
        told = [each for each in self(f"transcript?chat={person}") if each["seq"] > since]
        return [each for each in told if each["what"] in ("received", "edited")]

    def mark(self, person):
        events = self(f"transcript?chat={person}")
        return events[-1]["seq"] if events else 0

    def says(self, person, text, patience=30):
        since = self.mark(person)
        self("say", {"chat": person, "text": text})
        return until(lambda: self.news(person, since), f"an answer to {text!r}", patience)

    def presses(self, person, label):
        """Presses the newest button with this label."""
        since = self.mark(person)
        self("press", {"chat": person, "press": {"label": label}})
        return until(lambda: self.news(person, since), f"an answer to the button {label!r}")


def as_shipped(compose, people):
    """Read-only root, no capabilities, volumes of the image's user, healthy, and it answers."""
    compose("up", "-d", "--no-build")
    until(compose.is_healthy, "a healthy container", 120)
    about = compose.about()
    host = about["HostConfig"]
    assert host["ReadonlyRootfs"] and host["CapDrop"] == ["ALL"] and host["PidsLimit"] == 128, host
    assert any("no-new-privileges" in option for option in host["SecurityOpt"]), host["SecurityOpt"]
    assert host["Memory"] == 512 << 20 and not host["PortBindings"], host
    status = Path(f"/proc/{about['State']['Pid']}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert fields["Uid"].split()[0] == str(USER) and fields["CapEff"] == "0" * 16, fields
    assert fields["CapBnd"] == "0" * 16 and fields["NoNewPrivs"] == "1", fields
    limits = Path(f"/proc/{about['State']['Pid']}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"], core
    changed = docker("diff", compose.id())
    assert all(line[2:].startswith(("/run", "/tmp", "/data", "/key")) for line in changed.splitlines()), changed
    greeting = people.says(1001, "/start")
    print("ok: healthy, as user 65532 without capabilities on a read-only root; answers:", greeting[0]["text"][:40])


def documents(people):
    return " ".join(each.get("text") or "" for each in people.says(1001, "/documents"))


def keeps_what_it_was_told(compose, people):
    """A document is saved; SIGTERM ends the container in order; it is there after a restart and a kill."""
    people.says(1001, "residence permit 31.03.2027")
    for label in ("Remind me in time", "I agree, save it", "mine"):
        people.presses(1001, label)
    assert "31 March 2027" in documents(people)

    began = time.monotonic()
    compose("stop")
    took = time.monotonic() - began
    state = compose.about()["State"]
    assert state["ExitCode"] == 0 and took < 20, (state, took)
    compose("start")
    until(compose.is_healthy, "healthy after a stop", 120)
    assert "31 March 2027" in documents(people)

    run("kill", "-9", str(compose.about()["State"]["Pid"]))
    until(lambda: compose.about()["RestartCount"] == 1, "a restart by the engine after a kill")
    until(compose.is_healthy, "healthy after a kill", 120)
    assert "31 March 2027" in documents(people)
    print(f"ok: SIGTERM ended it in {took:.1f} s with code 0; the document is there after a stop and a kill -9")


def backup_and_restore(compose, people):
    """As in docs/operating.md: a backup beside the running bot, the document removed, the backup put back."""
    made = docker("exec", compose.id(), "/usr/local/bin/ruqsat", "store", "backup", "/data/trial.backup")
    assert "trial.backup" in made, made
    people.says(1001, "/documents")
    for label in ("Residence permit · mine", "More, menu", "Correct, delete", "Delete", "Yes, delete it"):
        people.presses(1001, label)
    assert "31 March 2027" not in documents(people)
    compose("stop")
    restored = compose.one_off("store", "restore", "/data/trial.backup").stdout
    assert "put back 1 chats" in restored, restored
    compose("start")
    until(compose.is_healthy, "healthy after a restore", 120)
    assert "31 March 2027" in documents(people)
    print("ok: backup beside the running bot, restore by `docker compose run`")


def upgrade(compose, sample):
    """The data folder of an earlier release in the volumes: the container carries it over and is healthy."""
    compose("down", "-v")
    compose("up", "--no-start", "--no-build")
    for volume, source in (("data", sample / "data"), ("key", sample)):
        there = docker("volume", "inspect", "--format", "{{.Mountpoint}}", f"ruqsattrial_{volume}")
        if volume == "data":
            shutil.copytree(source, there, dirs_exist_ok=True)
        else:
            shutil.copy(source / "store.key", there)
        run("chown", "-R", f"{USER}:{USER}", there)
        run("chmod", "-R", "go-rwx", there)
    compose("start")
    until(compose.is_healthy, f"healthy with the data of {sample.name}", 120)
    compose("stop")
    checked = compose.one_off("store", "check").stdout
    assert "every record can be read" in checked, checked
    print(f"ok: upgrade from {sample.name}:", checked.splitlines()[0])


def main():
    work = Path(sys.argv[1]) / "trial"
    shutil.rmtree(work, ignore_errors=True)
    compose, people = Compose(work), People()
    compose("down", "-v", "--remove-orphans", check=False)
    docker("rm", "-f", "ruqsattrial-playground", check=False)
    docker("run", "-d", "--name", "ruqsattrial-playground", "--network", "host", IMAGE, "playground",
           "--listen", PLAYGROUND, "--data-dir", "/data", "--no-limits", "--only-token", TOKEN)
    try:
        until(people.is_there, "the playground")
        people("people", {"id": 1001, "first_name": "Sam", "language_code": "en"})
        checked = compose.one_off("config", "check", "--online")
        assert "in order" in checked.stdout, checked
        as_shipped(compose, people)
        keeps_what_it_was_told(compose, people)
        backup_and_restore(compose, people)
        for sample in ("store-1", "store-1-restored", "store-2"):
            upgrade(compose, ROOT / "tests/store_samples" / sample)
    finally:
        compose("down", "-v", check=False)
        docker("rm", "-f", "ruqsattrial-playground", check=False)


if __name__ == "__main__":
    main()
