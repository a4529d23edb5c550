"""A ticket on its way: photographed by the author on a telephone, checked and paid by the accountant."""

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


def test_a_ticket_is_handed_in_by_telephone_and_paid_by_keys(browser, tongue, tmp_path):
    own = {"lv": ("LV-1001", "1,50"), "en": ("LV-1002", "1,60")}[tongue]
    visitor = browser(360, tongue).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    plan = visitor.path.split("?")[0]
    visitor.sees("compensation.part").look_over("plan-compensations")

    visitor.inputs = 0
    links = visitor.driver.find_elements(By.CSS_SELECTOR, f"a[href*='{plan}/compensations/new']")
    visitor._go(links[-1])
    attach(visitor, photo(tmp_path, "IMG_1.jpg", own[0].encode())).answer(amount=own[1], ticket=own[0])
    visitor.press("compensation.submit").sees("done.compensation.submitted")
    assert visitor.inputs <= MOST_TAPS, f"a ticket took {visitor.inputs} taps"

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
    visitor.open("/compensations")
    for key, done in (("a", "done.compensation.accepted"), ("p", "done.compensation.paid")):
        page = visitor.driver.find_element(By.TAG_NAME, "html")
        visitor.keys(key).arrives(page).sees(done)
    page = visitor.driver.find_element(By.TAG_NAME, "html")
    visitor.keys("r").arrives(page).sees("compensation.reason").answer(**{"return__reason_code": "unreadable"})
    visitor.answer(**{"return__comment": "Lūdzu, nofotografējiet vēlreiz."}).press("compensation.act.return")
    visitor.sees("done.compensation.returned")


def test_the_days_of_a_month_are_ticked_without_scripts(browser, tongue):
    visitor = browser(360, tongue, scripts=False).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    visitor.follow("compensation.register.open")
    boxes = [box for box in visitor.driver.find_elements(By.NAME, "day") if box.is_enabled() and not box.is_selected()]
    visitor._click(boxes[0 if tongue == "lv" else 1])
    visitor.press("compensation.register.keep").sees("done.compensation.kept")
    assert [box for box in visitor.driver.find_elements(By.NAME, "day") if box.is_selected()]


def test_the_register_reads_well(browser, tongue):
    visitor = browser(360, tongue).sign_in("Māra Kalniņa").open("/plans").follow("Anna Roze")
    visitor.follow("compensation.register.open").sees("compensation.register.days").look_over("register")
