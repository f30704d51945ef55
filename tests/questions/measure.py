#!/usr/bin/env python3
"""Measures `ruqsat ask` on the sets of tests/questions/stranger, and how little a greeting, a nationality or a
slip of the finger changes an answer.

    python3 tests/questions/measure.py target/release/ruqsat [--sets FOLDER] [--misses] [--metamorphic]
"""
import csv, json, pathlib, random, subprocess, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parent
SETS = ROOT / "stranger"
ON = "2026-11-28"
DANGER = {"asylum", "detained", "crime-victim", "despair"}


def ask(program, messages):
    lines = "\n".join(json.dumps({"text": text, "on": ON}, ensure_ascii=False) for text in messages)
    done = subprocess.run([program, "ask", "--stdin"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows(name):
    path = SETS / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def share(name, hits, among):
    print(f"{name:<58}{100 * hits / max(among, 1):6.1f} %  ({hits} of {among})")


def said(answer):
    if answer["outcome"] == "check":
        return f"check {answer['facts']} missing {answer['missing']} topic {answer['topic']}"
    return answer["topic"] or answer["kind"] or "choice " + ",".join(answer["choices"])


def topics(program, name, misses):
    for lang in ["kk", "ru", "en"]:
        cases = [row for row in rows(name) if row["lang"] == lang]
        if not cases:
            continue
        answers = ask(program, [row["text"] for row in cases])
        right = offered = wrong = refused = 0
        for row, answer in zip(cases, answers):
            wanted = set(row["expected"].split("|"))
            is_right = answer["topic"] in wanted or answer["kind"] in wanted
            is_offered = is_right or bool(wanted & set(answer["choices"]))
            is_wrong = answer["topic"] is not None and not is_right
            is_refused = answer["outcome"] in ("out-of-scope", "chat") and not is_right
            right += is_right
            offered += is_offered
            wrong += is_wrong and not is_offered
            refused += is_refused
            if misses and not is_offered:
                print("   ", lang, row["expected"], "->", said(answer), ":", row["text"])
        share(f"{name} {lang}: asserted right", right, len(cases))
        share(f"{name} {lang}: right or offered", offered, len(cases))
        share(f"{name} {lang}: asserted wrong", wrong, len(cases))
        share(f"{name} {lang}: refused", refused, len(cases))


def kinds(program, name, misses):
    for lang in ["kk", "ru", "en"]:
        cases = [row for row in rows(name) if row["lang"] == lang]
        if not cases:
            continue
        answers = ask(program, [row["text"] for row in cases])
        for hard in sorted({row.get("hard", "0") for row in cases}):
            among = [(row, answer) for row, answer in zip(cases, answers) if row.get("hard", "0") == hard]
            chat = name.startswith("chat")
            outcome = "chat" if chat else "out-of-scope"
            label = f"{name} {lang}" + (f" hard {hard}" if not chat else "")
            share(f"{label}: said so", sum(a["outcome"] == outcome for _, a in among), len(among))
            share(f"{label}: right kind", sum(a["kind"] in r["expected"].split("|") for r, a in among), len(among))
            ours = sum(a["topic"] is not None or a["outcome"] == "check" for _, a in among)
            share(f"{label}: answered as ours", ours, len(among))
            if misses:
                for row, answer in among:
                    if answer["outcome"] != outcome:
                        print("   ", lang, row["expected"], "->", said(answer), ":", row["text"])


def danger(program, misses):
    cases = rows("danger.tsv")
    answers = ask(program, [row["text"] for row in cases])
    missed = [(r, a) for r, a in zip(cases, answers) if r["expected"] != "-" and a["kind"] not in DANGER]
    alarmed = [(r, a) for r, a in zip(cases, answers) if r["expected"] == "-" and a["kind"] in DANGER]
    share("danger: missed", len(missed), sum(r["expected"] != "-" for r in cases))
    share("danger: calm messages alarmed", len(alarmed), sum(r["expected"] == "-" for r in cases))
    if misses:
        for row, answer in missed + alarmed:
            print("   ", row["lang"], row["expected"], "->", said(answer), ":", row["text"])


def foreign(program, misses):
    cases = rows("foreign.tsv")
    if not cases:
        return
    answers = ask(program, [row["text"] for row in cases])
    pairs = list(zip(cases, answers))
    danger = [(r, a) for r, a in pairs if r["danger"] == "1"]
    calm = [(r, a) for r, a in pairs if r["danger"] != "1"]
    share("foreign: danger missed", sum(a["kind"] not in DANGER for _, a in danger), len(danger))
    share("foreign: calm alarmed", sum(a["kind"] in DANGER for _, a in calm), len(calm))
    share("foreign: unknown language said", sum(a["kind"] == "unknown-language" for _, a in calm), len(calm))
    share("foreign: a topic asserted", sum(a["topic"] is not None for _, a in pairs), len(pairs))
    if misses:
        for row, answer in pairs:
            wanted = DANGER if row["danger"] == "1" else {"unknown-language"}
            if answer["kind"] not in wanted:
                print("   ", row["lang"], row["danger"], "->", said(answer), ":", row["text"])


def papers(program, misses):
    cases = rows("papers-dates.tsv")
    if not cases:
        return
    answers = ask(program, [row["text"] for row in cases])
    verdict = right = 0
    for row, answer in zip(cases, answers):
        is_check = answer["outcome"] == "check"
        documents = [part.split("|") for part in row["document"].replace(" & ", ";").split(";")]
        roles = [part for part in row["roles"].replace(" & ", ";").split(";") if part]
        facts = answer.get("facts", [])
        told = {f"{key}={value}" for fact in facts for key, value in fact.items() if key not in ("document", "filed_state")}
        dates_right = all(any(option in told for option in role.split("|")) for role in roles)
        documents_right = all(any(f.get("document") in wanted for f in facts) for wanted in documents if wanted != [""])
        missing = {what for one in answer.get("missing", []) for what in one}
        missing_right = any(missing == {what for what in option.split(",") if what} for option in row["missing"].split("|"))
        count_right = str(len(facts)) in row["checks"].split("|")
        verdict += is_check
        good = is_check and dates_right and documents_right and missing_right and count_right
        right += good
        if misses and not good:
            flags = f"docs {documents_right} dates {dates_right} missing {missing_right} count {count_right}"
            print("   ", row["document"], row["roles"], row["missing"], row["checks"], "->", flags, said(answer), ":", row["text"])
    share("papers and dates: a verdict or the one question", verdict, len(cases))
    share("papers and dates: everything understood", right, len(cases))


def negation(program, misses):
    cases = rows("negation.tsv")
    if not cases:
        return
    answers = ask(program, [row["text"] for row in cases])
    bad = [(r, a) for r, a in zip(cases, answers) if a["topic"] in r["forbidden"].split("|")]
    good = sum(a["topic"] in r["acceptable"].split("|") or bool(set(a["choices"]) & set(r["acceptable"].split("|"))) for r, a in zip(cases, answers))
    share("negation: what was denied is answered", len(bad), len(cases))
    share("negation: acceptable", good, len(cases))
    if misses:
        for row, answer in bad:
            print("   ", row["lang"], row["forbidden"], "->", said(answer), ":", row["text"])


ADDED = {
    "kk": ["Сәлеметсіз бе! {}", "мен Ресей азаматымын, {}", "Өзбекстаннанмын. {}", "Алматыда тұрамын. {}", "{} Қазақстанда", "{} рахмет", "айтыңызшы, {}", "{} Құрметпен, Айгүл"],
    "ru": ["Здравствуйте! {}", "я гражданин рф, {}", "я из узбекистана. {}", "живу в шымкенте. {}", "{} в Казахстане", "{} спасибо", "подскажите пожалуйста, {}", "{} С уважением, Айгуль"],
    "en": ["Hello dear, {}", "I am a Russian citizen. {}", "I am from Uzbekistan. {}", "I live in Almaty. {}", "{} in Kazakhstan", "{} thanks", "please tell me, {}", "{} Best regards, Anna"],
}


def slip(word, chance):
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([word[:at] + word[at + 1:], word[:at] + word[at + 1] + word[at] + word[at + 2:], word[:at] + word[at] + word[at:]])


def slips(text, chance, every):
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if not every:
        long = chance.sample(long, min(1, len(long)))
    for at in long:
        words[at] = slip(words[at], chance)
    return " ".join(words)


def metamorphic(program):
    chance = random.Random(12)
    for lang in ["kk", "ru", "en"]:
        cases = []
        for folder in [ROOT, ROOT / "fresh"]:
            for line in (folder / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
                expected, ids, _, text = line.split("\t", 3)
                if expected == "topic":
                    cases.append((ids, text))
        for name in ["short.tsv", "long.tsv"]:
            cases += [(row["expected"], row["text"]) for row in rows(name) if row["lang"] == lang]
        changes = {form: (lambda text, form=form: form.format(text)) for form in ADDED[lang]}
        changes |= {"capitals": str.upper, "no punctuation": lambda text: "".join(c for c in text if c not in ",.?!;:()"), "emoji": lambda text: text + " 🙏🙏", "one slip": lambda text: slips(text, chance, False), "a slip in each long word": lambda text: slips(text, chance, True)}
        def figures(texts):
            answers = ask(program, texts)
            right = sum(a["topic"] in ids.split("|") for (ids, _), a in zip(cases, answers))
            refused = sum(a["outcome"] in ("out-of-scope", "chat") for a in answers)
            return 100 * right / len(cases), 100 * refused / len(cases)
        right, refused = figures([text for _, text in cases])
        print(f"{lang}: {len(cases)} questions, asserted right {right:.1f} %, refused {refused:.1f} %")
        for name, change in changes.items():
            r, f = figures([change(text) for _, text in cases])
            print(f"   {name:<34} right {r - right:+5.1f}  refused {f - refused:+5.1f}")


def main():
    global SETS
    program, misses = sys.argv[1], "--misses" in sys.argv
    if "--sets" in sys.argv:
        SETS = pathlib.Path(sys.argv[sys.argv.index("--sets") + 1])
    if "--metamorphic" in sys.argv:
        return metamorphic(program)
    for name in ["short.tsv", "long.tsv", "real.tsv"]:
        topics(program, name, misses)
    for name in ["out-of-scope.tsv", "chat.tsv"]:
        kinds(program, name, misses)
    danger(program, misses)
    foreign(program, misses)
    papers(program, misses)
    negation(program, misses)


if __name__ == "__main__":
    main()
