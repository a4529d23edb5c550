"""A specialist between two lessons: what is expected today, logged with few keys or one press, and taken back."""

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def rows(visitor):
    return visitor.driver.find_elements(By.CSS_SELECTOR, ".expected > li")


def learners(visitor):
    return [row.find_element(By.TAG_NAME, "strong").text for row in rows(visitor)]


def test_a_group_of_eight_is_logged_in_at_most_twelve_strokes(browser):
    liene = browser(tongue="lv").sign_in("Liene Rudzīte").open("/today")
    liene.look_over("today")
    there, strokes = set(), []
    for name in learners(liene):
        strokes.append("j" if name in there else " ")
        there.add(name)
        if len(there) == 8:
            break
    assert len(there) == 8, there
    strokes.append(Keys.ENTER)
    assert len(strokes) <= 12, strokes
    page = liene.driver.find_element(By.TAG_NAME, "html")
    liene.keys(*strokes).arrives(page)
    liene.sees("done.consultation.logged")
    assert liene.text.count("šodien jau 1 stunda") == 8
    liene.press("action.undo").sees("done.consultation.undone")
    assert "šodien jau" not in liene.text


def test_one_press_says_that_an_hour_was_held_and_its_paper_is_printed(browser, tongue):
    liene = browser(width=360, tongue=tongue).sign_in("Liene Rudzīte").open("/today")
    before = liene.inputs
    liene.press("consultation.held").sees("done.consultation.logged")
    assert liene.inputs - before == 1
    liene.press("action.undo").sees("done.consultation.undone")
    liene.follow("consultation.sheet").sees("consultation.print_log").look_over("consultations-of-a-plan")
    sheets = liene.driver.current_url
    liene.follow("consultation.print_log").sees("consultation.log.title").look_over("consultation-log")
    liene.driver.get(sheets)
    liene.follow("consultation.print_agreement").sees("consultation.agreement.title").look_over("consultation-agreement")
    liene.open("/today").follow("consultation.timesheet").sees("consultation.timesheet.title").look_over("timesheet")


def test_an_absence_needs_a_reason(browser):
    liene = browser(tongue="en").sign_in("Liene Rudzīte").open("/today")
    page = liene.driver.find_element(By.TAG_NAME, "html")
    liene.keys("a", Keys.ENTER).arrives(page)
    liene.sees("consultation.problem.absence_reason")
    liene.answer(reason="ill").press("consultation.log_ticked").sees("done.consultation.logged")
    liene.press("action.undo").sees("done.consultation.undone")
