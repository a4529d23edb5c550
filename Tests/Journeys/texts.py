"""The texts of the pages, by their keys, from the same catalogues from which the program is built."""

import functools
import re

from program import ROOT

CATALOGUES = ROOT / "Sources/Language/Catalogues"
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@functools.cache
def texts(tongue):
    """`{"plan.act.submit": "Iesniegt saskaņošanai", …}`; of texts with a number the first form."""
    found = {}
    for file in sorted(CATALOGUES.glob(f"*.{tongue}.po")):
        key, part = None, None
        for line in file.read_text().splitlines():
            words = "".join(STRING.findall(line)).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
            if line.startswith("msgid "):
                key, part = words, "msgid"
            elif line.startswith(("msgstr ", "msgstr[0]")):
                found[key], part = words, "msgstr"
            elif line.startswith("msg"):
                part = None
            elif line.startswith('"') and part == "msgstr":
                found[key] += words
    return found


def text(tongue, key, **gaps):
    """The text of a key, with its gaps filled; a text that is no key stands for itself."""
    found = texts(tongue).get(key, key)
    for gap, words in gaps.items():
        found = found.replace("{" + gap + "}", str(words))
    return found
