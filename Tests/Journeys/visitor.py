"""A person at the browser: finds things by the words that stand on the page, as a person does."""

import base64
import json
import pathlib

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from program import ROOT
from texts import text

SCREENSHOTS = ROOT / "screenshots"
WIDTHS = (360, 1280)
TONGUES = ("lv", "en")
# What is seen while one page gives way to the next.
PASSING = (NoSuchElementException, StaleElementReferenceException)


def quoted(text):
    """A text inside an XPath, which has no escapes."""
    return f'"{text}"' if '"' not in text else "concat(" + ", '\"', ".join(f'"{p}"' for p in text.split('"')) + ")"


class Visitor:
    def __init__(self, driver, address, width=1280, tongue="lv", axe=None):
        self.driver = driver
        self.address = address
        self.tongue = tongue
        self.axe_script = axe
        self.inputs = 0  # every click and every field that is filled in
        self.resize(width)

    def words(self, key, **gaps):
        """A text in the visitor's language, by its key; any other text stands for itself."""
        return text(self.tongue, key, **gaps)

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

    def follow(self, link):
        words = self.words(link)
        return self._go(self.find(f"//a[contains(normalize-space(.), {quoted(words)})]", f"link “{words}”"))

    def press(self, button):
        """Presses a button that sends its form; on the page itself before the bar, the exact text before a longer one."""
        words = self.words(button)
        named = f"//button[contains(normalize-space(.), {quoted(words)})]"
        found = self.find(f"//main{named}", f"button “{words}”", first=lambda each: each.text.strip() == words)
        return self._go(found)

    def unfold(self, heading):
        """Opens what is folded away."""
        words = self.words(heading)
        found = self.find(f"//summary[contains(normalize-space(.), {quoted(words)})]", f"fold “{words}”")
        if found.find_element(By.XPATH, "..").get_attribute("open") is None:
            self._click(found)
        return self

    def answer(self, **fields):
        """Fills in fields by their names in the form (`__` stands for a full stop), of whatever kind they are."""
        for name, value in fields.items():
            self._answer(name.replace("__", "."), value)
        return self

    def _answer(self, name, value):
        named = self.until(lambda: self.driver.find_elements(By.NAME, name), f"field {name}")
        kind = named[0].get_attribute("type")
        if kind in ("radio", "checkbox"):
            named = [each for each in named if each.get_attribute("value") == value]
            assert named, f"{name} offers no {value} on {self.path}"
        field = next((each for each in named if each.get_attribute("type") != "hidden"), named[0])
        for fold in reversed(field.find_elements(By.XPATH, "ancestor::details[not(@open)]")):
            self._click(fold.find_element(By.TAG_NAME, "summary"))
        if kind in ("radio", "checkbox"):
            return None if field.is_selected() else self._click(field)
        self.inputs += 1
        if field.tag_name == "select":
            return Select(field).select_by_value(value)
        field.clear()
        field.send_keys(value)

    def keys(self, *keys):
        """Types on the page itself, outside any field."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)
        return self

    def _click(self, element):
        self.inputs += 1
        # To the middle of the window: at its edges the bar and the foot of a form lie above.
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def _go(self, element):
        page = self.driver.find_element(By.TAG_NAME, "html")
        self._click(element)
        return self.arrives(page)

    def arrives(self, page):
        """Waits until another page stands in the place of this one."""
        def is_gone():
            try:
                page.is_enabled()
                return False
            except StaleElementReferenceException:
                return True
            except WebDriverException as error:
                # In the moment in which the document is replaced, the driver says the same in other words.
                return "does not belong to the document" in str(error)

        self.until(is_gone, "another page opens")
        return self

    def fill(self, label, words):
        self.inputs += 1
        field = self.field(label)
        field.clear()
        field.send_keys(words)
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

    def sees(self, *texts, **gaps):
        """Every text (or key of a text) stands on the page."""
        for words in (self.words(each, **gaps) for each in texts):
            self.until(lambda: words in self.text, f"the page says “{words}”")
        return self

    def does_not_see(self, *texts):
        for words in map(self.words, texts):
            assert words not in self.text, f"{self.path} says “{words}”"
        return self

    def field(self, label):
        named = self.find(f"//label[starts-with(normalize-space(.), {quoted(label)})]", f"field “{label}”")
        target = named.get_attribute("for")
        if target:
            return self.driver.find_element(By.ID, target)
        return named.find_element(By.CSS_SELECTOR, "input, select, textarea")

    def part(self, heading):
        """What stands in the part of the page whose heading has this id."""
        return self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, f"[aria-labelledby={heading}]"), heading).text

    def names(self, start, end):
        """The names of the fields that begin and end so, each once, in the order of the page."""
        fields = self.driver.find_elements(By.CSS_SELECTOR, f"[name^='{start}'][name$='{end}']")
        return list(dict.fromkeys(field.get_attribute("name") for field in fields))

    def choices(self, name):
        """What a list offers, by the values that the form would send."""
        field = self.until(lambda: self.driver.find_element(By.NAME, name), f"field {name}")
        return [each.get_attribute("value") for each in Select(field).options]

    def find(self, xpath, what, first=lambda element: False):
        def visible():
            found = [each for each in self.driver.find_elements(By.XPATH, xpath) if each.is_displayed()]
            return sorted(found, key=lambda each: not first(each))

        return self.until(visible, what)[0]

    def until(self, condition, what, seconds=20):
        try:
            return WebDriverWait(self.driver, seconds, 0.05, PASSING).until(lambda _: condition())
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
