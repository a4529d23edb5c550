"""Everything works in a browser without JavaScript; only comfort is missing."""


def test_a_draft_is_saved_by_its_button_without_scripts(browser):
    visitor = browser(scripts=False).sign_in("Māra Kalniņa").follow("Nils Grauds").follow("plan.act.edit")
    visitor.answer(own_words="Gribu tikt līdzi klasei.", screening__FAMILY="nothing_seen").press("plan.act.save")
    visitor.sees("done.plan.saved").open(visitor.path.split("?")[0])
    assert visitor.driver.find_element("name", "own_words").get_attribute("value") == "Gribu tikt līdzi klasei."


def test_a_draft_saves_itself_with_scripts(browser, caller):
    visitor = browser().sign_in("Māra Kalniņa").open("/plans").follow("Bruno Mežulis").follow("plan.act.edit")
    form = visitor.path.split("?")[0]
    visitor.answer(strengths="Labi zīmē un palīdz citiem.", own_words="Man patīk zīmēt.").keys("\t").sees("frame.saved")
    visitor.until(lambda: "Man patīk zīmēt." in caller("mara").get(form).text, "the draft is kept")
    # Typing and sending at once must not be taken for two people who write the same plan.
    visitor.answer(own_words="Man patīk zīmēt un peldēt.").press("plan.act.save").sees("done.plan.saved")
    assert "Man patīk zīmēt un peldēt." in caller("mara").get(form).text
