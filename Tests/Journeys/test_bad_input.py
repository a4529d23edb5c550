"""Bad input of every kind: a clear answer at the right field, and nothing is changed."""

import re

import pytest

from texts import text


@pytest.fixture
def form(caller):
    """Madara's draft, open in its form: who writes, the address, and every field as a browser would send it."""
    author = caller("mara")
    address = author.plan("Madara Niedra") + "/edit"
    return author, address, fields(author.get(address))


def fields(answer):
    found = {}
    body = answer.text.split('<form class="form" method="post"', 1)[1].split("</form>", 1)[0]
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body):
        found[name] = value
    for tag in re.findall(r"<input[^>]*>", body):
        name, value = (re.search(rf' {each}="([^"]*)"', tag) for each in ("name", "value"))
        if name and 'type="text"' in tag or name and " checked" in tag:
            found[name.group(1)] = value.group(1) if value else ""
    for name, content in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', body):
        found[name] = content
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', body, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen.group(1) if chosen else ""
    return found


@pytest.mark.parametrize(
    "field, value, problem",
    [
        ("measures.1.starts_on", "31.02.2027", "error.field.date"),
        ("measures.1.ends_on", "nekad", "error.field.date"),
        ("measures.1.starts_on", "01.09.2019", "plan.problem.outside_semester"),
        ("measures.1.ends_on", "01.09.2031", "plan.problem.outside_semester"),
        ("author_hours", "7", "plan.problem.author_hours"),
        ("author_hours", "-1", "layout.problem.bounds"),
        ("author_hours", "daudz", "error.field.number"),
        ("measures.1.kind", "comp_yacht", "plan.problem.unknown_measure"),
        ("measures.1.hours", "99999999999999999999", "error.field.number"),
        ("risks.L01.level", "4", "layout.problem.bounds"),
        ("risks.X99.level", "2", "plan.problem.unknown_factor"),
        ("screening.WEATHER", "factors", "plan.problem.unknown_category"),
        ("screening.FAMILY", "perhaps", "error.field.choice"),
        ("own_words", "ā" * 4001, "error.field.too_long"),
    ],
)
def test_a_wrong_value_is_named_at_its_field_and_changes_nothing(form, field, value, problem):
    author, address, kept = form
    answer = author.post(address, kept | {field: value})
    assert answer.status == 422, answer.status
    expected = re.split(r"\{\w+\}", text("lv", problem))[0]
    said = answer.problems.get(field) or (answer.text if expected in answer.text else "")
    assert expected in said, f"{field}: {answer.problems}"
    assert author.get(address).value("version") == kept["version"]


def test_an_unknown_plan_is_not_found(caller):
    author = caller("mara")
    assert [
        author.get(path).status for path in ("/plans/1", "/plans/zzzzzzzzzzzzz/edit", "/plans/../../etc/passwd")
    ] == [404] * 3


@pytest.mark.parametrize(
    "change, status",
    [
        ({"csrf": "wrong"}, 403),
        ({"csrf": ""}, 403),
        ({"version": "1 OR 1=1"}, 409),
        ({"version": "0"}, 409),
    ],
    ids=["wrong token", "no token", "no version", "an older version"],
)
def test_a_form_of_somebody_else_or_of_yesterday_changes_nothing(form, change, status):
    author, address, kept = form
    assert author.post(address, kept | {"own_words": "Pavisam kas cits."} | change).status == status
    assert "Pavisam kas cits." not in author.get(address).text


def test_a_form_from_another_site_changes_nothing(form):
    author, address, kept = form
    assert author.post(address, kept | {"own_words": "Pavisam kas cits."}, Sec_Fetch_Site="cross-site").status == 403
    assert "Pavisam kas cits." not in author.get(address).text


@pytest.mark.parametrize(
    "body, status",
    [
        (b"own_words=" + b"a" * 10_000_000, 413),
        (b"own_words=%FF%FE", 400),
        (b"own_words=\xc3\x28", 400),
        (b"own_words=%00", 400),
        (b"own_words=%zz", 400),
        (b"&".join(b"a%d=1" % number for number in range(3000)), 400),
    ],
    ids=["10 MB", "invalid UTF-8", "raw invalid UTF-8", "NUL", "a broken percent sign", "3000 fields"],
)
def test_a_body_that_no_browser_sends_is_refused(form, body, status):
    author, address, kept = form
    assert author.send("POST", address, body).status == status
    assert author.get(address).value("version") == kept["version"]


@pytest.mark.parametrize(
    "query",
    [
        "/plans?sort=(select%201)",
        "/plans?state=none",
        "/plans?semester=1%20OR%201=1",
        "/plans?page=0",
        "/plans?page=-1",
        "/plans?page=99999999999999999999",
        "/plans?%FF=1",
        "/plans?state=draft&state=voided",
        "/reports/plans?order=1",
        "/units?level=(select%201)",
    ],
)
def test_an_address_that_asks_what_is_not_offered_is_refused(caller, query):
    assert caller("raimonds").get(query).status == 400


@pytest.mark.parametrize(
    "query, field",
    [
        ("known_on=31.02.2020", "known_on"),
        ("structure_on=x", "structure_on"),
        ("by=(select 1)", "by"),
        ("year=2017/19", "year"),
        ("level=galaxy", "level"),
        ("semester=3", "semester"),
    ],
)
def test_a_report_says_which_of_its_filters_is_wrong(caller, query, field):
    answer = caller("raimonds").get("/reports/plans?" + query.replace(" ", "%20"))
    assert answer.status in (400, 422), answer.status
    assert answer.status == 400 or field in answer.problems, answer.problems


def test_a_personal_code_with_a_wrong_checksum_is_named_at_its_field(caller):
    author = caller("mara")
    author.get("/learners")
    page = author.post("/learners/new", {"words": "Kods Nepareizs"})
    answer = author.post(
        "/learners",
        fields(page)
        | {
            "given_name": "Kods",
            "surname": "Nepareizs",
            "code": "150310-04112",
            "born_on": "15.03.2012",
            "sex": "male",
            "stage": "general",
            "grade": "7",
            "enrolled_from": "01.09.2026",
        },
    )
    assert answer.status == 422 and "code" in answer.problems, (answer.status, answer.problems)
    author.get("/learners")
    assert (
        "Kods Nepareizs"
        not in author.post("/learners/search", {"words": "nepareizs"}).text.split("<main", 1)[1].split("<table", 1)[-1]
    )
