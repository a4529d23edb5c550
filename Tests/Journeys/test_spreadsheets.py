"""Reports as spreadsheets: what two other programs read is what the CSV of the same question says."""

import csv
import datetime
import io
from decimal import Decimal

import openpyxl
import pytest

from office import converted, values
from program import run

DATES = ["--structure-on", "2020-12-31", "--known-on", "2024-06-30"]


def report(registry, name, by, *more):
    return run("report", name, "--database", registry, "--by", by, "--lang", "lv", *DATES, *more)


@pytest.fixture(params=["sqlite", "postgres"])
def registry(request, registries):
    return registries[request.param]


def table(rows, first):
    """The rows under the headings, until the empty one."""
    head = next(index for index, row in enumerate(rows) if row[0] == first)
    body = rows[head + 1:]
    return rows[head], body[:next((index for index, row in enumerate(body) if not any(row)), len(body))]


MONEY = ("allocated", "reserved", "spent", "claimed", "paid")


def test_the_sums_of_the_money_agree_with_the_csv_in_libreoffice_and_in_openpyxl(registry, tmp_path):
    rows = list(csv.DictReader(io.StringIO(
        report(registry, "money", "unit,year,source", "--format", "csv").decode())))
    expected = [sum(Decimal(row[name]) for row in rows) for name in MONEY]
    assert len(rows) > 2 and expected[2] > 0
    file = tmp_path / "money.xlsx"
    assert report(registry, "money", "unit,year,source", "--format", "xlsx", "--output", str(file)) == b""

    shown = converted(file, tmp_path)
    head, body = table(shown, "Kods")
    assert head[-5:] == ["Piešķirts", "Rezervēts", "Iztērēts", "Pieprasīts", "Izmaksāts"] and body[-1][0] == "Kopā"
    assert [Decimal(cell) for cell in body[-1][-5:]] == expected
    assert [[Decimal(cell) for cell in row[-5:]] for row in body[:-1]] == [
        [Decimal(row[name]) for name in MONEY] for row in rows]
    assert ["Dati uz dienu", "30.06.2024"] in [row[:2] for row in shown]

    kept, formulas = values(file), values(file, formulas=True)
    _, body = table(kept, "Kods")
    assert [Decimal(str(cell)) for cell in body[-1][-5:]] == expected
    assert all(isinstance(cell, (int, float)) for row in body for cell in row[-5:])
    _, body = table(formulas, "Kods")
    assert all(str(cell).startswith("=ROUND(SUM(") for cell in body[-1][-5:])
    assert ["Dati uz dienu", datetime.datetime(2024, 6, 30)] in [row[:2] for row in kept]


def test_a_report_of_plans_has_the_figures_of_its_csv_and_says_what_it_is_about(registry, tmp_path):
    rows = list(csv.reader(io.StringIO(report(registry, "plans", "unit,school_year", "--format", "csv").decode())))
    file = tmp_path / "plans.xlsx"
    report(registry, "plans", "unit,school_year", "--format", "xlsx", "--output", str(file))
    kept = values(file)
    head, body = table(kept, "Kods")
    assert kept[0][0] == "Atbalsta plāni" and head[:3] == ["Kods", "Vienība", "Mācību gads"]
    assert [[str(cell) for cell in row] for row in body[:-1]] == [row[2:] for row in rows[1:]]
    assert body[-1][0] == "Kopā, katru skaitot vienreiz"
    assert {"Laikposms", "Dati uz dienu", "Iedalījums uz dienu", "Avots"} <= {row[0] for row in kept}
    properties = openpyxl.load_workbook(file).properties
    assert properties.title == "Atbalsta plāni"


def test_shares_are_percentages(registry, tmp_path):
    rows = list(csv.DictReader(io.StringIO(report(registry, "risks", "category", "--format", "csv").decode())))
    file = tmp_path / "risks.xlsx"
    report(registry, "risks", "category", "--format", "xlsx", "--output", str(file))
    head, body = table(values(file), "Kategorijas kods")
    place = head.index("Daļa no plāniem")
    assert rows and [round(row[place] * 100, 1) for row in body[:-1]] == [float(row["share_of_plans"]) for row in rows]


def test_a_spreadsheet_is_never_printed(registries):
    said = run("report", "money", "--database", registries["sqlite"], "--format", "xlsx", expect=2)
    assert b"--output FILE" in said
    said = run("report", "money", "--database", registries["sqlite"], "--format", "xlsx", "--output", "/no/where.xlsx",
               expect=1)
    assert b"/no/where.xlsx" in said


@pytest.mark.parametrize("question", ["money?by=unit,year", "plans?by=unit&level=municipality"])
def test_the_page_offers_the_spreadsheet(question, browser, caller, tmp_path):
    visitor = browser().sign_in("Raimonds Vītols").open(f"/reports/{question}&structure_on=2020-12-31")
    link = visitor.find("//a[contains(@href, '/xlsx')]", "link to the spreadsheet").get_attribute("href")
    answer = caller("raimonds").get(link.removeprefix(visitor.address))
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert ".xlsx" in answer.headers["Content-Disposition"]
    file = tmp_path / "saved.xlsx"
    file.write_bytes(answer.bytes)
    assert any("LV-074" in row for row in values(file))
    assert caller("mara").get("/reports/money/xlsx").status == 404
