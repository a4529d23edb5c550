"""The door: the page to sign in, which everybody sees first."""

TITLES = {"lv": "Pieslēgties", "en": "Sign in"}


def test_the_sign_in_page_speaks_both_languages(browser, tongue):
    visitor = browser(tongue=tongue)
    visitor.sees(TITLES[tongue])
    assert visitor.driver.find_element("css selector", "html").get_attribute("lang") == tongue
    visitor.look_over("sign-in")


def test_the_sign_in_page_works_without_scripts(browser):
    browser(scripts=False).sees(TITLES["lv"])


def test_a_page_of_the_registry_asks_to_sign_in_first(browser):
    visitor = browser().open("/plans")
    assert visitor.path.startswith("/sign-in")
