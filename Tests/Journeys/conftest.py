"""What every journey has at hand: a demo that is served, a browser, and visitors in it.

Run by bin/test; alone: bin/with-postgres .venv/bin/python -m pytest Tests/Journeys -k sign_in
"""

import os
import pathlib

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from caller import Caller
from program import BINARY, Server, duplicate, postgres, run
from visitor import SCREENSHOTS, TONGUES, Visitor, axe_script


def pytest_configure(config):
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is missing: run swift build --build-tests", returncode=1)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """The file of the demo as it was loaded, which nobody changes. Loading takes half a minute: it is done once,
    or taken from LOADED_DEMO while one writes journeys."""
    if os.environ.get("LOADED_DEMO"):
        return pathlib.Path(os.environ["LOADED_DEMO"])
    file = tmp_path_factory.mktemp("loaded") / "demo.sqlite"
    run("demo", "--database", f"sqlite:{file}", "--no-serve")
    return file


@pytest.fixture(scope="session")
def demo(loaded, tmp_path_factory):
    """The demo, served from a copy of its own; each journey has learners of its own in it."""
    folder = tmp_path_factory.mktemp("demo")
    file = duplicate(f"sqlite:{loaded}", folder / "demo.sqlite")
    server = Server("demo", "--database", f"sqlite:{file}", log=folder / "demo.log")
    server.file = file
    yield server
    server.stop()


@pytest.fixture(scope="session")
def registries(loaded):
    """The demo's registry on both engines: {"sqlite": URL, "postgres": URL}."""
    server = postgres("demo_of_journeys")
    run("demo", "--database", server, "--no-serve")
    return {"sqlite": f"sqlite:{loaded}", "postgres": server}


@pytest.fixture
def caller(demo):
    """`caller("mara")`: somebody of the cast without a browser, who sends whatever he likes."""
    return lambda member=None: Caller(demo.address).sign_in(member) if member else Caller(demo.address)


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
