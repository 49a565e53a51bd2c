#!/usr/bin/env python3
"""Measures Saring against others on the speed workload and writes Documentation/performance.md.

usage: bench.py SARING WORKLOAD [PAGE]

SARING is the release binary, WORKLOAD the folder of the workload. COUNT profiles (200,000 if the
environment names no other number) are made in a scratch folder; every program takes its turn in each of
REPEATS rounds, so that whatever else the machine does falls on all of them alike, and medians are told.
Nothing is written to the workload's folder. What is not installed is not compared, and said so.
"""
import datetime
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
COUNT = int(os.environ.get("COUNT", 200_000))
REPEATS = int(os.environ.get("REPEATS", 7))
CHECKED = 100_000
DAY = "2026-11-23"
RULES = HERE.parent.parent / "Rules"


class Bench:
    def __init__(self, saring, workload, scratch):
        self.saring, self.workload, self.scratch = str(saring), workload, scratch
        self.lines, self.missing = [], []
        self.medians = {}

    def path(self, name):
        return str(self.scratch / name)

    def say(self, line=""):
        print(line, flush=True)
        self.lines.append(line)

    def screen(self, file, explain, jobs, book="book"):
        return [self.saring, "screen", "--rules", self.path(book), "--as-of", DAY, "--to", "jsonl",
                "--jobs", str(jobs), "--explain", explain, file]

    def run(self, command, output="/dev/null"):
        """CPU seconds and wall seconds of one process, its children included."""
        with open(output, "wb") as out:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True,
                           cwd=self.workload if "peer" in str(command[1:2]) else None)
            wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall

    # The workload

    def prepare(self):
        python = sys.executable
        files = [(COUNT, self.scratch)] if COUNT == CHECKED else [
            (COUNT, self.scratch), (CHECKED, self.scratch)]
        for count, folder in files:
            subprocess.run([python, str(self.workload / "generate.py"), str(count), str(folder)], check=True)
        csv = self.path(f"p{CHECKED}.csv")
        rulebook = [python, str(HERE / "rulebook.py"), str(self.workload), csv]
        subprocess.run([*rulebook, self.path("book")], check=True)
        subprocess.run([*rulebook, self.path("grown"), "1000", "20000"], check=True)
        self.has_bound = self.build_bound()
        self.has_duckdb = self.can_import("duckdb")
        self.has_python = self.can_import("orjson", "ahocorasick_rs")

    def build_bound(self):
        if not shutil.which("g++"):
            self.missing.append("the bound in C++: g++ is not installed")
            return False
        subprocess.run([sys.executable, str(self.workload / "gen_cpp.py"), self.path("rules_gen.h")], check=True)
        built = subprocess.run(
            ["g++", "-O3", "-march=native", "-std=c++17", "-pthread", f"-I{self.scratch}",
             "-include", str(HERE / "avx512.h"), str(self.workload / "bound.cpp"), "-lsimdjson",
             "-o", self.path("bound")],
            stderr=subprocess.PIPE, text=True)
        works = built.returncode == 0 and subprocess.run(
            [self.path("bound"), self.path(f"p{CHECKED}.jsonl"), "-m", "ws"], stdout=subprocess.DEVNULL
        ).returncode == 0
        if not works:
            self.missing.append("the bound in C++: it needs libsimdjson and a processor with AVX2")
        return works

    def can_import(self, *modules):
        found = subprocess.run([sys.executable, "-c", f"import {', '.join(modules)}"],
                               stderr=subprocess.DEVNULL).returncode == 0
        if not found:
            self.missing.append(f"{' and '.join(modules)}: not installed")
        return found

    # Agreement

    def agree(self):
        reference = self.path("reference.jsonl")
        with open(reference, "wb") as out:
            subprocess.run([sys.executable, str(self.workload / "ref.py"), self.path(f"p{CHECKED}.jsonl")],
                           stdout=out, check=True)
        self.say("## Agreement with the reference")
        self.say()
        self.say("The level and the indicators that fired are compared on every profile. Saring tells no points: the "
                 "score is worked out from the indicators that fired, and the level, which depends on it, is compared.")
        self.say()
        for form in ("jsonl", "csv"):
            self.run(self.screen(self.path(f"p{CHECKED}.{form}"), "ids", 2), self.path("out"))
            with open(self.path("out"), "rb") as source, open(self.path("answers"), "wb") as out:
                subprocess.run([sys.executable, str(HERE / "answers.py"), str(self.workload)],
                               stdin=source, stdout=out, check=True)
            compared = subprocess.run(
                [sys.executable, str(self.workload / "compare.py"), reference, self.path("answers")],
                stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
            self.say(f"- {form}: {compared}")
        outputs = []
        for jobs in (1, 2, 3):
            self.run(self.screen(self.path(f"p{CHECKED}.jsonl"), "ids", jobs), self.path(f"jobs{jobs}"))
            outputs.append(Path(self.path(f"jobs{jobs}")).read_bytes())
        same = all(output == outputs[0] for output in outputs)
        self.say(f"- bytes for `--jobs` 1, 2 and 3: {'identical' if same else '**DIFFERENT**'}")
        self.say()

    # Side by side

    def contestants(self):
        jsonl, csv = self.path(f"p{COUNT}.jsonl"), self.path(f"p{COUNT}.csv")
        yield "saring none", self.screen(jsonl, "none", 1)
        yield "saring ids", self.screen(jsonl, "ids", 1)
        yield "saring evidence", self.screen(jsonl, "evidence", 1)
        yield "saring ids, 1 job, 1 processor", ["taskset", "-c", "0", *self.screen(jsonl, "ids", 1)]
        yield "saring ids, 2 jobs", self.screen(jsonl, "ids", 2)
        yield "saring ids, grown", self.screen(jsonl, "ids", 1, book="grown")
        yield "saring csv ids", self.screen(csv, "ids", 1)
        yield "saring csv ids, 2 jobs", self.screen(csv, "ids", 2)
        if self.has_bound:
            bound = self.path("bound")
            yield "bound", [bound, jsonl, "-m", "ws", "-t", "1"]
            yield "bound, parse only", [bound, jsonl, "-p", "parse", "-t", "1"]
            yield "bound, 2 threads", [bound, jsonl, "-m", "ws", "-t", "2"]
            yield "bound csv", [bound, csv, "-m", "ws", "-t", "1"]
        if self.has_duckdb:
            duckdb = [sys.executable, str(self.workload / "peer_duckdb.py")]
            yield "duckdb", [*duckdb, jsonl, "1", "prefilter", self.path("duck")]
            yield "duckdb csv", [*duckdb, csv, "1", "prefilter", self.path("duck")]
        if self.has_python:
            peer = [sys.executable, str(self.workload / "peer_pyfast.py")]
            yield "python", [*peer, jsonl, "1", "ac"]
            yield "python csv", [*peer, csv, "1", "ac"]

    def side_by_side(self):
        contestants = list(self.contestants())
        times = {name: [] for name, _ in contestants}
        for round in range(REPEATS):
            for name, command in contestants:
                # The slow ones vary little.
                if round < 3 or not name.startswith(("duckdb", "python")):
                    times[name].append(self.run(command, self.path("out")))
        self.say("## Side by side")
        self.say()
        self.say(f"{COUNT:,} profiles, output written to a file; medians of {REPEATS} interleaved rounds (3 of DuckDB and "
                 "Python). CPU is user and system time of the whole process, start included.")
        self.say()
        self.say("| what | profiles per CPU second | CPU, µs a profile | wall, s |")
        self.say("|---|---|---|---|")
        for name, values in times.items():
            cpu, wall = (statistics.median(value[part] for value in values) for part in (0, 1))
            self.medians[name] = cpu, wall
            self.say(f"| {name} | {COUNT / cpu:,.0f} | {cpu / COUNT * 1e6:.2f} | {wall:.2f} |")
        self.say()

    def ratios(self):
        def cpu(name):
            return self.medians.get(name, (None,))[0]

        rows = []

        def at_least(what, target, value):
            if value is not None:
                rows.append((what, f"at least {target}", value, value >= target))

        def at_most(what, target, value):
            if value is not None:
                rows.append((what, f"at most {target}", value, value <= target))

        def over(left, right):
            return cpu(left) / cpu(right) if cpu(left) and cpu(right) else None

        at_least("profiles per CPU second, of the bound's", 1.0, over("bound", "saring ids"))
        at_most("CPU, of the parse-only program's", 1.35, over("saring ids", "bound, parse only"))
        at_least("CPU of DuckDB over Saring's, JSONL", 6.5, over("duckdb", "saring ids"))
        at_least("CPU of DuckDB over Saring's, CSV", 8.0, over("duckdb csv", "saring csv ids"))
        at_least("profiles per CPU second, of the bound's, CSV", 1.0, over("bound csv", "saring csv ids"))
        at_least("CPU of Python over Saring's, JSONL", 1.0, over("python", "saring ids"))
        # One job reads and writes beside screening, so on two processors it has a part of the second.
        one, two = self.medians["saring ids, 1 job, 1 processor"][1], self.medians["saring ids, 2 jobs"][1]
        at_least("wall time on one processor over that of two jobs on two", 1.85, one / two)
        at_most("1,000 indicators and 20,000 phrases over 60 and 402", 2.5, over("saring ids, grown", "saring ids"))
        at_most("`--explain evidence` over `ids`", 1.5, over("saring evidence", "saring ids"))
        return rows

    # One process at a time

    def start(self):
        one = self.path("one.jsonl")
        demo = HERE.parent.parent / "Fixtures" / "profiles" / "demo.jsonl"
        Path(one).write_bytes(demo.read_bytes().split(b"\n")[0] + b"\n")
        prepared = self.path("Rules.saring")
        subprocess.run([self.saring, "prepare", str(RULES), "-o", prepared], stderr=subprocess.DEVNULL, check=True)
        walls = {prepared: [], str(RULES): []}
        for _ in range(41):
            for rules, times in walls.items():
                times.append(self.run([self.saring, "screen", "--rules", rules, "--to", "jsonl", one])[1])
        return [statistics.median(times) * 1e3 for times in walls.values()]

    def latency(self, command):
        """Microseconds from one line written to one line read: median and 99th of 100."""
        with open(self.path(f"p{CHECKED}.jsonl"), "rb") as file:
            lines = [file.readline() for _ in range(10_000)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, bufsize=0)
        source, sink = process.stdout.fileno(), process.stdin.fileno()
        took = []
        for line in lines:
            start = time.perf_counter_ns()
            os.write(sink, line)
            while not os.read(source, 1 << 16).endswith(b"\n"):
                pass
            took.append((time.perf_counter_ns() - start) / 1e3)
        process.stdin.close()
        process.wait()
        took = sorted(took[100:])
        return took[len(took) // 2], took[len(took) * 99 // 100]

    def memory(self, count):
        """The peak of resident memory in MB, profiles coming through a pipe."""
        command = " ".join(self.screen("-", "ids", 1))
        peak = self.path("peak")
        subprocess.run(
            f"head -n {count} {self.path(f'p{COUNT}.jsonl')} | /usr/bin/env time -f %M -o {peak} {command}"
            " > /dev/null 2> /dev/null", shell=True, check=True)
        return int(Path(peak).read_text()) / 1024

    def table_of_targets(self):
        rows = self.ratios()
        prepared, folder = self.start()
        rows.append(("start to exit, shipped book as installed (prepared), one profile, ms", "at most 12", prepared,
                     prepared <= 12))
        rows.append(("start to exit, shipped book from its folder of XML, one profile, ms", "at most 12", folder,
                     folder <= 12))
        median, late = self.latency(self.screen("-", "ids", 1))
        rows.append(("one line in, one line out, µs, median", "at most 80", median, median <= 80))
        rows.append(("one line in, one line out, µs, p99", "at most 250", late, late <= 250))
        if shutil.which("time"):
            few, many = self.memory(COUNT // 10), self.memory(COUNT)
            rows.append((f"peak memory in a pipe, {COUNT // 10:,} profiles, MB", "at most 32", few, few <= 32))
            rows.append((f"peak memory in a pipe, {COUNT:,} profiles, MB", "at most 32", many, many <= 32))
        else:
            self.missing.append("peak memory: `time` is not installed")
        self.say("## Targets")
        self.say()
        self.say("| what | target | measured | |")
        self.say("|---|---|---|---|")
        for what, target, value, reached in rows:
            self.say(f"| {what} | {target} | {value:.2f} | {'reached' if reached else '**not reached**'} |")
        self.say()
        if self.has_bound:
            median, late = self.latency([self.path("bound"), "-", "-l", "-m", "ws"])
            self.say(f"One line in, one line out takes the bound {median:.0f} µs (p99 {late:.0f} µs); the script that asks "
                     "is in these figures.")
            self.say()


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        name = platform.processor()
    return f"{name}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"


def has_wide_vectors():
    try:
        return " avx512bw " in Path("/proc/cpuinfo").read_text()
    except OSError:
        return False


def micro(environment):
    """The steps of the batch path alone, as `Tests/Benchmarks` measures them: (name, µs a profile)."""
    if not shutil.which("swift"):
        return []
    run = subprocess.run(
        ["swift", "package", "--package-path", str(HERE), "-c", "release", "--disable-sandbox", "benchmark",
         "--no-progress", "--format", "markdown"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **environment})
    rows, name = [], None
    for line in run.stdout.splitlines():
        if line.startswith("### "):
            name = line[4:].strip()
        elif line.startswith("| Time (wall clock) (ns)"):
            # Its columns are the metric, p0, p25, p50 and on; an iteration is a block of 256 profiles.
            rows.append((name, float(line.split("|")[4].replace(",", "")) / 256 / 1e3))
    return rows


def say_micro(bench, environment):
    rows = micro(environment)
    if not rows:
        bench.missing.append("micro-benchmarks: the package in Tests/Benchmarks did not build or run")
        return
    bench.say("## Step by step")
    bench.say()
    bench.say("Medians of `Tests/Benchmarks` (`swift package benchmark`) on one thread and blocks of 256 profiles; "
              "reading, cutting and writing to a file are not in them.")
    bench.say()
    bench.say("| step | µs a profile | profiles a second |")
    bench.say("|---|---|---|")
    for name, value in rows:
        bench.say(f"| {name} | {value:.3f} | {1e6 / value:,.0f} |")
    times = dict(rows)
    alone = times.get("evaluate a block, columns alone")
    for name, value in rows:
        if alone and name.endswith("bytes of text"):
            size = int(name.split()[-4]) / 256
            bench.say()
            bench.say(f"Text alone, with folding: {size / (value - alone) / 1e3:.2f} GB per CPU second "
                      "(target: at least 1.5, ASCII). Columns alone: target at least 20,000,000.")
    bench.say()


def main():
    saring, workload = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    page = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if not (workload / "rules.json").exists():
        # A checkout alone: the steps on what the repository ships.
        bench = Bench(saring, workload, Path())
        print(f"the speed workload is not at {workload}: nothing is compared, and no page is written")
        say_micro(bench, {})
        print("\n".join(bench.missing))
        return
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(saring, workload, Path(folder))
        bench.say("# Performance")
        bench.say()
        bench.say("Written by `make bench`; what was tried and what bounds it is in `decisions/020-batch-speed.md`.")
        bench.say()
        bench.say(f"- machine: {processor()}")
        bench.say(f"- date: {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC; load before: "
                  f"{os.getloadavg()[0]:.1f}")
        bench.say("- work: profiles of about 1 KB against 60 indicators, 12 of them over 402 phrases, expressed as a "
                  "rule book by `Tests/Benchmarks/rulebook.py`; the same bytes for all")
        bench.prepare()
        if bench.has_bound and not has_wide_vectors():
            bench.say("- the bound: its comparisons of 64 bytes are pairs of 32 (`Tests/Benchmarks/avx512.h`), as this "
                      "processor has no AVX-512")
        bench.say()
        bench.agree()
        bench.side_by_side()
        bench.table_of_targets()
        say_micro(bench, {"BOOK": bench.path("book"), "PROFILES": bench.path(f"p{CHECKED}.jsonl")})
        bench.say("## Not compared")
        bench.say()
        bench.missing += ["Polars, regorus, CEL, CLIPS, ZEN and jq: no program for them stands beside the workload"]
        for line in bench.missing:
            bench.say(f"- {line}")
        if page:
            page.write_text("\n".join(bench.lines).rstrip() + "\n")


main()
