#!/usr/bin/env python3
"""Lets a stranger judge the playground and the bot: aiogram's models of the Bot API.

    exchanges.py URL              judges every call and answer that the playground at URL recorded
    exchanges.py FILE             the same from a file with what /play/exchanges gave
    exchanges.py URL --exercise   first plays people and a bot itself, so that each kind of update
                                  and each method occurs

Every update and every result must validate against aiogram.types, every accepted request against
aiogram.methods, and neither may carry a field that the newest Bot API does not know.
Needs PyPI's aiogram (3.31 speaks Bot API 10.3).
"""

import argparse
import json
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import aiogram
from aiogram import methods
from aiogram.types import BufferedInputFile
from pydantic import BaseModel, TypeAdapter, ValidationError

from exercise import exercise

METHODS = {name.lower(): getattr(methods, name) for name in methods.__all__ if name != "TelegramMethod"}
FILES = {"document", "photo"}
# What teloxide and others may send to any method without harm.
HARMLESS = {"timeout"}


def recorded(where):
    """The exchanges of a running playground, or of a file."""
    if not where.startswith("http"):
        return json.loads(Path(where).read_text(encoding="utf-8"))
    with urllib.request.urlopen(f"{where}/play/exchanges", timeout=30) as answer:
        return json.load(answer)


def strangers(value, path):
    """Fields that aiogram's models do not know, as paths."""
    if isinstance(value, BaseModel):
        yield from (f"{path}.{name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from strangers(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from strangers(each, f"{path}[{at}]")


def structured(method, request):
    """A request as aiogram takes it: JSON texts of forms read, files made files."""
    values = {}
    for name, value in request.items():
        field = method.model_fields.get(name)
        plain = field is not None and field.annotation in (str, str | None)
        if isinstance(value, str) and not plain and value[:1] in ("[", "{"):
            value = json.loads(value)
        if isinstance(value, str) and value.startswith("attach://"):
            value = request.get(value.removeprefix("attach://"), value)
        if isinstance(value, dict) and set(value) == {"file", "size"}:
            value = BufferedInputFile(b"content", filename=value["file"])
        values[name] = value
    return values


def judge(exchange):
    """What is wrong with one call and its answer."""
    method = METHODS.get(exchange["method"].lower())
    if method is None:
        return [] if exchange["status"] == 404 else [f"aiogram knows no method {exchange['method']}"]
    if exchange["status"] != 200:
        body = exchange["answer"]
        well_formed = body.get("ok") is False and body.get("error_code") == exchange["status"] and body.get("description")
        return [] if well_formed else [f"not an error as Telegram writes it: {body}"]
    faults = []
    request = structured(method, exchange["request"])
    attached = {value.removeprefix("attach://") for value in exchange["request"].values()
                if isinstance(value, str) and value.startswith("attach://")}
    unknown = set(request) - set(method.model_fields) - attached - HARMLESS
    faults += [f"the request has an unknown field {name}" for name in sorted(unknown)]
    try:
        method.model_validate({name: value for name, value in request.items() if name not in unknown | attached})
    except ValidationError as error:
        faults.append(f"the request does not validate: {error}")
    try:
        result = TypeAdapter(method.__returning__).validate_python(exchange["answer"]["result"])
        faults += [f"the answer has an unknown field {path}" for path in strangers(result, "result")]
    except ValidationError as error:
        faults.append(f"the answer does not validate: {error}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", metavar="URL|FILE")
    parser.add_argument("--exercise", action="store_true")
    arguments = parser.parse_args()
    url = arguments.where.rstrip("/")
    if arguments.exercise:
        exercise(url)
    exchanges = recorded(url)
    bad = 0
    for exchange in exchanges:
        for fault in judge(exchange):
            bad += 1
            print(f"{exchange['method']}: {fault}\n  request {json.dumps(exchange['request'], ensure_ascii=False)[:400]}"
                  f"\n  answer {json.dumps(exchange['answer'], ensure_ascii=False)[:600]}")
    seen = Counter(exchange["method"].lower() for exchange in exchanges)
    updates = sum(len(each["answer"]["result"]) for each in exchanges
                  if each["method"].lower() == "getupdates" and each["status"] == 200)
    print(f"aiogram {aiogram.__version__} (Bot API {aiogram.__api_version__}) judged {len(exchanges)} calls of "
          f"{len(seen)} methods and {updates} updates: {bad} faults")
    if not exchanges:
        print("nothing was recorded", file=sys.stderr)
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
