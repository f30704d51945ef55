#!/usr/bin/env python3
"""An independent reader opens the letters that `cargo test --test it chat::papers` left behind.

    read_pdf.py FOLDER
"""

import shutil
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader


def read(path):
    reader = PdfReader(path)
    root = reader.trailer["/Root"]
    assert reader.metadata.title and "/" in reader.metadata.title, reader.metadata
    assert root["/Lang"] == "kk", root.get("/Lang")
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root, "no tags for screen readers"
    text = "".join(page.extract_text() for page in reader.pages)
    assert "\ufffd" not in text and any(letter in text for letter in "әғқңөұүһі"), "no Kazakh letters"
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    addresses = {link["/A"]["/URI"] for link in links}
    assert links and len(links) == 2 * len(addresses), "one address in each column"
    for address in addresses:
        assert address.startswith("http") and not address.endswith((".", ",")), address
        assert address in text.replace("\n", ""), (address, text)
    assert all(len(link["/QuadPoints"]) >= 8 for link in links)
    poppler = shutil.which("pdftotext")
    if poppler:
        whole = subprocess.run([poppler, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        assert all(address in whole.replace("\n", "") for address in addresses), whole
        assert "\ufffd" not in whole
    print(f"ok: {path.name}: {reader.metadata.title}; {addresses}")


def main():
    letters = sorted((Path(sys.argv[1]) / "letters").glob("*.pdf"))
    assert len(letters) >= 18, letters
    for path in letters:
        read(path)


if __name__ == "__main__":
    main()
