"""The server is killed in the middle of writing, again and again: what it has answered is kept.

The moments come from a printed seed; BALSTS_SEED repeats them as far as the machine allows.
"""

import contextlib
import http.cookiejar
import os
import random
import re
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from program import Server, duplicate, postgres, run

ROUNDS = {"sqlite": 5, "postgres": 1}
WRITERS = 4
LETTERS = "abdegiklmnoprstuv"


class Writer:
    """Māra in one of her windows: registers learners, each with a name of its own."""

    def __init__(self, address, name):
        self.address = address
        self.name = name
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Straight())
        self.token = self.field(self.get("/sign-in"), "csrf")
        status, place, _ = self.post("/sign-in/demo", {"email": "mara@balsts.example", "next": ""})
        assert status == 303 and place == "/", (status, place)
        page = self.get("/learners/new")
        self.token = self.field(page, "csrf")
        self.institution = self.field(page, "institution")

    def learner(self, path):
        """A learner's page; the errand is said, because a cold look is asked for it."""
        return self.get(path + "?purpose=monitor")

    def get(self, path):
        with self.opener.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def post(self, path, fields):
        body = urllib.parse.urlencode({**fields, "csrf": self.token}).encode()
        request = urllib.request.Request(self.address + path, body, {"Sec-Fetch-Site": "same-origin"})
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.headers.get("Location"), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("Location"), error.read().decode()

    def register(self, surname):
        return self.post("/learners", {
            "given_name": "Ieva", "surname": surname, "born_on": "12.04.2012", "sex": "female", "code": "",
            "institution": self.institution, "stage": "general", "grade": "7", "class_letter": "a",
            "enrolled_from": time.strftime("%d.%m.%Y"), "confirmed_new": "1",
        })

    @staticmethod
    def field(page, name):
        tag = next(tag for tag in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in tag)
        return re.search(r'value="([^"]*)"', tag)[1]


class Straight(urllib.request.HTTPRedirectHandler):
    """Redirects are answers here."""

    def redirect_request(self, *_):
        return None


def surnames(seed):
    """Names of letters only, none twice."""
    chance = random.Random(seed)
    while True:
        yield "B" + "".join(chance.choices(LETTERS, k=12))


def write_until_killed(writer, names, kept, faults, ended):
    """Writes down every learner whose registration was answered, with the address of the record."""
    for surname in names:
        try:
            status, place, page = writer.register(surname)
        except Exception as error:  # the server is gone, in one of the many ways in which a connection ends
            if not ended.is_set():
                ended.wait(10)
            if not ended.is_set():
                faults.append(repr(error))
            return
        if status != 303:
            faults.append(f"{status} for {surname}: {page[-500:]}")
            return
        kept.append((surname, place.split("?")[0]))


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_was_answered_outlives_a_killed_server(engine, tmp_path):
    seed = int(os.environ.get("BALSTS_SEED", random.SystemRandom().randrange(2**32)))
    print(f"seed {seed}: BALSTS_SEED={seed} repeats it")
    chance = random.Random(seed)
    address = f"sqlite:{tmp_path}/killed.sqlite" if engine == "sqlite" else postgres("killed")
    run("demo", "--database", address, "--no-serve")
    kept = []
    server = Server("serve", "--database", address, log=tmp_path / "0.log")
    try:
        for number in range(1, ROUNDS[engine] + 1):
            before = len(kept)
            faults, ended = [], threading.Event()
            writers = [Writer(server.address, each) for each in range(WRITERS)]
            threads = [
                threading.Thread(target=write_until_killed, args=(
                    writer, surnames(f"{seed} {number} {writer.name}"), kept, faults, ended))
                for writer in writers
            ]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.3, 2.0))
            ended.set()
            server.process.kill()
            server.process.wait()
            for thread in threads:
                thread.join(60)
            assert not faults, f"seed {seed}, round {number}: {faults}"
            print(f"round {number}: {len(kept) - before} learners were answered before the end")
            server = Server("serve", "--database", address, log=tmp_path / f"{number}.log")
            reader = Writer(server.address, "reader")
            for surname, place in kept[before:]:
                assert surname in reader.learner(place), f"seed {seed}, round {number}: {surname} at {place} is lost"
            assert b"the chain is whole" in run("verify", "--database", address)
        assert len(kept) > 0, f"seed {seed}: the server was killed before it answered anything"
        reader = Writer(server.address, "reader")
        for surname, place in chance.sample(kept, min(50, len(kept))):
            assert surname in reader.learner(place), f"seed {seed}: {surname} at {place} is lost"
        server.stop()
    finally:
        server.kill()


def test_a_server_that_is_told_to_end_loses_nothing_and_ends_well(loaded, tmp_path):
    address = f"sqlite:{duplicate(f'sqlite:{loaded}', tmp_path / 'told.sqlite')}"
    kept, faults, ended = [], [], threading.Event()
    server = Server("serve", "--database", address, log=tmp_path / "0.log")
    try:
        writers = [Writer(server.address, each) for each in range(WRITERS)]
        threads = [
            threading.Thread(target=write_until_killed, args=(
                writer, surnames(f"told {writer.name} {time.time()}"), kept, faults, ended))
            for writer in writers
        ]
        for thread in threads:
            thread.start()
        time.sleep(1)
        ended.set()
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 20
        for thread in threads:
            thread.join(60)
        assert not faults and kept, faults
        server = Server("serve", "--database", address, log=tmp_path / "1.log")
        reader = Writer(server.address, "reader")
        for surname, place in kept:
            assert surname in reader.learner(place), f"{surname} at {place} is lost"
        server.stop()
    finally:
        server.kill()


def test_who_asks_twice_means_now(loaded, tmp_path):
    file = duplicate(f"sqlite:{loaded}", tmp_path / "twice.sqlite")
    server = Server("serve", "--database", f"sqlite:{file}", log=tmp_path / "log")
    try:
        writer = Writer(server.address, "slow")
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
            # Somebody holds the file for a while: the request waits, and the server for the request.
            other.execute("BEGIN IMMEDIATE")
            waiting = threading.Thread(target=write_until_killed, args=(
                writer, iter(["Bwaits"]), [], [], threading.Event()), daemon=True)
            waiting.start()
            time.sleep(0.5)
            server.process.terminate()
            time.sleep(1)
            assert server.process.poll() is None
            server.process.terminate()
            assert server.process.wait(3) == 1
    finally:
        server.kill()
