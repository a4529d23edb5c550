"""A payment claim on its whole way: built, sampled with a given seed, deducted, parked, certified, paid, and the parked
line first in the next claim."""

import importlib.util
import pathlib
import re

import pytest
from lxml import etree
from selenium.webdriver.common.by import By

SPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


@pytest.fixture(scope="module")
def schema():
    package = pathlib.Path(importlib.util.find_spec("sepaxml").submodule_search_locations[0])
    return etree.XMLSchema(etree.parse(package / "schemas/pain.001.001.09.xsd"))


def press_key(visitor, key):
    page = visitor.driver.find_element(By.TAG_NAME, "html")
    return visitor.keys(key).arrives(page)


def cents(text):
    """`1 234,50 €` in whole cents."""
    return int(re.sub(r"[^0-9]", "", text))


def sources(visitor):
    """What each source was asked for, found right and paid, and under them the totals."""
    sums = [[cents(cell.text) for cell in row.find_elements(By.CSS_SELECTOR, "td.number")]
            for row in visitor.driver.find_elements(By.CSS_SELECTOR, "table tr:has(td)")]
    assert [sum(column) for column in zip(*sums[:-1])] == sums[-1], "the sources do not add up"
    return sums


def test_a_claim_from_delivery_to_payment(browser, caller, schema):
    visitor = browser().sign_in("Vija Grāvīte").open("/claims").sees("claim.ready", "claim.state.paid")
    visitor.look_over("claims")
    # What was submitted last is taken back, so that its rows can be claimed here.
    name = visitor.find("//tr[.//*[contains(@class, 'underway')]]//a", "a submitted claim").text
    visitor.follow(name).unfold("claim.withdraw").answer(reason="Pievienosim vēl vienu nedēļu.")
    visitor.press("claim.do.withdraw").sees("done.claim.withdrawn")
    visitor.open("/claims").follow("claim.prepare").sees("claim.lines", "word.total").look_over("claim-new")
    visitor.press("claim.do.submit").sees("done.claim.submitted", "claim.waits.control").look_over("claim-submitted")
    claim = visitor.path.split("?")[0]

    visitor.sign_in("Raimonds Vītols").open(claim).answer(seed="834").press("claim.do.draw")
    visitor.sees("done.claim.sampled", "834").look_over("claim-in-control")
    press_key(visitor, "d").sees("claim.trail.proof", "claim.trail.approvals").look_over("claim-line")
    visitor.answer(deducted__reason_code="no_evidence", deducted__amount="0,10", deducted__comment="Nav paraksta.")
    visitor.press("claim.do.deducted").sees("done.claim.found")
    press_key(visitor, "p").answer(parked__comment="Jānoskaidro.").press("claim.do.parked").sees("done.claim.found")
    for _ in range(60):
        if not visitor.driver.find_elements(By.CSS_SELECTOR, "[data-key=a]"):
            break
        press_key(visitor, "a").sees("done.claim.found")
    # What nobody confirmed and the sample has not taken is answered at once.
    visitor.open(f"{claim}?show=unconfirmed").look_over("claim-unconfirmed")
    if visitor.driver.find_elements(By.NAME, "comment"):
        visitor.answer(kind="accepted", comment="Skolā redzētas parakstītās lapas.")
        visitor.press("claim.do.answer").sees("done.claim.answered")
    visitor.open(claim).sees("claim.not_allowed.own").does_not_see("claim.do.certify")

    visitor.sign_in("Austra Sīle").open(claim).press("claim.do.certify").sees("done.claim.certified")
    visitor.follow("claim.certificate").sees("834", "claim.shares", "Raimonds Vītols", "Austra Sīle")
    visitor.look_over("claim-certificate")
    sums = sources(visitor)

    visitor.sign_in("Raimonds Vītols").open("/payments").sees("payment.payable").look_over("payments")
    visitor.press("payment.do.make").sees("done.payment.made", "payment.not_allowed.own")
    payments = visitor.path.split("?")[0]
    visitor.sign_in("Austra Sīle").open(payments).press("payment.do.release").sees("done.payment.released")
    visitor.look_over("payment-list")
    xml = caller("raimonds").get(f"{payments}/xml")
    document = etree.fromstring(xml.bytes)
    assert xml.status == 200 and schema.validate(document), schema.error_log
    [reference] = document.xpath("//p:EndToEndId/text()", namespaces=SPACE)
    [amount] = document.xpath("//p:InstdAmt/text()", namespaces=SPACE)
    assert cents(amount) == sums[-1][1]
    day = document.xpath("//p:ReqdExctnDt/p:Dt/text()", namespaces=SPACE)[0]
    visitor.answer(rows=f"{reference};{amount};{day}\nNAV;1,00;{day}").press("payment.do.reconcile")
    visitor.sees("done.payment.reconciled.partly", "payment.mismatches", "NAV").look_over("payment-mismatch")
    visitor.open(claim).sees("claim.state.paid")

    visitor.sign_in("Vija Grāvīte").open("/claims").follow("claim.prepare").sees("claim.was_parked", "claim.carried")
    first = visitor.driver.find_elements(By.CSS_SELECTOR, "tr[data-row]")[0].text
    assert visitor.words("claim.was_parked") in first, first
    visitor.press("claim.do.submit").sees("done.claim.submitted", "claim.was_parked")


def test_claims_are_read_in_english_and_accounts_have_their_check_digits(browser):
    visitor = browser(tongue="en").sign_in("Vija Grāvīte").open("/claims").look_over("claims-english")
    visitor.follow("8.3.4/LV-074/1").sees("claim.state.paid").look_over("claim-paid")
    claim = visitor.path.split("?")[0]
    fund, state, _ = sources(visitor.follow("claim.certificate").sees("claim.shares"))
    assert fund[1:] == [fund[1]] * 2 and state[1:] == [state[1]] * 2, "a source did not pay what was certified"
    visitor.open(claim).follow("payment.accounts").look_over("partner-accounts")
    visitor.answer(holder="Novads", iban="LV81BANK0000435195001").press("payment.do.account")
    visitor.sees("payment.problem.iban_check")


def test_strangers_find_no_claims(caller):
    assert caller("mara").get("/claims").status == 404
    assert caller("ruta").get("/payments").status == 404
