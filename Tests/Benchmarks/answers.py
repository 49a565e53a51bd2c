#!/usr/bin/env python3
"""Turns screenings (JSON lines on standard input) into answers of the speed workload on standard output.

usage: answers.py WORKLOAD

Saring tells levels and indicators and never a sum of points: the score is worked out here, as the points
of the indicators that fired by the table. That the rule book counts points alike is seen from the
level, which is elevated from 12 points.
"""
import json
import sys
from pathlib import Path

table = json.loads((Path(sys.argv[1]) / "rules.json").read_text())
points = {rule["id"]: table["points"][rule["weight"]] for rule in table["indicators"]}
place = {rule["id"]: place for place, rule in enumerate(table["indicators"])}
for line in sys.stdin:
    screening = json.loads(line)
    fired = [finding["indicator"] for finding in screening["fired"]]
    # The book may hold further indicators; the table's order is that of the reference.
    fired = sorted((id for id in fired if id in place), key=place.get)
    answer = {
        "id": screening["id"], "level": screening["level"],
        "score": sum(points[id] for id in fired), "fired": fired,
    }
    print(json.dumps(answer, separators=(",", ":")))
