#!/usr/bin/env python3
"""An independent reader opens the letter that `cargo test --test it chat::papers` left behind.

    read_pdf.py FOLDER
"""

import shutil
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader


def main():
    path = Path(sys.argv[1]) / "ruqsat-letter.pdf"
    reader = PdfReader(path)
    root = reader.trailer["/Root"]
    assert reader.metadata.title and "/" in reader.metadata.title, reader.metadata
    assert root["/Lang"] == "kk", root.get("/Lang")
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root, "no tags for screen readers"
    (page,) = reader.pages
    links = [note.get_object() for note in page.get("/Annots", [])]
    addresses = {link["/A"]["/URI"] for link in links}
    assert len(links) == 2, "one address in each column"
    for address in addresses:
        assert address.startswith("http") and not address.endswith((".", ",")), address
        text = page.extract_text().replace("\n", "")
        assert address in text, (address, text)
    assert all(len(link["/QuadPoints"]) >= 8 for link in links)
    poppler = shutil.which("pdftotext")
    if poppler:
        whole = subprocess.run([poppler, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        assert all(address in whole.replace("\n", "") for address in addresses), whole
        assert "\ufffd" not in whole
    print(f"ok: the letter: {reader.metadata.title}; {addresses}")


if __name__ == "__main__":
    main()
