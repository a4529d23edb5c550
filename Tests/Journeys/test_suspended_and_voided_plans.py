"""A plan that stops for a while, and one that is taken back."""

import datetime


def test_a_plan_is_suspended_with_a_reason_and_resumed(browser, tongue):
    learner, author = {"lv": ("Hanna Skuja", "Māra Kalniņa"), "en": ("Teodors Briedis", "Baiba Jansone")}[tongue]
    visitor = browser(tongue=tongue).sign_in(author).open("/plans").follow(learner)
    visitor.unfold("plan.act.suspend_open").press("plan.act.suspend").sees("plan.problem.comment_missing")
    visitor.answer(suspension_code="long_absence", suspension="Slimnīcā līdz mēneša beigām.").look_over(
        "plan-suspension"
    )
    visitor.press("plan.act.suspend").sees("plan.state.suspended", "Slimnīcā līdz mēneša beigām.").look_over(
        "plan-suspended"
    )
    visitor.press("plan.act.resume").sees("done.plan.resumed").press("plan.act.submit").sees("done.plan.submitted")


def test_a_plan_on_which_hours_were_spent_cannot_be_voided_and_says_which(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    today = datetime.date.today().strftime("%d.%m.%Y")
    visitor.unfold("plan.act.work_open").answer(work_kind="supervision", worked_on=today, hours="1").press(
        "plan.act.work"
    )
    visitor.sees("done.plan.work.recorded")
    visitor.unfold("plan.act.void_open").answer(voiding="Sākts kļūdas pēc.").press("plan.act.void")
    problems = visitor.sees(today).driver.find_element("css selector", ".problems")
    assert len(problems.find_elements("css selector", "li a")) >= 2, problems.text
    assert (
        visitor.words("plan.work.supervision") in problems.text
        and visitor.words("plan.work.preparation") in problems.text
    )
    visitor.look_over("void-refused")


def test_a_plan_on_which_nothing_was_spent_is_voided_in_one_action(browser):
    visitor = browser().sign_in("Sandra Vilka").open("/plans").follow("Sofija Medne")
    visitor.unfold("plan.act.void_open").press("plan.act.void").sees("plan.problem.comment_missing")
    visitor.answer(voiding="Ģimene plānu negrib.").press("plan.act.void").sees(
        "plan.state.voided", "Ģimene plānu negrib."
    )
    visitor.look_over("plan-voided")
