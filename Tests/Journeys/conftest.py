"""What every journey has at hand: a demo that is served, a browser, and visitors in it.

Run by bin/test; alone: bin/with-postgres .venv/bin/python -m pytest Tests/Journeys -k sign_in
"""

import os
import pathlib

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from program import BINARY, Server, postgres, run
from visitor import SCREENSHOTS, TONGUES, Visitor, axe_script


def pytest_configure(config):
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is missing: run swift build --build-tests", returncode=1)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo, served from a database file of its own."""
    folder = tmp_path_factory.mktemp("demo")
    server = Server("demo", "--database", f"sqlite:{folder}/demo.sqlite", log=folder / "demo.log")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def registries(tmp_path_factory):
    """The demo's registry on both engines: {"sqlite": URL, "postgres": URL}."""
    folder = tmp_path_factory.mktemp("registries")
    both = {"sqlite": f"sqlite:{folder}/demo.sqlite", "postgres": postgres("demo_of_journeys")}
    for address in both.values():
        run("demo", "--database", address, "--no-serve")
    return both


@pytest.fixture(scope="session")
def chromium():
    assert os.path.exists("/usr/bin/chromium") and os.path.exists("/usr/bin/chromedriver"), (
        "Chromium or its driver is missing: run bin/setup --tests")
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium's sandbox refuses to run as root
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium, demo):
    """`browser(width, tongue)`: somebody new at the browser, nobody signed in; `scripts=False` without JavaScript."""

    def visitor(width=1280, tongue="lv", scripts=True):
        chromium.delete_all_cookies()
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        chromium.get_log("browser")
        return Visitor(chromium, demo.address, width, tongue, axe_script()).begin()

    return visitor


@pytest.fixture(params=TONGUES)
def tongue(request):
    """A journey that asks for `tongue` is made once in each language."""
    return request.param


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A journey that fails leaves a picture of the page on which it failed."""
    report = yield
    driver = item.funcargs.get("chromium") if hasattr(item, "funcargs") else None
    if report.when == "call" and report.failed and driver is not None:
        SCREENSHOTS.mkdir(exist_ok=True)
        picture = pathlib.Path(SCREENSHOTS, f"failed-{item.name.replace('/', '-')}.png")
        driver.save_screenshot(str(picture))
        report.sections.append(("picture", str(picture)))
    return report
