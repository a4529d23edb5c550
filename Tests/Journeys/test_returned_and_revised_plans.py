"""A plan that goes back to its author, and one that changes after it was approved: only differences are read again."""


def open_plan(visitor, person, learner):
    visitor.sign_in(person).open("/plans").follow(learner)
    return visitor


def decide(visitor, person, learner, act="plan.act.approve"):
    visitor.sign_in(person).open("/approvals").follow(learner).press(act).sees("done.plan.approved")


def test_a_returned_plan_shows_its_author_the_reason_and_the_approver_only_the_difference(browser, tongue):
    learner, words = {
        "lv": ("Elza Vanaga", "Lūdzu, pamatojiet sīkāk."),
        "en": ("Dāvis Kauliņš", "Please say more why."),
    }[tongue]
    approver = {"lv": "Ilze Krūmiņa", "en": "Juris Ozols"}[tongue]
    visitor = browser(tongue=tongue)
    visitor.sign_in(approver).open("/approvals").follow(learner).unfold("plan.act.return_open").press("plan.act.return")
    visitor.sees("plan.problem.unknown_reason").look_over("return-without-reason")
    row = next(each for each in visitor.choices("place") if each.startswith("measures."))
    visitor.answer(reason_code="evidence_missing", place=row, return_comment=words).press("plan.act.return")
    visitor.sees("done.plan.returned")

    visitor.sign_in("Māra Kalniņa").sees(words).follow(learner).sees(words, "plan.state.in_revision").look_over(
        "plan-returned"
    )
    assert words in visitor.part("part-measures"), "the words stand at the row"
    visitor.follow("plan.act.edit")
    assert words in visitor.part("part-measures"), "the words stand at the row that is edited"
    visitor.answer(measures__1__justification="Katru otrdienu, mazos soļos.").press(
        "plan.act.submit"
    ).sees("done.plan.submitted")

    visitor.sign_in("Juris Ozols").open("/approvals").follow(learner)
    differences = visitor.part("part-differences")
    assert (
        visitor.words("plan.section.measure") in differences
        and visitor.words("plan.field.justification") in differences
    ), differences
    assert visitor.words("plan.section.goal") not in differences, differences
    visitor.look_over("plan-differences")


def test_a_minor_revision_ends_at_the_head(browser):
    visitor = open_plan(browser(), "Māra Kalniņa", "Anna Roze")
    plan = visitor.path
    visitor.press("plan.act.revise").sees("done.plan.revised").answer(
        measures__1__justification="Viena stunda nedēļā mazos soļos."
    )
    visitor.press("plan.act.submit").sees("plan.change.minor").look_over("plan-minor-revision")
    visitor.sign_in("Juris Ozols").open("/approvals").follow("Anna Roze").sees("plan.change.minor").press(
        "plan.act.approve"
    )
    visitor.sees("done.plan.approved").open(plan).sees("plan.state.in_progress", "Viena stunda nedēļā mazos soļos.")
    visitor.sign_in("Ilze Krūmiņa").open("/approvals").does_not_see("Anna Roze")


def test_a_major_revision_goes_to_all_levels_with_its_differences(browser):
    visitor = open_plan(browser(), "Solvita Pūce", "Oto Straume")
    plan = visitor.path
    visitor.press("plan.act.revise").answer(measures__1__hours="39").press("plan.act.submit")
    for person in ("Edgars Lācis", "Ilze Krūmiņa", "Raimonds Vītols"):
        visitor.sign_in(person).open("/approvals").follow("Oto Straume").sees("plan.change.major")
        assert "39" in visitor.part("part-differences")
        visitor.press("plan.act.approve").sees("done.plan.approved")
    visitor.open(plan).sees("plan.state.in_progress")
