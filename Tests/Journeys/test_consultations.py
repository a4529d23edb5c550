"""A specialist between two lessons: what is expected today, logged with few keys or one press, confirmed and taken back."""

import datetime

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

MOST_STROKES = 12


def rows(visitor):
    return visitor.driver.find_elements(By.CSS_SELECTOR, ".expected > li")


def learners(visitor):
    return [row.find_element(By.TAG_NAME, "strong").text for row in rows(visitor)]


def sheet_of(visitor, learner, begin="/today"):
    """The consultations of a learner, from the page of today."""
    visitor.open(begin)
    row = next(each for each in rows(visitor) if learner in each.text)
    return visitor._go(row.find_element(By.CSS_SELECTOR, "a[href$='/consultations']"))


def strokes_of(visitor):
    """Counts every key that goes down on the page."""
    visitor.driver.execute_script(
        "window.strokes = 0; document.addEventListener('keydown', () => {"
        " sessionStorage.setItem('strokes', String(++window.strokes)); }, true)")
    return lambda: int(visitor.driver.execute_script("return sessionStorage.getItem('strokes')"))


def test_a_group_of_eight_is_logged_in_at_most_twelve_strokes(browser):
    liene = browser(tongue="lv").sign_in("Liene Rudzīte").open("/today")
    liene.look_over("today")
    strokes = strokes_of(liene)
    page = liene.driver.find_element(By.TAG_NAME, "html")
    there = set()
    for name in learners(liene):
        if len(there) == 8:
            break
        liene.keys("j" if name in there else " ")
        there.add(name)
    assert len(there) == 8, there
    liene.keys(Keys.ENTER).arrives(page).sees("done.consultation.logged")
    assert strokes() <= MOST_STROKES, strokes()
    assert liene.text.count("šodien jau 1 stunda") == 8
    liene.press("action.undo").sees("done.consultation.undone")
    assert "šodien jau" not in liene.text


def test_one_press_says_that_an_hour_was_held_and_its_papers_are_printed(browser, tongue):
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
    juris = browser(width=360, tongue=tongue).sign_in("Juris Ozols").open("/today")
    juris.sees("consultation.by_specialist", "Liene Rudzīte").look_over("consultations-of-an-institution")
    juris.follow("Liene Rudzīte").sees("consultation.timesheet.title")
    vija = browser(width=360, tongue=tongue).sign_in("Vija Grāvīte").follow("consultation.timesheets")
    vija.sees("consultation.timesheets").look_over("timesheets")


def test_a_long_press_or_a_key_says_that_somebody_did_not_come(browser, tongue):
    liene = browser(width=360, tongue=tongue).sign_in("Liene Rudzīte").open("/today")
    held = liene.find(f"//main//button[starts-with(normalize-space(.), '{liene.words('consultation.held')}')]", "held")
    liene.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", held)

    def hold():
        ActionChains(liene.driver).click_and_hold(held).pause(0.9).release().perform()
        question = liene.driver.find_element(By.ID, "absences")
        liene.until(question.is_displayed, "the reasons are asked")
        return question

    # Whoever thinks better of it has said nothing.
    hold()
    liene.axe().screenshot("today-absence")
    liene.keys(Keys.ESCAPE)
    assert not [box for box in liene.driver.find_elements(By.NAME, "absent") if box.is_selected()]
    reasons = hold().find_elements(By.CSS_SELECTOR, "button[name=reason]")
    liene._go(reasons[0]).sees("done.consultation.logged").press("action.undo").sees("done.consultation.undone")

    # By keys: the first row, its reason, and away.
    page = liene.open("/today").driver.find_element(By.TAG_NAME, "html")
    liene.keys("a", Keys.ENTER, Keys.ENTER).arrives(page).sees("done.consultation.logged")
    liene.press("action.undo").sees("done.consultation.undone")


def test_a_finger_taps_for_an_hour_and_stays_for_an_absence(browser, tongue):
    liene = browser(width=360, tongue=tongue).sign_in("Liene Rudzīte").open("/today")

    def touch(seconds):
        """Lays a finger on the button of the first row, for so long."""
        page, words = liene.driver.find_element(By.TAG_NAME, "html"), liene.words("consultation.held")
        held = liene.find(f"//main//button[starts-with(normalize-space(.), '{words}')]", "held")
        liene.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", held)
        finger = ActionBuilder(liene.driver, mouse=PointerInput(POINTER_TOUCH, "finger"))
        finger.pointer_action.move_to(held).pointer_down().pause(seconds).pointer_up()
        finger.perform()
        return page

    liene.arrives(touch(0.05)).sees("done.consultation.logged").press("action.undo").sees("done.consultation.undone")
    page = touch(0.9)
    question = liene.driver.find_element(By.ID, "absences")
    liene.until(question.is_displayed, "the reasons are asked")
    # The finger that was lifted pressed nothing.
    assert page.is_enabled() and len(liene.driver.find_elements(By.CSS_SELECTOR, "[name=absent]:checked")) == 1
    liene._go(question.find_element(By.CSS_SELECTOR, "button[name=reason]")).sees("done.consultation.logged")
    liene.press("action.undo").sees("done.consultation.undone")


def test_the_button_of_a_row_takes_the_details_with_it(browser):
    for scripts in (True, False):
        liene = browser(scripts=scripts).sign_in("Liene Rudzīte").open("/today")
        topic = f"Daļskaitļi {scripts}"
        liene.answer(hours="2", topic=topic, over_dose_reason="Pārbaudes darbs")
        row = rows(liene)[0]
        sheet = row.find_element(By.CSS_SELECTOR, "a[href$='/consultations']").get_attribute("href")
        # Another row that is ticked has no part in it.
        liene._click(rows(liene)[1].find_element(By.NAME, "measure"))
        liene._go(row.find_element(By.NAME, "only")).sees("done.consultation.logged")
        today = liene.driver.current_url
        liene.driver.get(sheet)
        assert liene.sees(topic).text.count(topic) == 2
        liene.driver.get(today)
        liene.press("action.undo").sees("done.consultation.undone")


def test_enter_in_a_field_logs_nobody_who_is_not_ticked(browser):
    liene = browser().sign_in("Liene Rudzīte").open("/today")
    page = liene.driver.find_element(By.TAG_NAME, "html")
    liene.answer(topic="Daļskaitļi").keys(Keys.ENTER).arrives(page).sees("consultation.problem.nobody")


def test_an_absence_is_logged_without_scripts(browser, tongue):
    liene = browser(tongue=tongue, scripts=False).sign_in("Liene Rudzīte").open("/today")
    liene.does_not_see("consultation.hold.hint")
    liene._click(liene.driver.find_element(By.NAME, "absent"))
    liene.press("consultation.log_ticked").sees("consultation.problem.absence_reason")
    liene.answer(reason="ill").press("consultation.log_ticked").sees("done.consultation.logged")
    liene.press("action.undo").sees("done.consultation.undone")


def test_three_hours_are_three_rows_and_what_is_none_is_refused_with_the_reason(browser, tongue):
    learner, times = {
        "lv": ("Edvards Ozoliņš", ("06:00", "06:40", "07:20")), "en": ("Jēkabs Vējš", ("09:00", "09:40", "10:20")),
    }[tongue]
    mara = browser(tongue=tongue).sign_in("Māra Kalniņa").open("/plans").follow(learner)
    plan = mara.path.split("?")[0]
    sheets = f"{plan}/consultations"

    def log(day=None, **fields):
        mara.open(sheets).unfold("consultation.record")
        lines = mara.driver.find_elements(By.NAME, "measure")
        fields = {"measure": lines[0].get_attribute("value"), "over_dose_reason": "Pārbaudes darbs"} | fields
        return mara.answer(**fields, **({"held_on": day} if day else {})).press("consultation.log")

    # Yesterday, whose hours are over at whatever time this runs.
    yesterday = (datetime.date.today() - datetime.timedelta(days=1)).strftime("%d.%m.%Y")
    log(yesterday, hours="3", starts_at=times[0], topic="Daļskaitļi").sees("done.consultation.logged")
    mara.sees(*times)
    mara.screenshot("consultations-three-hours")
    log(yesterday, hours="1", starts_at=times[1])
    mara.sees(mara.words("consultation.problem.specialist_elsewhere", time=times[1])).look_over("consultation-refused")
    for day, problem in (("31.12.2099", "consultation.problem.future"), ("31.08.2026", "consultation.problem.outside_semester")):
        log(day)
        assert mara.words(problem).split("{")[0] in mara.text, mara.text

    # Of a plan that stands still.
    mara.open("/plans").follow("Jana Tauriņa")
    sheets = mara.path.split("?")[0] + "/consultations"
    log()
    assert mara.words("consultation.problem.suspended").split("}")[-1].strip(" .") in mara.text, mara.text


def test_hours_are_confirmed_with_a_code_or_a_paper_and_withdrawn_with_a_reason(browser, tongue, tmp_path):
    learner = {"lv": "Krista Saule", "en": "Matīss Upenieks"}[tongue]
    liene = sheet_of(browser(360, tongue).sign_in("Liene Rudzīte"), learner)
    sheets = liene.path.split("?")[0]
    liene.press("consultation.slip.guardian").sees("consultation.slip.once").look_over("confirmation-codes")
    code = liene.driver.find_element(By.CSS_SELECTOR, ".codes code").text

    def own_row():
        return next(each for each in rows(liene) if learner in each.text)

    def last_row():
        links = liene.driver.find_elements(By.CSS_SELECTOR, "td a[href*='row=']")
        return liene._go(links[-1])

    def give(code):
        """The code of the slip, in the row of the hour: the learner is still there."""
        liene._click(own_row().find_element(By.NAME, "confirmation_code"))
        liene.keys(Keys.CONTROL + "a", code)
        return liene._go(own_row().find_element(By.CSS_SELECTOR, ".code-of-row button"))

    liene.open("/today")._go(own_row().find_element(By.NAME, "only")).look_over("today-code")
    liene.open(sheets)
    last_row().look_over("consultation-row").answer(confirmation_code="0000-0000").press("consultation.confirm")
    liene.sees("consultation.problem.code").open("/today")
    give("0000-0000").sees("consultation.problem.code").axe()
    give(code).sees("done.consultation.confirmed")
    liene.open(sheets).sees("consultation.means.guardian_code")
    last_row().press("consultation.withdraw").sees("consultation.problem.withdrawal_reason")
    liene.answer(withdrawal="Cita diena").press("consultation.withdraw").sees("done.consultation.withdrawn", "Cita diena")
    paper = tmp_path / "lapa.pdf"
    paper.write_bytes(b"%PDF-1.4\n" + learner.encode() + b"\n%%EOF\n")
    liene.open("/today")._go(own_row().find_element(By.NAME, "only")).open(sheets)
    last_row().driver.find_element(By.NAME, "document").send_keys(str(paper))
    liene.press("consultation.confirm").sees("done.consultation.confirmed").look_over("consultations-confirmed")
    liene.follow("consultation.document.open").sees("document.download")
