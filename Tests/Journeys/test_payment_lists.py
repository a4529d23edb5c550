"""Lists of payments for banks: the examples that the program is held to fit the schema published by ISO 20022 and the
rules of SEPA on top of it (EPC132-08, customer to bank)."""

import importlib.util
import pathlib
import re
from decimal import Decimal

import pytest
from lxml import etree

from program import ROOT

EXAMPLES = ROOT / "Tests/DocumentsTests/Payments/Examples"
SPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


@pytest.fixture(scope="module")
def schema():
    package = pathlib.Path(importlib.util.find_spec("sepaxml").submodule_search_locations[0])
    return etree.XMLSchema(etree.parse(package / "schemas/pain.001.001.09.xsd"))


@pytest.fixture(params=["full", "least"])
def document(request):
    return etree.parse(EXAMPLES / f"{request.param}.xml")


def texts(document, path):
    return [str(text) for text in document.xpath(path + "/text()", namespaces=SPACE)]


def test_the_examples_fit_the_published_schema(schema, document):
    assert schema.validate(document), schema.error_log


def test_the_schema_notices_a_wrong_list(schema, document):
    """Otherwise the test above would say nothing."""
    for path in ("//p:PmtMtd", "//p:ReqdExctnDt", "//p:CdtTrfTxInf", "//p:MsgId", "//p:DbtrAgt"):
        broken = etree.fromstring(etree.tostring(document))
        for element in broken.xpath(path, namespaces=SPACE):
            element.getparent().remove(element)
        assert not schema.validate(broken), path


def test_counts_and_sums_are_those_of_the_payments(document):
    amounts = [Decimal(text) for text in texts(document, "//p:CdtTrfTxInf/p:Amt/p:InstdAmt")]
    assert amounts and texts(document, "//p:CtrlSum") == [str(sum(amounts))] * 2
    assert texts(document, "//p:NbOfTxs") == [str(len(amounts))] * 2
    assert all(Decimal("0.01") <= amount <= Decimal("999999999.99") for amount in amounts)
    assert set(document.xpath("//p:InstdAmt/@Ccy", namespaces=SPACE)) == {"EUR"}


def test_the_rules_of_sepa_hold(document):
    assert texts(document, "//p:PmtMtd") == ["TRF"] and texts(document, "//p:SvcLvl/p:Cd") == ["SEPA"]
    assert texts(document, "//p:ChrgBr") == ["SLEV"]
    for text in document.xpath("//*[not(*)]/text()"):
        assert re.fullmatch(r"[a-zA-Z0-9/\-?:().,'+ ]+", text) and text == text.strip(), text
    for name, limit in (("MsgId", 35), ("PmtInfId", 35), ("EndToEndId", 35), ("Nm", 70), ("Ustrd", 140)):
        assert all(0 < len(text) <= limit for text in texts(document, f"//p:{name}")), name
    references = texts(document, "//p:EndToEndId")
    assert len(set(references)) == len(references)
    assert not [text for text in references if text[0] == "/" or text[-1] == "/" or "//" in text]
    for account in texts(document, "//p:IBAN"):
        assert int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1, account
