#!/usr/bin/env python3
"""Times what one profile costs: a process from start to exit, one line through a pipe, and how long
large books take to be made ready.

usage: latency.py SARING [RULES] [--runs N] [--lines N] [--large INDICATORS,PHRASES]…

Prints a Markdown table. SARING is the program to time, RULES the book (default: the repository's).
Large books are written below a scratch folder; the same numbers give the same book. Their time is
that of one process that reads the book and screens one empty profile, the median of a few runs.
"""
import argparse
import os
import random
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DEMO = ROOT / "Fixtures" / "profiles" / "demo.jsonl"
PACKS = 20
FACTS = 400
PER_LEXICON = 40
STAGES = ("advert_only", "pre_departure", "exit_check", "transit", "at_destination", "returned")


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


# One process


def run(command):
    """Wall and CPU seconds of one process from start to exit."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"latency.py: {' '.join(command)} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def start_to_exit(saring, rules, profile, runs):
    command = [saring, "screen", "--rules", str(rules), "--to", "jsonl", str(profile)]
    run(command)
    return [run(command) for _ in range(runs)]


# One line in, one line out


def pipe(saring, rules, lines):
    """Seconds from writing a line to having its whole answer, for each line but the first hundred."""
    profiles = DEMO.read_bytes().splitlines(keepends=True)
    process = subprocess.Popen(
        [saring, "screen", "--rules", str(rules), "--from", "jsonl", "--to", "jsonl", "--explain", "ids", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    source, sink = process.stdout.fileno(), process.stdin.fileno()
    times = []
    for number in range(lines + 100):
        line = profiles[number % len(profiles)]
        begin = time.perf_counter()
        os.write(sink, line)
        answer = b""
        while not answer.endswith(b"\n"):
            if not select.select([source], [], [], 20)[0]:
                process.kill()
                sys.exit("latency.py: a line was not answered within 20 seconds")
            piece = os.read(source, 1 << 16)
            if not piece:
                sys.exit("latency.py: the program ended before its input")
            answer += piece
        times.append(time.perf_counter() - begin)
    process.stdin.close()
    process.wait(timeout=20)
    return times[100:]


# Large books


class LargeBook:
    """A book that is as large as asked for and otherwise like others: packs with dimensions that count
    their indicators, each indicator with two grades, sources and examples in two languages."""

    def __init__(self, folder, indicators, phrases):
        self.folder, self.indicators, self.phrases = folder, indicators, phrases
        self.random = random.Random(20)

    def write(self):
        self.file("book.xml", '<book xmlns="urn:saring:1" id="large" version="1" languages="en id" '
                  'stage="record.stage" date="record.as_of" subject="record.subject">' + self.titles("a large book") + "</book>")
        self.vocabulary()
        self.lexicons()
        for pack in range(PACKS):
            self.pack(pack)
        levels = "".join(
            f'<level id="{level}" actions="inform">{self.titles(level)}' + (
                f"<when>{self.counts(number)}</when>" if number else "") + "</level>"
            for number, level in enumerate(("low", "elevated", "high", "critical")))
        self.rules("triage.xml", levels + f'<sufficient at-least="1">{self.titles("enough")}'
                   '<known name="record.stage"/></sufficient>')
        return self.folder

    def file(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + "\n", encoding="utf-8")

    def rules(self, path, text):
        self.file(path, f'<rules xmlns="urn:saring:1">{text}</rules>')

    @staticmethod
    def words(kind, text):
        return f'<{kind} xml:lang="en">{text}</{kind}><{kind} xml:lang="id">{text} (id)</{kind}>'

    def titles(self, text):
        return self.words("title", text)

    @staticmethod
    def counts(number):
        return f'<count pack="pack-0" at-least="{number * 2}"/>'

    def vocabulary(self):
        def asked(name, kind, more=""):
            return (f'<fact name="{name}" type="{kind}">{self.titles(name)}'
                    f'{self.words("question", "What of " + name + "?")}{more}</fact>')

        codes = "".join(f'<code id="c{code}">{self.titles(f"code {code}")}</code>' for code in range(8))
        subject = f'<code id="person">{self.titles("a person")}</code><code id="vessel">{self.titles("a vessel")}</code>'
        stages = "".join(f'<code id="{stage}">{self.titles(stage)}</code>' for stage in STAGES)
        facts = [asked("record.id", "identifier"), asked("record.as_of", "date"), asked("advert.text", "text"),
                 asked("record.stage", "code", stages), asked("record.subject", "code", subject)]
        facts += [asked(self.fact(fact), ("code", "yes-no")[fact % 2], "" if fact % 2 else codes)
                  for fact in range(FACTS)]
        self.rules("vocabulary/facts.xml", "".join(facts))

    @staticmethod
    def fact(number):
        return f"answers.a{number}"

    def lexicons(self):
        syllables = [left + right for left in "bcdfghjklmnprstvw" for right in ("a", "e", "i", "o", "u", "an", "ung")]
        seen = set()
        while len(seen) < self.phrases:
            seen.add(" ".join("".join(self.random.choices(syllables, k=self.random.randint(2, 4)))
                              for _ in range(self.random.randint(1, 3))))
        phrases = sorted(seen)
        self.random.shuffle(phrases)
        self.lexicon_count = max(1, -(-self.phrases // PER_LEXICON)) if phrases else 0
        self.shown = [". ".join(phrases[number * PER_LEXICON:][:2]) for number in range(self.lexicon_count)]
        for number in range(self.lexicon_count):
            own = "".join(f"<phrase>{phrase}</phrase>"
                          for phrase in phrases[number * PER_LEXICON:(number + 1) * PER_LEXICON])
            self.rules(f"lexicons/l{number}.xml",
                       f'<lexicon id="l{number}" language="en">{self.titles(f"lexicon {number}")}{own}</lexicon>')

    def pack(self, number):
        name = f"pack-{number}"
        own = range(number, self.indicators, PACKS)
        self.file(f"{name}/pack.xml",
                  f'<pack xmlns="urn:saring:1" id="{name}">{self.titles(name)}'
                  '<source id="S1" title="A source" year="2026" status="verified"/>'
                  f'<dimension id="d{number}">{self.titles(name)}'
                  f'<when><count pack="{name}" strength="medium" at-least="2"/></when></dimension></pack>')
        for indicator in own:
            self.file(f"{name}/I-{indicator}.xml", self.indicator(indicator, number))

    def indicator(self, number, pack):
        one = 2 * (number % (FACTS // 2))
        two = 2 * self.random.randrange(FACTS // 2) + 1
        code = number // (FACTS // 2) % 8
        if number < self.lexicon_count:
            more = f'<text name="advert.text" mentions="l{number}" at-least="2"/>'
            shown = f'<fact name="advert.text">{self.shown[number]}</fact>'
        else:
            more = f'<fact name="{self.fact(two)}" is="yes"/>'
            shown = f'<fact name="{self.fact(two)}">yes</fact>'
        first = f'<fact name="{self.fact(one)}" is="c{code} c{(code + 1 + number % 7) % 8}"/>'
        answers = (f'<fact name="record.stage">advert_only</fact><fact name="{self.fact(one)}">c{code}</fact>')
        return (
            f'<indicator xmlns="urn:saring:1" id="I-{number}" dimension="d{pack}" element="means">'
            f'{self.titles(f"sign {number}")}<source ref="S1"/>'
            f'<applies><fact name="record.stage" is="advert_only pre_departure exit_check"/></applies>'
            f'<when strength="strong">{first}{more}</when><when strength="weak">{first}</when>'
            f'{self.words("because", f"Because of sign {number}.")}'
            f'<examples><fires strength="strong" because="both are so">{answers}{shown}</fires>'
            f'<fires strength="weak" because="one is so">{answers}</fires>'
            f'<silent because="so it is not"><fact name="record.stage">returned</fact></silent>'
            f'<undecided because="nobody asked"/></examples></indicator>')


# The page


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("saring")
    parser.add_argument("rules", nargs="?", default=str(ROOT / "Rules"))
    parser.add_argument("--runs", type=int, default=41)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--large", action="append", metavar="INDICATORS,PHRASES")
    parser.add_argument("--keep", metavar="FOLDER", help="write the large books here and keep them")
    options = parser.parse_args()
    saring = str(Path(options.saring).resolve())
    rows = []

    def millis(seconds):
        return f"{seconds * 1e3:.1f} ms"

    with tempfile.TemporaryDirectory() as scratch:
        one = Path(scratch) / "one.jsonl"
        one.write_bytes(DEMO.read_bytes().splitlines(keepends=True)[0])
        found = start_to_exit(saring, options.rules, one, options.runs)
        walls, cpus = [wall for wall, _, _ in found], [cpu for _, cpu, _ in found]
        rows.append(("start to exit, one profile, full book: median", "at most 12 ms",
                     millis(statistics.median(walls)), statistics.median(walls) <= 0.012))
        rows.append(("the same, p99", "", millis(percentile(walls, 0.99)), None))
        rows.append(("the same, CPU, median", "", millis(statistics.median(cpus)), None))
        if options.lines:
            times = pipe(saring, options.rules, options.lines)
            for what, share, most in (("median", 0.5, 80e-6), ("p99", 0.99, 250e-6)):
                value = percentile(times, share)
                rows.append((f"one line in, one line out: {what}", f"at most {most * 1e6:.0f} µs",
                             f"{value * 1e6:.0f} µs", value <= most))
        empty = Path(scratch) / "empty.jsonl"
        empty.write_text('{"record.id":"A"}\n')
        for size in options.large or ("1000,2000", "10000,20000"):
            indicators, phrases = (int(part) for part in size.split(","))
            folder = Path(options.keep or scratch) / f"book-{indicators}-{phrases}"
            LargeBook(folder, indicators, phrases).write()
            found = start_to_exit(saring, folder, empty, 5)
            wall, cpu, memory = (statistics.median(column) for column in zip(*found))
            is_target = indicators == 10000
            rows.append((f"book of {indicators:,} indicators and {phrases:,} phrases, start to exit",
                         "under 1 s" if is_target else "",
                         f"{wall:.2f} s ({cpu:.2f} s CPU, {memory:.0f} MB)", wall < 1 if is_target else None))
    print("| what | target | measured | reached |")
    print("|---|---|---|---|")
    for what, target, measured, reached in rows:
        print(f"| {what} | {target} | {measured} | {'' if reached is None else 'yes' if reached else '**no**'} |")


if __name__ == "__main__":
    main()
