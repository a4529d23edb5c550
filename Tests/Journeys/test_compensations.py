"""A ticket on its way: photographed by the author on a telephone, compared with another one, checked and paid."""

from selenium.webdriver.common.by import By

MOST_TAPS = 6
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(64) + bytes.fromhex("ffd9")


def photo(tmp_path, name, ending=b""):
    file = tmp_path / name
    file.write_bytes(JPEG + ending)
    return str(file)


def attach(visitor, file):
    visitor.until(lambda: visitor.driver.find_element(By.NAME, "document"), "a field for the photo").send_keys(file)
    return visitor


def add(visitor):
    """To the form of the plan's last measure that is compensated."""
    return visitor._go(visitor.driver.find_elements(By.CSS_SELECTOR, "a[href*='/compensations/new']")[-1])


def test_a_ticket_is_handed_in_by_telephone_and_paid_by_keys(browser, tongue, tmp_path):
    own = {"lv": ("LV-1001", "1,50"), "en": ("LV-1002", "1,60")}[tongue]
    visitor = browser(360, tongue).sign_in("Māra Kalniņa")

    # From the home page to the ticket that is handed in, at most six taps beside the photo.
    visitor.inputs = 0
    visitor.follow("home.openings.plans").follow("Anna Roze")
    plan = visitor.path.split("?")[0]
    add(visitor)
    attach(visitor, photo(tmp_path, "IMG_1.jpg", own[0].encode())).answer(amount=own[1], ticket=own[0])
    visitor.press("compensation.submit").sees("done.compensation.submitted")
    assert visitor.inputs <= MOST_TAPS, f"a ticket took {visitor.inputs} taps"
    visitor.sees("compensation.part").look_over("plan-compensations")

    # The same ticket photographed again, without its number: told before it is sent, and the photo stays.
    visitor.open(f"{plan}/compensations/new").look_over("compensation-new")
    lines = visitor.driver.find_elements(By.NAME, "line")
    visitor.answer(line=lines[-1].get_attribute("value"), amount=own[1])
    attach(visitor, photo(tmp_path, "IMG_2.jpg", own[0].encode() + b"again")).press("compensation.submit")
    visitor.sees("compensation.warning", "compensation.document.kept").look_over("compensation-warning")
    visitor.answer(despite="Atpakaļceļš.").press("compensation.submit_despite").sees("done.compensation.submitted")

    visitor.sign_in("Vija Grāvīte").open("/compensations").sees("Anna Roze", "compensation.doubt")
    visitor.look_over("compensations").follow("Anna Roze").sees("compensation.steps").look_over("compensation")
    visitor._go(visitor.find("//dd/a[contains(@href, '/documents/')]", "the document")).look_over("document")
    decide(visitor)

    visitor.open("/compensations").sees("compensation.is_double")
    for key, done in (("a", "done.compensation.accepted"), ("p", "done.compensation.paid")):
        page = visitor.driver.find_element(By.TAG_NAME, "html")
        visitor.keys(key).arrives(page).sees(done)
    page = visitor.driver.find_element(By.TAG_NAME, "html")
    visitor.keys("r").arrives(page).sees("compensation.reason").answer(**{"return__reason_code": "unreadable"})
    visitor.answer(**{"return__comment": "Lūdzu, nofotografējiet vēlreiz."}).press("compensation.act.return")
    visitor.sees("done.compensation.returned")


def decide(visitor):
    """Both tickets side by side: the later one is the double."""
    visitor.open("/").follow("home.openings.double_funding").sees("Anna Roze").look_over("double-funding")
    visitor.follow("double_funding.ground.amount").sees("double_funding.earlier", "double_funding.later")
    visitor.look_over("double-funding-pair").press("double_funding.decide").sees("double_funding.problem.verdict")
    visitor.look_over("double-funding-problem").answer(verdict="double", reason="Tā pati biļete, divas fotogrāfijas.")
    visitor.press("double_funding.decide").sees("done.double_funding.decided").look_over("double-funding-decided")
    visitor.open("/double-funding?show=double").follow("double_funding.ground.amount").sees("double_funding.decisions")
    visitor.look_over("double-funding-history")


def test_the_days_of_a_month_are_ticked_without_scripts(browser, tongue):
    visitor = browser(360, tongue, scripts=False).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    visitor.follow("compensation.register.open")
    boxes = [box for box in visitor.driver.find_elements(By.NAME, "day") if box.is_enabled() and not box.is_selected()]
    visitor._click(boxes[0 if tongue == "lv" else 1])
    visitor.press("compensation.register.keep").sees("done.compensation.kept")
    assert [box for box in visitor.driver.find_elements(By.NAME, "day") if box.is_selected()]


def test_a_ticket_without_scripts_is_warned_of_as_well(browser, tongue, tmp_path):
    number, amount = {"lv": ("LV-2001", "2,30"), "en": ("LV-2002", "2,40")}[tongue]
    visitor = browser(1280, tongue, scripts=False).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    add(visitor)
    attach(visitor, photo(tmp_path, "IMG_3.jpg", number.encode())).answer(amount=amount, ticket=number)
    visitor.press("compensation.submit").sees("done.compensation.submitted")
    add(visitor)
    attach(visitor, photo(tmp_path, "IMG_4.jpg", number.encode() + b"again")).answer(amount=amount, ticket=number)
    visitor.press("compensation.submit").sees("compensation.document.kept")


def test_nobody_waits_where_nothing_looks_alike(browser, tongue):
    visitor = browser(360, tongue).sign_in("Raimonds").open("/double-funding?show=separate")
    visitor.sees("double_funding.none.separate").look_over("double-funding-empty")


def test_the_register_reads_well(browser, tongue):
    visitor = browser(360, tongue).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    visitor.follow("compensation.register.open").sees("compensation.register.days").look_over("register")
