#!/usr/bin/env python3
"""Prints how the program's answers compare with the least that the same work can cost on the same machine.

    python3 Benchmarks/ratios.py                        the program of .build/debug
    BALSTS_BINARY=.build/release/balsts python3 Benchmarks/ratios.py --rounds 500

Ratios and not times, because a time says nothing on another machine. Below 1 the program is quicker.
"""

import argparse
import http.client
import json
import pathlib
import sqlite3
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Journeys"))

from caller import Caller  # noqa: E402
from program import Server  # noqa: E402

COUNTED = "v.approved_at IS NOT NULL AND v.superseded_at IS NULL"
PLANS = f"""
SELECT p.institution_id, p.semester_id, count(DISTINCT p.id), count(DISTINCT p.learner_id)
FROM plan_version v JOIN support_plan p ON p.id = v.plan_id
WHERE {COUNTED} GROUP BY p.institution_id, p.semester_id
"""
MENTIONS = f"""
SELECT institution_id, semester_id, count(*) FROM (
    SELECT DISTINCT p.id, p.institution_id, p.semester_id, coalesce(
        (SELECT f.category FROM risk_factor f WHERE f.code = r.factor AND f.valid_from <= s.ends_on
            ORDER BY f.valid_from DESC LIMIT 1),
        (SELECT f.category FROM risk_factor f WHERE f.code = r.factor ORDER BY f.valid_from LIMIT 1)) AS category
    FROM plan_version v JOIN support_plan p ON p.id = v.plan_id JOIN semester s ON s.id = p.semester_id
    JOIN plan_risk r ON r.version_id = v.id WHERE {COUNTED})
WHERE category IS NOT NULL GROUP BY institution_id, semester_id
"""


class Line:
    """One connection that stays open, as a browser keeps it, with the session of somebody who signed in."""

    def __init__(self, caller):
        self.connection = http.client.HTTPConnection(caller.host, timeout=60)
        self.fields = {"Cookie": "; ".join(f"{name}={value}" for name, value in caller.cookies.items())}

    def get(self, path):
        self.connection.request("GET", path, headers=self.fields)
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        return body


def median(rounds, work):
    """Milliseconds, the median of many; the first few warm up."""
    times = []
    for number in range(rounds + 5):
        begin = time.perf_counter()
        work()
        if number >= 5:
            times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def line(name, own, other, least):
    print(f"{name:<44} {own:8.2f} ms  {least:<24} {other:8.2f} ms  ratio {own / other:6.2f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=200)
    rounds = arguments.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "demo.sqlite"
        server = Server("demo", "--database", f"sqlite:{file}", log=pathlib.Path(folder) / "log")
        try:
            compare(server, file, rounds)
        finally:
            server.stop()


def compare(server, file, rounds):
    expert = Line(Caller(server.address).sign_in("raimonds"))
    report = "/reports/plans/json?by=institution,semester"
    raw = sqlite3.connect(f"file:{file}?mode=ro", uri=True)

    def figures():
        return raw.execute(PLANS).fetchall(), raw.execute(MENTIONS).fetchall()

    told = json.loads(expert.get(report))["rows"]
    plans, mentions = figures()
    assert sum(row["plans"] for row in told) == sum(row[2] for row in plans), "the two count different plans"
    assert sum(row["risk_mentions"] for row in told) == sum(row[2] for row in mentions), "… and different risks"
    print(f"{sum(row[2] for row in plans)} plans, {rounds} rounds, medians")

    health = median(rounds, lambda: expert.get("/health"))
    # The report travels over HTTP, the raw query does not: what a bare request costs is taken off.
    counted = max(median(rounds, lambda: expert.get(report)) - health, 0.001)
    line("report plans, from memory, without HTTP", counted, median(rounds, figures), "the same in raw SQL")

    author = Caller(server.address).sign_in("mara")
    mine = author.get("/plans?semester=&state=").text
    plan = mine[mine.index('href="/plans/') + len('href="'):].split('"')[0].split("?")[0]
    reader = Line(author)
    before = raw.execute("SELECT count(*) FROM journal WHERE action = 'sensitive_read'").fetchone()[0]
    opened = median(rounds, lambda: reader.get(plan))
    after = raw.execute("SELECT count(*) FROM journal WHERE action = 'sensitive_read'").fetchone()[0]
    assert after - before >= rounds, "a look at a plan left no row in the journal"
    line("opening a plan, its journal row on disk", opened, health, "a bare /health request")


if __name__ == "__main__":
    main()
