"""The figures that Priekules novads published, as people read them on the page."""

import urllib.parse

PUBLISHED = ["8", "16", "21", "22", "31", "34", "25", "20"]


def address(unit, structure_on, **more):
    return "/reports/plans?" + urllib.parse.urlencode(
        dict(by="unit,school_year,semester", unit=unit, level="municipality", structure_on=structure_on, **more)
    )


def plans(visitor):
    """The column of plans, row by row, without the total."""
    column = [each.text for each in visitor.driver.find_elements("css selector", "main table thead th")].index(
        visitor.words("report.counter.plans")
    )
    rows = visitor.driver.find_elements("css selector", "main table")[0].find_elements("css selector", "tbody tr")
    return [row.find_elements("css selector", "th, td")[column].text for row in rows]


def test_the_published_figures_stand_on_the_map_before_and_after_the_reform(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Raimonds Vītols").open("/reports").look_over("reports")
    visitor.open(address("LV-074", "2020-12-31")).sees("Priekules novads")
    assert plans(visitor)[:8] == PUBLISHED
    visitor.look_over("report-old-map")
    visitor.open(address("LV-112", "2022-01-01")).sees("Dienvidkurzemes novads").does_not_see("Priekules novads")
    assert plans(visitor)[:8] == PUBLISHED


def test_a_report_as_known_on_a_day_holds_only_what_was_approved_by_then(browser):
    visitor = browser().sign_in("Raimonds Vītols").open(address("LV-074", "2020-12-31", known_on="2018-12-31"))
    assert plans(visitor.sees("31.12.2018")) == PUBLISHED[:3]


def test_an_analyst_cannot_count_back_to_a_semester_with_few_learners(browser):
    """The one plan of a semester of today is hidden, and with it another semester: else the total would tell."""
    visitor = browser().sign_in("Zane Eglīte").open(address("LV-074", "2020-12-31")).sees("report.suppressed_hint")
    shown = plans(visitor)
    hidden = [figure for figure in shown if visitor.words("report.suppressed") in figure]
    assert len(hidden) >= 2, shown
    assert set(shown[:8]) - set(hidden) <= set(PUBLISHED)
    visitor.look_over("report-guarded")


def test_one_goes_down_from_the_municipality_to_its_institutions(browser):
    visitor = browser().sign_in("Raimonds Vītols")
    visitor.open("/reports/plans?by=unit&level=municipality&structure_on=2020-12-31").follow("Priekules novads")
    visitor.sees("Kalētu Mūzikas un mākslas pamatskola", "Mežupes pamatskola").does_not_see("Madonas novads")
    visitor.look_over("report-institutions")


def test_the_file_holds_the_figures_of_the_page(browser, caller):
    visitor = browser().sign_in("Raimonds Vītols").open(address("LV-074", "2020-12-31"))
    link = visitor.find("//a[contains(@href, '/csv')]", "link to the file").get_attribute("href")
    answer = caller("raimonds").get(link.removeprefix(visitor.address))
    lines = answer.text.splitlines()
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/csv")
    assert lines[0].lstrip("\ufeff").startswith("structure_on,known_on,unit_code,unit,school_year,semester,plans")
    assert [line.split(",")[6] for line in lines[1:9]] == plans(visitor)[:8] == PUBLISHED


def test_the_reports_of_delivery_are_read_like_the_others(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Raimonds Vītols")
    for name, by in (("hours", "unit,kind"), ("compensations", "kind,compensation_state"), ("cost", "kind"), ("capacity", "unit,kind")):
        visitor.open(f"/reports/{name}?by={by}").sees(f"report.name.{name}")
        visitor.look_over(f"report-{name}")


def test_a_school_keeps_the_hours_of_its_specialists(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Juris Ozols").open("/units/4113900001/capacities").sees("Rudzīte Liene")
    visitor.look_over("capacities")
