"""Who has no business with a plan finds nothing at any of its addresses, and the journal says that he tried."""

import sqlite3

import pytest

PAGES = ["", "/edit", "/print", "/history", "/viewers", "/evaluation"]
FORMS = [
    "/edit",
    "/submission",
    "/approval",
    "/return",
    "/revision",
    "/suspension",
    "/resumption",
    "/voiding",
    "/evaluation",
    "/closing",
    "/continuation",
    "/author-hours",
    "/reopening",
]


def refusals(server):
    with sqlite3.connect(f"file:{server.file}?mode=ro", uri=True) as registry:
        return registry.execute("SELECT count(*) FROM journal WHERE action = 'authz_fail'").fetchone()[0]


@pytest.mark.parametrize(
    "stranger",
    ["kaspars", "ruta", "agnese", "gunars", "normunds"],
    ids=[
        "the neighbours' head",
        "a head in another municipality",
        "a former colleague",
        "a head in the same municipality",
        "a state institution's head",
    ],
)
def test_a_stranger_finds_none_of_the_addresses_of_a_plan_and_is_journaled(demo, caller, stranger):
    plan = caller("mara").plan("Jana Tauriņa")
    visitor = caller(stranger)
    before = refusals(demo)
    answers = {path: visitor.get(plan + path).status for path in PAGES}
    answers |= {
        f"POST {path}": visitor.post(plan + path, {"version": "1", "reason": "x", "comment": "x"}).status
        for path in FORMS
    }
    assert set(answers.values()) == {404}, {path: status for path, status in answers.items() if status != 404}
    assert refusals(demo) == before + len(answers)


def test_somebody_whose_role_has_ended_sees_no_plan_and_no_learner(caller):
    former = caller("agnese")
    assert "Tauriņa" not in former.get("/plans").text
    assert "data-row" not in former.get("/approvals").text
    former.get("/")
    assert "Tauriņa" not in former.post("/search", {"q": "taurina"}).text.split("<main", 1)[1].replace(
        'value="taurina"', ""
    )


def test_a_learner_of_another_school_is_not_found(caller):
    author = caller("mara")
    learner = (
        author.get(author.plan("Jana Tauriņa")).text.split('href="/learners/', 1)[1].split('"', 1)[0].split("?")[0]
    )
    stranger = caller("kaspars")
    assert {stranger.get(f"/learners/{learner}{path}").status for path in ("", "/history", "/viewers")} == {404}
    assert {
        stranger.post(f"/learners/{learner}{path}", {"purpose": "monitor"}).status
        for path in ("/code", "/enrolments", "/leaving", "/applications", "/note")
    } == {404}


def test_nobody_gets_anywhere_without_signing_in(caller):
    plan = caller("mara").plan("Jana Tauriņa")
    stranger = caller()
    answers = [stranger.get(plan + path) for path in PAGES]
    assert all(answer.status in (302, 303, 307) and "/sign-in" in answer.headers["Location"] for answer in answers)
