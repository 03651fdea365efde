"""Lists of words in a plain text file: `[section]`, then `name: one; two; three`, going on in indented lines.

TOML would say the same and take thirty times as long to read, at the start of every command that checks a file.
"""

from pathlib import Path

Sections = dict[str, dict[str, list[str]]]
"""Section -> name -> words."""


def read_words(path: Path) -> Sections:
    """Return the sections of a word file; lines that begin with `# ` are comments."""
    sections: Sections = {}
    words: list[str] = []
    lists: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        if line.startswith("["):
            lists = sections.setdefault(line.strip("[]"), {})
        elif line.startswith(" "):
            words += _split(line)
        else:
            name, _, values = line.partition(":")
            words = lists.setdefault(name, [])
            words += _split(values)
    return sections


def _split(values: str) -> list[str]:
    return [word for value in values.split(";") if (word := value.strip())]
