"""The command line: the published figures of Priekules novads, on both engines, on both maps, as known on a day."""

import csv
import io
import sqlite3

import pytest

from program import Server, duplicate, postgres, run

HEADER = "structure_on,known_on,unit_code,unit,school_year,semester,plans,learners,risk_mentions"
# What the municipality published: plans per semester, 2017/18 I to 2020/21 II.
PUBLISHED = [8, 16, 21, 22, 31, 34, 25, 20]
SEMESTERS = [(f"{year}/{year - 1999}", str(number)) for year in range(2017, 2021) for number in (1, 2)]


def report(registry, *arguments, name="plans", by="unit,semester"):
    return run("report", name, "--database", registry, "--by", by, "--format", "csv", *arguments)


def rows(registry, *arguments, **options):
    return list(csv.DictReader(io.StringIO(report(registry, *arguments, **options).decode())))


def plans(table, unit_code):
    found = {(row["school_year"], row["semester"]): int(row["plans"]) for row in table if row["unit_code"] == unit_code}
    return [found.get(semester, 0) for semester in SEMESTERS]


@pytest.fixture(params=["sqlite", "postgres"])
def registry(request, registries):
    return registries[request.param]


def test_the_report_begins_with_the_agreed_columns(registry):
    assert report(registry).decode().splitlines()[0] == HEADER


def test_before_the_reform_the_plans_stand_under_priekules_novads(registry):
    table = rows(registry, "--structure-on", "2020-12-31")
    assert plans(table, "LV-074") == PUBLISHED


def test_after_the_reform_the_same_plans_stand_under_dienvidkurzemes_novads(registry):
    table = rows(registry, "--structure-on", "2022-01-01")
    assert plans(table, "LV-112") == PUBLISHED
    assert all(row["unit_code"] != "LV-074" for row in table)


def test_a_report_as_known_on_a_day_holds_only_what_was_approved_by_then(registry):
    table = rows(registry, "--structure-on", "2020-12-31", "--known-on", "2018-12-31")
    assert plans(table, "LV-074") == [8, 16, 21, 0, 0, 0, 0, 0]
    assert {row["known_on"] for row in table} == {"2018-12-31"}


def test_a_renamed_school_is_one_institution_under_the_name_of_the_date(registry):
    def names(day):
        table = rows(registry, "--structure-on", day, "--level", "institution")
        return {row["unit_code"]: row["unit"] for row in table}

    early, late = names("2018-01-01"), names("2020-12-31")
    for before, after in (("Kalētu pamatskola", "Kalētu Mūzikas un mākslas pamatskola"),
                          ("Purmsātu speciālā internātpamatskola", "Mežupes pamatskola")):
        code = next(code for code, name in early.items() if name == before)
        assert late[code] == after
        assert before not in late.values() and after not in early.values()


def test_virgas_pamatskola_has_no_plans_after_it_left(registry):
    table = rows(registry, "--structure-on", "2020-08-01", "--level", "institution")
    virga = [row["school_year"] for row in table if row["unit"] == "Virgas pamatskola"]
    assert "2020/21" not in virga


@pytest.mark.parametrize("name", ["plans", "learners", "risks", "hours", "compensations", "cost", "capacity"])
@pytest.mark.parametrize("dates", [
    ["--structure-on", "2020-12-31"],
    ["--structure-on", "2022-01-01"],
    ["--structure-on", "2020-12-31", "--known-on", "2018-12-31"],
    ["--structure-on", "2020-12-31", "--level", "institution"],
], ids=["old map", "new map", "as known in 2018", "institutions"])
def test_both_engines_print_the_same_bytes(registries, name, dates):
    on_sqlite, on_postgres = (report(registries[engine], *dates, name=name) for engine in ("sqlite", "postgres"))
    assert on_sqlite == on_postgres and (on_sqlite.count(b"\n") > 1 or name in ("compensations", "capacity"))


def test_the_registry_verifies_after_the_demo(registry):
    run("verify", "--database", registry)


@pytest.mark.parametrize("damage", [
    "UPDATE journal SET changes = '[]', purpose = 'approve', object_id = 1 WHERE seq = {seq}",
    "DELETE FROM journal WHERE seq = {seq}",
    "UPDATE journal SET seq = 0 WHERE seq = {seq}; UPDATE journal SET seq = {seq} WHERE seq = {seq} + 1;"
    "UPDATE journal SET seq = {seq} + 1 WHERE seq = 0",
], ids=["edited", "removed", "swapped"])
def test_a_damaged_journal_is_named(registries, tmp_path, damage):
    copy = duplicate(registries["sqlite"], tmp_path / "copy.sqlite")
    with sqlite3.connect(copy) as hand:
        for (trigger,) in hand.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"):
            hand.execute(f"DROP TRIGGER {trigger}")
        hand.executescript(damage.replace("{seq}", "41"))
    said = run("verify", "--database", f"sqlite:{copy}", expect=1).decode()
    assert "41" in said or "42" in said


def test_a_copy_on_the_other_engine_answers_the_same(registries):
    target = postgres("copy_of_journeys")
    run("copy", "--from", registries["sqlite"], "--to", target)
    assert report(target) == report(registries["sqlite"])
    run("verify", "--database", target)


def test_reports_are_read_beside_a_running_server_and_a_second_writer_is_refused(registries, tmp_path):
    file = duplicate(registries["sqlite"], tmp_path / "served.sqlite")
    server = Server("demo", "--database", f"sqlite:{file}", log=tmp_path / "log")
    try:
        assert report(f"sqlite:{file}", "--structure-on", "2020-12-31")
        for second in (["migrate", "--database"], ["user", "bootstrap", "--database"]):
            assert b"in use by process" in run(*second, f"sqlite:{file}", expect=1)
        assert b"in use by process" in run(
            "copy", "--from", f"sqlite:{file}", "--to", f"sqlite:{tmp_path}/copy.sqlite", expect=1)
        server.stop()
    finally:
        server.kill()


@pytest.mark.parametrize("arguments", [["--nonsense"], ["report", "plans"], ["report", "plans", "--known-on", "2018-02-31"]])
def test_a_wrong_command_line_exits_2(arguments):
    run(*arguments, expect=2)


def test_planned_and_held_hours_stand_beside_their_numerator_and_denominator(registry):
    table = rows(registry, name="hours", by="unit,year")
    assert list(table[0])[2:] == ["unit_code", "unit", "school_year", "held_hours", "planned_hours", "late_hours", "no_shows",
                                  "recipients", "share_of_planned_hours"]
    for row in table:
        held, planned = int(row["held_hours"]), int(row["planned_hours"])
        if planned:
            assert float(row["share_of_planned_hours"]) == pytest.approx(100 * held / planned, abs=0.051)
    by_kind = rows(registry, name="hours", by="kind")
    for column in ("held_hours", "planned_hours", "no_shows"):
        assert sum(int(row[column]) for row in table) == sum(int(row[column]) for row in by_kind)


def test_what_plans_cost_is_what_the_ledger_has_spent(registry):
    def spent(name):
        return {row["school_year"]: row["spent"] for row in rows(registry, name=name, by="year") if float(row["spent"])}

    assert spent("cost") == spent("money") != {}


def test_capacity_of_the_municipality_and_its_schools(registry):
    table = rows(registry, "--unit", "LV-112", name="capacity", by="institution,kind")
    hours = {(row["unit"], row["kind_code"]): int(row["capacity_hours"]) for row in table}
    assert hours["Priekules vidusskola", "consult_teacher"] > hours["Dienvidkurzemes novads", "consult_psychologist"] > 0
    for row in table:
        assert int(row["free_hours"]) == int(row["capacity_hours"]) - int(row["assigned_hours"])


def test_money_by_quarter_and_partner_adds_up_to_money_by_year(registry):
    quarters = rows(registry, name="money", by="partner,quarter")
    assert list(quarters[0])[2:5] == ["partner_code", "partner", "quarter"]
    for figure in ("allocated", "reserved", "spent"):
        whole = sum(float(row[figure]) for row in rows(registry, name="money", by="year"))
        assert sum(float(row[figure]) for row in quarters) == pytest.approx(whole)


@pytest.mark.parametrize("map_of, code", [("2020-12-31", "LV-074"), ("2022-12-31", "LV-112")])
def test_priekule_spent_what_it_published_on_both_maps(registry, map_of, code):
    years = ["2017/18", "2018/19"]

    def spent(by):
        table = rows(registry, "--structure-on", map_of, name="money", by=by)
        return [row for row in table if row["unit_code"] == code and row["school_year"] in years]

    whole = {row["school_year"]: row["spent"] for row in spent("unit,year")}
    assert whole == {"2017/18": "5794.00", "2018/19": "9620.00"}
    for year in years:
        parts = {row["source"]: row["spent"] for row in spent("unit,year,source") if row["school_year"] == year}
        cents = [int(part.replace(".", "")) for part in parts.values()]
        assert len(cents) == 2 and sum(cents) == int(whole[year].replace(".", "")), parts
        assert sorted(cents)[1] == pytest.approx(sum(cents) * 0.85, abs=30)
