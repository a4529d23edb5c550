"""Money as the municipality, the state and a teacher see it."""


def test_a_municipality_reads_its_budget_and_an_approver_what_is_left(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Ilze Krūmiņa").open("/budgets").look_over("budgets")
    visitor.follow("Dienvidkurzemes novads").sees("budget.allocated", "budget.free").look_over("budget")
    visitor.open("/reports/money").look_over("report-money")


def test_the_state_reads_all_budgets_and_a_teacher_none(browser, caller):
    browser().sign_in("Raimonds Vītols").open("/budgets").sees("Dienvidkurzemes novads").look_over("budgets-of-state")
    assert caller("mara").get("/budgets").status == 404
