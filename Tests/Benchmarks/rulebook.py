#!/usr/bin/env python3
"""Writes the speed workload's table of rules as a Saring rule book.

usage: rulebook.py WORKLOAD PROFILES.csv OUT [INDICATORS PHRASES]

WORKLOAD is the folder with `rules.json`, PROFILES.csv profiles of the workload: the table does not say
which codes a fact may have, so they are those that stand there. OUT becomes the rule book. Two numbers make
it grow: further indicators until there are INDICATORS, each a condition of the table beside a lexicon of
its own, and PHRASES phrases in all; they are words of the table's own phrases, shuffled.

- Fact names of Saring have a dot; where a path of the table has none, the path is the fact's title, by
  which records may name it too.
- The list of transit countries may hold one twice and its length counts, so it is a group.
- Sources and examples, which the checker asks for, are made of the condition itself.
"""
import csv
import json
import random
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

STRENGTHS = ("strong", "medium", "weak")
OWN_NAMES = {"id": "record.id", "text": "advert.text"}


class Book:
    def __init__(self, workload, profiles):
        self.table = json.loads((workload / "rules.json").read_text())
        self.types = {field["path"]: field["type"] for field in self.table["fields"]}
        self.codes = {path: {} for path, type in self.types.items() if type in ("str", "list")}
        del self.codes["id"], self.codes[self.table["text_field"]]
        with open(profiles, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for path, known in self.codes.items():
                    for code in row[path].split(";"):
                        if code:
                            known[code] = None
        for indicator in self.table["indicators"]:
            self.note_codes(indicator["when"])
        self.multiples = {}

    def note_codes(self, condition):
        kind, *rest = condition
        if kind in ("and", "or", "not"):
            for part in rest:
                self.note_codes(part)
        elif kind in ("eq", "ne", "contains"):
            self.codes[rest[0]][rest[1]] = None
        elif kind in ("in", "nin"):
            self.codes[rest[0]].update(dict.fromkeys(rest[1]))

    # Names

    def name(self, path):
        return OWN_NAMES.get(path) or (path if "." in path else f"person.{path}")

    def item(self, path):
        return f"{self.name(path)}.place"

    def multiple(self, factor, path):
        name = f"computed.{path.replace('.', '_')}_times_{factor}"
        self.multiples[name] = (factor, path)
        return name

    # Conditions

    def xml(self, condition):
        kind, *rest = condition
        if kind in ("and", "or", "not"):
            tag = {"and": "all", "or": "any", "not": "not"}[kind]
            return f"<{tag}>{''.join(self.xml(part) for part in rest)}</{tag}>"
        if kind == "lex":
            name = self.name(self.table["text_field"])
            return f'<text name="{name}" mentions="{lexicon_id(rest[0])}"/>'
        path = rest[0]
        name = self.name(path)
        if kind in ("contains", "len_ge"):
            codes, least = ([rest[1]], 1) if kind == "contains" else (self.codes[path], rest[1])
            test = f'<fact name="{self.item(path)}" is="{" ".join(codes)}"/>'
            return f'<some of="{name}" at-least="{least}">{test}</some>'
        attribute, value = {
            "eq": lambda: ("is", rest[1]),
            "ne": lambda: ("is-not", rest[1]),
            "in": lambda: ("is", " ".join(rest[1])),
            "nin": lambda: ("is-not", " ".join(rest[1])),
            "true": lambda: ("is", "yes"),
            "false": lambda: ("is", "no"),
            "lt": lambda: ("below", rest[1]),
            "le": lambda: ("at-most", rest[1]),
            "gt": lambda: ("above", rest[1]),
            "ge": lambda: ("at-least", rest[1]),
            "gt_mul": lambda: ("above", self.multiple(rest[1], rest[2])),
        }[kind]()
        return f'<fact name="{name}" {attribute}="{value}"/>'

    # Examples: answers under which a condition holds, or certainly fails.

    def answers(self, condition, holds):
        kind, *rest = condition
        if kind == "not":
            return self.answers(rest[0], not holds)
        if kind in ("and", "or"):
            if (kind == "and") != holds:
                return self.answers(rest[0 if holds else -1], holds)
            together = {}
            for part in rest:
                for path, value in self.answers(part, holds).items():
                    if isinstance(value, tuple) and isinstance(together.get(path), tuple):
                        value = max(together[path][0], value[0]), min(together[path][1], value[1])
                    if path == "text":
                        value = together.get(path, []) + value
                    together[path] = value
            return together
        if kind == "lex":
            phrase = self.table["lexicons"][rest[0]][0]
            return {"text": [phrase] if holds else ["nothing of note"]}
        path = rest[0]
        if kind in ("true", "false"):
            return {path: "yes" if (kind == "true") == holds else "no"}
        if kind in ("eq", "in", "ne", "nin"):
            named = [rest[1]] if kind in ("eq", "ne") else rest[1]
            if (kind in ("eq", "in")) == holds:
                return {path: named[0]}
            return {path: next(code for code in self.codes[path] if code not in named)}
        if kind == "contains":
            return {path: [rest[1]] if holds else []}
        if kind == "len_ge":
            return {path: [next(iter(self.codes[path]))] * rest[1] if holds else []}
        if kind == "gt_mul":
            return {path: (rest[1] * 100 + 1, 1e9) if holds else (0, 0), rest[2]: (100, 100)}
        least, most = {
            "lt": (-1e9, rest[1] - 1), "le": (-1e9, rest[1]),
            "gt": (rest[1] + 1, 1e9), "ge": (rest[1], 1e9),
        }[{"lt": "ge", "ge": "lt", "le": "gt", "gt": "le"}[kind] if not holds else kind]
        return {path: (least, most)}

    def example(self, condition, holds):
        facts = []
        for path, value in self.answers(condition, holds).items():
            name = self.name(path)
            if isinstance(value, tuple):
                value = value[0] if value[0] > -1e9 else value[1]
            if path == "text":
                value = ". ".join(value)
            if isinstance(value, list):
                items = "".join(
                    f'<group name="{name}"><fact name="{self.item(path)}">{code}</fact></group>'
                    for code in value)
                facts.append(items or f'<group name="{name}"/>')
            else:
                facts.append(f'<fact name="{name}">{escape(str(value))}</fact>')
        return "".join(facts)


def lexicon_id(name):
    return name.replace("_", "-")


def title(text):
    return f'<title xml:lang="en">{escape(text)}</title>'


def codes_xml(codes):
    return "".join(f'<code id="{code}">{title(code)}</code>' for code in codes)


def vocabulary(book):
    parts = [
        f'<fact name="record.stage" type="code">{title("stage")}{codes_xml(["advert_only"])}</fact>',
        f'<fact name="record.subject" type="code">{title("subject")}{codes_xml(["person"])}</fact>',
        f'<fact name="record.as_of" type="date">{title("day")}</fact>',
    ]
    for path, type in book.types.items():
        name = book.name(path)
        question = f'<question xml:lang="en">{escape(path)}?</question>'
        if path == "id":
            parts.append(f'<fact name="{name}" type="identifier">{title(path)}</fact>')
        elif path == book.table["text_field"]:
            parts.append(f'<fact name="{name}" type="text">{title(path)}{question}</fact>')
        elif type == "list":
            fact = (
                f'<fact name="{book.item(path)}" type="code">{title(path + " place")}'
                # A code that no profile has, so that naming all the others says something.
                f"{codes_xml([*book.codes[path], 'elsewhere'])}</fact>")
            parts.append(f'<group name="{name}" most="8">{title(path)}{question}{fact}</group>')
        elif type == "str":
            codes = codes_xml(book.codes[path])
            parts.append(f'<fact name="{name}" type="code">{title(path)}{question}{codes}</fact>')
        elif type == "bool":
            parts.append(f'<fact name="{name}" type="yes-no">{title(path)}{question}</fact>')
        else:
            parts.append(f'<fact name="{name}" type="number">{title(path)}{question}</fact>')
    for name, (factor, path) in book.multiples.items():
        parts.append(
            f'<fact name="{name}" type="number">{title(f"{factor} times {path}")}'
            f'<derive as="multiply"><value of="{book.name(path)}"/><value number="{factor}"/>'
            "</derive></fact>")
    return rules(parts)


def rules(parts):
    return '<rules xmlns="urn:saring:1">\n' + "\n".join(parts) + "\n</rules>\n"


def triage(dimensions):
    def at_least(count):
        holds = "".join(f'<holds dimension="{lexicon_id(name)}"/>' for name in dimensions)
        return f'<when><at-least n="{count}">{holds}</at-least></when>'

    score = '<when><sum pack="workload" strong="5" medium="3" weak="1" at-least="12"/></when>'
    conditions = {
        "low": "", "elevated": at_least(1) + score, "high": at_least(2), "critical": at_least(4)}
    levels = [
        f'<level id="{level}" actions="inform">{title(level)}{conditions[level]}</level>'
        for level in conditions]
    sufficient = (
        f'<sufficient at-least="1">{title("anything")}'
        '<known name="offer.position recruiter.channel"/></sufficient>')
    return rules(levels + [sufficient])


def pack(dimensions):
    def dimension(name):
        def count(least, strength=None):
            strength = f' strength="{strength}"' if strength else ""
            return (
                f'<count pack="workload" dimension="{lexicon_id(name)}"{strength}'
                f' at-least="{least}"/>')

        # A count is "this strong or stronger", which says the same as the table's rule.
        ways = (
            count(2, "strong"), count(1, "strong") + count(2), count(3, "medium"),
            count(2, "medium") + count(3))
        whens = "".join(f"<when>{way}</when>" for way in ways)
        return (
            f'<dimension id="{lexicon_id(name)}">{title(name.replace("_", " "))}{whens}</dimension>')

    source = '<source id="TABLE" title="the table of the speed workload" status="recalled"/>'
    parts = "\n".join(dimension(name) for name in dimensions)
    return f'<pack xmlns="urn:saring:1" id="workload">{title("workload")}{source}\n{parts}\n</pack>\n'


def indicator_xml(book, id, indicator):
    condition, strength = indicator["when"], indicator["weight"]
    words = escape(indicator["title"])
    return (
        f'<indicator xmlns="urn:saring:1" id="{id}"'
        f' dimension="{lexicon_id(indicator["dimension"])}">'
        f'{title(indicator["title"])}<source ref="TABLE"/>'
        f'<when strength="{strength}">{book.xml(condition)}</when>'
        f'<because xml:lang="en">{words}.</because><examples>'
        f'<fires strength="{strength}" because="it holds">{book.example(condition, True)}</fires>'
        f'<silent because="it fails">{book.example(condition, False)}</silent>'
        '<undecided because="nothing is known"/></examples></indicator>\n')


def grow(table, indicators, phrases):
    """Adds indicators with lexicons of their own to the table."""
    known = {phrase for lexicon in table["lexicons"].values() for phrase in lexicon}
    words = sorted({word for phrase in known for word in phrase.split()})
    first = list(table["indicators"])
    source = random.Random(1)
    more = indicators - len(first)
    wanted = [(phrases - len(known)) * (i + 1) // more - (phrases - len(known)) * i // more
              for i in range(more)]
    for number, count in enumerate(wanted):
        model = first[number % len(first)]
        lexicon = []
        while len(lexicon) < count:
            phrase = " ".join(source.choices(words, k=3))
            if phrase not in known:
                known.add(phrase)
                lexicon.append(phrase)
        table["lexicons"][f"more_{number}"] = lexicon
        table["indicators"].append({
            **model, "id": f"M{number:04}", "when": ["and", ["lex", f"more_{number}"], model["when"]]})


def main():
    workload, profiles, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    book = Book(workload, profiles)
    if len(sys.argv) > 4:
        grow(book.table, int(sys.argv[4]), int(sys.argv[5]))
    dimensions = book.table["dimensions"]
    folders = ("vocabulary", "lexicons", "workload")
    for folder in folders:
        (out / folder).mkdir(parents=True, exist_ok=True)
    (out / "book.xml").write_text(
        '<book xmlns="urn:saring:1" id="workload" version="1" languages="en" stage="record.stage"'
        f' date="record.as_of">{title("workload")}</book>\n')
    (out / "workload" / "pack.xml").write_text(pack(dimensions))
    for indicator in book.table["indicators"]:
        id = indicator["id"]
        (out / "workload" / f"{id}-rule.xml").write_text(indicator_xml(book, id, indicator))
    (out / "vocabulary" / "facts.xml").write_text(vocabulary(book))
    lexicons = []
    for name, phrases in book.table["lexicons"].items():
        elements = "".join(f"<phrase>{escape(phrase)}</phrase>" for phrase in phrases)
        examples = (
            f"<examples><fires>{escape(phrases[0])}</fires><silent>nothing of note</silent></examples>")
        lexicons.append(
            f'<lexicon id="{lexicon_id(name)}" language="id">{title(name)}{elements}{examples}</lexicon>')
    (out / "lexicons" / "lexicons.xml").write_text(rules(lexicons))
    (out / "triage.xml").write_text(triage(dimensions))


main()
