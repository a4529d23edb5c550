"""A registry of one's own, from its first command on: begun, served, copied, lost, and what is refused on the way."""

import os
import signal
import sqlite3
import subprocess
import time
import urllib.request

import pytest

from program import BINARY, ENVIRONMENT, Server, duplicate, postgres, run

KEY = {"BALSTS_KEY": "0123456789abcdef" * 4}


def psql(server, statement):
    subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", server, "-c", statement], check=True, capture_output=True)


@pytest.fixture
def begun(tmp_path):
    """A registry that holds nobody, with a key of its own."""
    file = tmp_path / "registry.sqlite"
    run("migrate", "--database", f"sqlite:{file}")
    return file


def test_a_registry_is_begun_opened_to_its_first_administrator_and_served(begun, tmp_path):
    assert os.stat(f"{begun}.key").st_mode & 0o777 == 0o600 and os.stat(begun).st_mode & 0o077 == 0
    assert b"up to date" in run("migrate", "--database", f"sqlite:{begun}")
    assert b"/first-administrator" in run("user", "bootstrap", "--database", f"sqlite:{begun}")
    anchors = tmp_path / "anchors"
    server = Server("serve", "--database", f"sqlite:{begun}", log=tmp_path / "log",
                    settings={"BALSTS_ANCHOR": str(anchors)})
    try:
        with urllib.request.urlopen(server.address + "/sign-in", timeout=5) as page:
            assert b"balsts.example" not in page.read(), "accounts of the demo are offered"
        end = time.monotonic() + 10
        while not (anchors.exists() and anchors.read_text()) and time.monotonic() < end:
            time.sleep(0.1)
        server.stop()
    finally:
        server.kill()
    assert len(anchors.read_text().splitlines()) == 1
    said = run("verify", "--database", f"sqlite:{begun}", "--anchor", str(anchors)).decode()
    assert "the chain is whole. Last row: " in said and "fits all 1" in said
    anchors.write_text(anchors.read_text().replace(" ", " 1", 1))
    assert b"not the one that was anchored" in run(
        "verify", "--database", f"sqlite:{begun}", "--anchor", str(anchors), expect=1)


def test_a_lost_registry_is_not_begun_anew(begun):
    for command in (["serve"], ["verify"], ["user", "bootstrap"], ["migrate"], ["demo", "--no-serve"]):
        begun.unlink(missing_ok=True)
        said = run(*command, "--database", f"sqlite:{begun}", expect=1).decode()
        assert "backup" in said and str(begun) in said and not begun.exists(), command
        begun.touch()
        run(*command, "--database", f"sqlite:{begun}", expect=1)
        assert begun.stat().st_size == 0, command


def test_the_demo_is_not_loaded_into_somebodys_registry(begun):
    assert b"not the demo" in run("demo", "--no-serve", "--database", f"sqlite:{begun}", expect=1)
    server = postgres("begun")
    run("migrate", "--database", server, settings=KEY)
    assert b"not the demo" in run("demo", "--no-serve", "--database", server, expect=1)


def test_without_its_key_a_registry_gets_no_new_one(begun):
    key = begun.with_name(begun.name + ".key")
    key.rename(begun.with_name("away"))
    for command in ("migrate", "serve", "verify"):
        assert b"no key" in run(command, "--database", f"sqlite:{begun}", expect=1)
    assert not key.exists()
    assert b"not the one that this registry was begun with" in run(
        "migrate", "--database", f"sqlite:{begun}", expect=1, settings=KEY)


def test_an_interrupted_demo_begins_anew(tmp_path):
    file = tmp_path / "demo.sqlite"
    command = [BINARY, "demo", "--no-serve", "--database", f"sqlite:{file}"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL) as first:
        end = time.monotonic() + 60
        while time.monotonic() < end and not journal_rows(file):
            time.sleep(0.1)
        first.send_signal(signal.SIGKILL)
    assert journal_rows(file)
    said = run("demo", "--no-serve", "--database", f"sqlite:{file}").decode()
    assert "begins anew" in said and "Loaded the demo" in said
    run("verify", "--database", f"sqlite:{file}")


def journal_rows(file):
    if not file.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as look:
            return look.execute("SELECT count(*) FROM support_plan").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_a_copy_from_postgresql_to_sqlite_answers_the_same(registries, tmp_path):
    target = f"sqlite:{tmp_path}/copy.sqlite"
    run("copy", "--from", registries["postgres"], "--to", target)
    for name in ("plans", "learners"):
        asked = ["report", name, "--by", "unit,semester", "--format", "csv", "--database"]
        assert run(*asked, target) == run(*asked, registries["postgres"])
    run("verify", "--database", target)
    assert b"already has rows" in run("copy", "--from", registries["postgres"], "--to", target, expect=1)


def test_a_copy_that_was_cut_off_is_not_opened(begun):
    with sqlite3.connect(begun) as hand:
        hand.execute("INSERT INTO schema_step (name, checksum) VALUES ('(copying)', '')")
    for command in (["serve"], ["verify"], ["migrate"], ["user", "bootstrap"]):
        assert b"interrupted" in run(*command, "--database", f"sqlite:{begun}", expect=1), command


def test_a_schema_of_a_newer_program_is_refused_and_left_alone(begun):
    with sqlite3.connect(begun) as hand:
        hand.execute("INSERT INTO schema_step (name, checksum) VALUES ('future', 'x')")
    server = postgres("newer")
    run("migrate", "--database", server, settings=KEY)
    psql(server, "INSERT INTO schema_step (name, checksum) VALUES ('future', 'x')")
    for database, settings in ((f"sqlite:{begun}", {}), (server, KEY)):
        for command in ("migrate", "serve", "verify"):
            said = run(command, "--database", database, expect=1, settings=settings)
            assert b"newer version of this program" in said and b"future" in said


def test_a_damaged_journal_on_postgresql_is_named(registries):
    target = postgres("damaged")
    run("copy", "--from", registries["sqlite"], "--to", target)
    psql(target, "ALTER TABLE journal DISABLE TRIGGER USER; UPDATE journal SET request = request || 'x' WHERE seq = 41")
    assert b"row 41" in run("verify", "--database", target, expect=1)


def test_a_server_made_ready_for_postgresql_serves_with_settings_from_a_file(tmp_path):
    database = postgres("served")
    file = tmp_path / "balsts.conf"
    file.write_text(f"# The registry\nBALSTS_DATABASE={database}\nBALSTS_KEY={KEY['BALSTS_KEY']}\nBALSTS_PORT=8999\n")
    run("migrate", "--configuration", str(file))
    shown = run("serve", "--configuration", str(file), "--show-configuration", "--host", "::1",
                settings={"BALSTS_ORIGIN": "https://balsts.example.lv"}).decode()
    lines = {line.split()[0]: line for line in shown.splitlines()}
    assert KEY["BALSTS_KEY"] not in shown and "(hidden)" in lines["BALSTS_KEY"]
    assert "8999" in lines["BALSTS_PORT"] and str(file) in lines["BALSTS_PORT"]
    assert lines["BALSTS_HOST"].endswith("command line") and lines["BALSTS_ORIGIN"].endswith("environment")
    assert lines["BALSTS_ANCHOR"].endswith("default")
    server = Server("serve", "--configuration", str(file), log=tmp_path / "log")
    try:
        server.stop()
    finally:
        server.kill()
    file.write_text("BALSTS_DATABSE=x\n")
    assert b"line 1" in run("migrate", "--configuration", str(file), expect=2)


def test_passwords_are_not_repeated():
    for arguments in (["verify", "--database"], ["demo", "--database"], ["copy", "--to", "sqlite:x", "--from"]):
        assert b"geheim" not in run(*arguments, "mysql://a:geheim@b/c", expect=2)
    shown = run("serve", "--show-configuration", "--database", "postgresql://a:geheim@b/c")
    assert b"geheim" not in shown and b"postgresql://a:(hidden)@b/c" in shown


def test_a_backup_is_made_beside_a_server_and_put_where_the_registry_is_gone(loaded, tmp_path):
    file = duplicate(f"sqlite:{loaded}", tmp_path / "registry.sqlite")
    registry, backup = f"sqlite:{file}", tmp_path / "backup.sqlite"
    server = Server("serve", "--database", registry, log=tmp_path / "serve.log")
    try:
        assert b"the chain is whole" in run("backup", str(backup), "--database", registry)
        server.stop()
    finally:
        server.kill()
    assert b"is there already" in run("backup", str(backup), "--database", registry, expect=1)
    assert b"Move it away first" in run("restore", str(backup), "--database", registry, expect=1)
    figures = run("report", "plans", "--database", registry, "--format", "csv")
    for each in tmp_path.glob("registry.sqlite*"):
        if each.suffix != ".lock":
            each.unlink()
    assert b"is not there or empty" in run("serve", "--database", registry, expect=1)
    assert b"the chain is whole" in run("restore", str(backup), "--database", registry)
    assert run("report", "plans", "--database", registry, "--format", "csv") == figures
    assert b"agree with a recount" in run("verify", "--database", registry)


def test_a_damaged_backup_is_not_restored(loaded, tmp_path):
    damaged = duplicate(f"sqlite:{loaded}", tmp_path / "damaged.sqlite")
    with sqlite3.connect(damaged) as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute("UPDATE journal SET purpose = 'other' WHERE seq = 7")
    target = tmp_path / "target.sqlite"
    assert b"is damaged: row 7" in run("restore", str(damaged), "--database", f"sqlite:{target}", expect=1)
    assert not target.exists()
