"""Search, keys, and the card of an institution with its history."""

from selenium.webdriver.common.keys import Keys


def test_the_card_of_a_school_tells_its_names_and_what_happened_to_it(browser, tongue):
    visitor = browser(tongue=tongue).sign_in("Dace Liepa")
    visitor.keys("/", "kaletu", Keys.ENTER).sees("Kalētu Mūzikas un mākslas pamatskola").look_over("search")
    visitor.follow("Kalētu Mūzikas un mākslas pamatskola").sees(
        "unit.events", "Kalētu pamatskola", "unit.event.renamed"
    )
    visitor.look_over("unit")


def test_a_learner_is_found_from_the_top_bar_without_diacritics(browser):
    visitor = browser().sign_in("Juris Ozols").keys("/", "mezulis", Keys.ENTER).sees("Bruno Mežulis")
    assert "mezulis" not in visitor.path, "a name stands in the address"
    visitor.follow("Bruno Mežulis").sees("learner.purpose.question").look_over("purpose")
    visitor.press("learner.purpose.open").sees("learner.plans").look_over("learner-of-head")


def test_the_queue_is_worked_through_by_keys_alone(browser):
    visitor = browser().sign_in("Raimonds Vītols").open("/approvals")
    rows = [row.text for row in visitor.driver.find_elements("css selector", "tbody th")]
    assert len(rows) >= 2, f"the queue holds only {rows}"
    visitor.keys("j", "j", "k", "j", Keys.ENTER).sees(rows[1])
    plan = visitor.driver.current_url
    page = visitor.driver.find_element("tag name", "html")
    visitor.keys("a").arrives(page).sees("done.plan.approved").open("/approvals").does_not_see(rows[1])
    assert plan != visitor.driver.current_url


def test_the_key_r_opens_the_return_and_sends_nothing(browser):
    visitor = browser().sign_in("Ilze Krūmiņa").open("/approvals").keys("j", Keys.ENTER).sees("plan.decide")
    visitor.keys("r").until(
        lambda: visitor.driver.switch_to.active_element.get_attribute("name") == "reason_code", "the return is open"
    )
    visitor.does_not_see("error.summary.title")


def test_a_question_mark_shows_the_keys(browser):
    browser().sign_in("Dace Liepa").keys("?").sees("layout.keys", "layout.keys.search").look_over("keys")
