"""The built program `balsts`: run to its end, or served while a test looks at it."""

import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("BALSTS_BINARY", ROOT / ".build/debug/balsts"))
# Settings of the machine must not reach the program under test.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("BALSTS_")}


def run(*arguments, expect=0, seconds=900, settings={}):
    """Runs a command of `balsts` and returns what it printed, as bytes; `settings` are its BALSTS_ variables."""
    done = subprocess.run(
        [BINARY, *arguments], capture_output=True, env=ENVIRONMENT | settings, stdin=subprocess.DEVNULL, timeout=seconds
    )
    assert done.returncode == expect, (
        f"balsts {' '.join(arguments)} exited {done.returncode}, not {expect}:\n"
        f"{done.stdout.decode(errors='replace')[-3000:]}{done.stderr.decode(errors='replace')[-3000:]}"
    )
    return done.stdout if expect == 0 else done.stdout + done.stderr


class Server:
    """`balsts serve` or `balsts demo` on a free port, ready when /health answers."""

    def __init__(self, *arguments, log, seconds=600, settings={}):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = pathlib.Path(log)
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [BINARY, *arguments, "--port", str(self.port)],
                stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                env=ENVIRONMENT | settings,
            )
        self._wait(seconds)

    def _wait(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.address + "/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
        self.kill()
        raise AssertionError(f"the server did not come up; it said:\n{self.log.read_text(errors='replace')[-3000:]}")

    def stop(self):
        """Asks the server to end, which it does in time and with exit code 0."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(25)
            except subprocess.TimeoutExpired:
                self.kill()
        said = self.log.read_text(errors="replace")[-3000:]
        assert self.process.returncode == 0, f"the server ended with {self.process.returncode}; it said:\n{said}"

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def postgres(database):
    """The address of a fresh database on the private PostgreSQL of bin/test."""
    server = os.environ.get("TEST_POSTGRES_URL")
    assert server, "TEST_POSTGRES_URL is missing: run these tests with bin/test or bin/with-postgres"
    assert shutil.which("psql"), "psql is missing: run bin/setup --tests"
    for statement in (f"DROP DATABASE IF EXISTS {database}",
                      f"CREATE DATABASE {database} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"):
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", server, "-c", statement], check=True,
                       stderr=subprocess.PIPE)
    return server.rsplit("/", 1)[0] + "/" + database


def duplicate(registry, file):
    """A copy of a registry in SQLite, also of one that is being used."""
    with sqlite3.connect(registry.removeprefix("sqlite:")) as original, sqlite3.connect(file) as copy:
        original.backup(copy)
    return file
