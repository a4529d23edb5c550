"""A person at the browser: finds things by the words that stand on the page, as a person does."""

import base64
import json
import pathlib

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from program import ROOT

SCREENSHOTS = ROOT / "screenshots"
WIDTHS = (360, 1280)
TONGUES = ("lv", "en")


def quoted(text):
    """A text inside an XPath, which has no escapes."""
    return f'"{text}"' if '"' not in text else "concat(" + ", '\"', ".join(f'"{p}"' for p in text.split('"')) + ")"


class Visitor:
    def __init__(self, driver, address, width=1280, tongue="lv", axe=None):
        self.driver = driver
        self.address = address
        self.tongue = tongue
        self.axe_script = axe
        self.resize(width)

    # What a person does

    def open(self, path):
        self.driver.get(self.address + path)
        return self

    def begin(self):
        """The first page of a visit, in the visitor's language."""
        return self.open(f"/sign-in?lang={self.tongue}")

    def sign_in(self, person):
        """Signs in with an account of the demo, named by a part of what stands on its button."""
        self.driver.delete_all_cookies()
        self.begin()
        self.press(person)
        self.until(lambda: "/sign-in" not in self.driver.current_url, f"{person} is signed in")
        return self

    def follow(self, text):
        self.find(f"//a[contains(normalize-space(.), {quoted(text)})]", f"link “{text}”").click()
        return self

    def press(self, text):
        self.find(f"//button[contains(normalize-space(.), {quoted(text)})]", f"button “{text}”").click()
        return self

    def fill(self, label, text):
        field = self.field(label)
        field.clear()
        field.send_keys(text)
        return self

    def choose(self, label, option=None):
        """Ticks a box or a radio button, or chooses an option of a list."""
        field = self.field(label)
        if field.tag_name == "select":
            Select(field).select_by_visible_text(option)
        elif not field.is_selected():
            field.click()
        return self

    # What a person sees

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.address)

    def sees(self, *texts):
        for text in texts:
            self.until(lambda: text in self.text, f"the page says “{text}”")
        return self

    def does_not_see(self, *texts):
        for text in texts:
            assert text not in self.text, f"{self.path} says “{text}”"
        return self

    def field(self, label):
        named = self.find(f"//label[starts-with(normalize-space(.), {quoted(label)})]", f"field “{label}”")
        target = named.get_attribute("for")
        if target:
            return self.driver.find_element(By.ID, target)
        return named.find_element(By.CSS_SELECTOR, "input, select, textarea")

    def find(self, xpath, what):
        visible = lambda: [found for found in self.driver.find_elements(By.XPATH, xpath) if found.is_displayed()]
        return self.until(visible, what)[0]

    def until(self, condition, what, seconds=10):
        try:
            return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition())
        except Exception as error:
            raise AssertionError(f"{what}: not on {self.path}. The page says:\n{self.text[:2000]}") from error

    # What a careful reviewer looks at

    def resize(self, width):
        self.width = width
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        return self

    def axe(self):
        """Fails on serious and critical findings of axe: keyboard, contrast, names, structure."""
        self.driver.execute_script(self.axe_script)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done([{id: String(e),"
            " impact: 'critical', help: 'axe failed', nodes: []}]))")
        grave = [f"{each['id']} ({each['impact']}): {each['help']}\n      "
                 + "\n      ".join(node["html"][:200] for node in each["nodes"][:5])
                 for each in found if each["impact"] in ("serious", "critical")]
        assert not grave, f"axe on {self.path} at {self.width} px, {self.tongue}:\n  " + "\n  ".join(grave)
        return self

    def fits(self):
        """Nothing sticks out to the right: no page is read by scrolling sideways."""
        beyond = self.driver.execute_script(
            "const root = document.documentElement; return root.scrollWidth - root.clientWidth")
        assert beyond <= 0, f"{self.path} is {beyond} px wider than {self.width} px"
        return self

    def is_quiet(self):
        """The browser has nothing to complain about: no script error, nothing stopped by the content policy."""
        said = [entry for entry in self.driver.get_log("browser")
                if entry["level"] == "SEVERE" and entry["source"] in ("javascript", "security", "console-api")]
        assert not said, f"the browser's console on {self.path}:\n" + json.dumps(said, indent=2)
        return self

    def screenshot(self, name):
        SCREENSHOTS.mkdir(exist_ok=True)
        picture = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
        target = SCREENSHOTS / f"{name}-{self.tongue}-{self.width}.png"
        target.write_bytes(base64.b64decode(picture["data"]))
        return self

    def look_over(self, name):
        """The whole review of the page that is open, at both widths; leaves pictures."""
        width = self.width
        for each in WIDTHS:
            self.resize(each).axe().fits().is_quiet().screenshot(name)
        return self.resize(width)


def axe_script():
    found = list(pathlib.Path(ROOT / ".venv").glob("lib/python3*/site-packages/axe_playwright_python/axe.min.js"))
    assert found, "axe.min.js is missing: run bin/setup --tests"
    return found[0].read_text()
