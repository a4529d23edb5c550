import Testing

@testable import Language

@Suite("Reading a catalogue")
struct PortableObjectTests {
    private let header = """
        # A comment
        msgid ""
        msgstr ""
        "Language: en\\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"


        """

    private func faultOf(_ text: String, named file: String = "plan.en.po") -> String? {
        do {
            _ = try PortableObject(text, named: file)
            return nil
        } catch { return error.description }
    }

    @Test("comments, long strings, escapes, plurals and Windows line ends are understood")
    func entries() throws {
        let text =
            header + """
                #: Plan.swift
                #, fuzzy
                msgid "plan.title"
                msgstr ""
                "Plan \\"A\\"\\n"
                "second line"
                # between two entries without an empty line
                msgid "plan.count"
                msgid_plural "plan.count"
                msgstr[0] "{count} plan"
                msgstr[1] "{count} plans"
                """
        for text in [text, text.replacing("\n", with: "\r\n")] {
            let entries = try PortableObject(text, named: "plan.en.po").entries
            #expect(entries.map(\.key) == ["plan.title", "plan.count"])
            #expect(entries.map(\.forms) == [["Plan \"A\"\nsecond line"], ["{count} plan", "{count} plans"]])
            #expect(entries.map(\.line) == [9, 14])
        }
    }

    @Test(
        "a mistake is told with its file and line",
        arguments: [
            ("msgid \"a.b\"\nmsgstr \"x", "plan.en.po:8: the string is not in quotes"),
            ("msgid \"a.b\"\n", "plan.en.po:8: a.b has no msgstr"),
            ("msgid \"a.b\"\nmsgstr \"\"", "plan.en.po:7: a.b is not translated"),
            ("msgid \"a.b\"\nmsgid_plural \"a.b\"\nmsgstr[0] \"x\"", "plan.en.po:7: a.b has not exactly 2 msgstr"),
            ("msgstr \"x\"", "plan.en.po:7: msgstr without msgid"),
            ("msgctxt \"x\"", "plan.en.po:7: msgctxt is not known here"),
            ("msgid \"a.b\"\nmsgstr \"\\q\"", "plan.en.po:8: \\q is no escape"),
            ("\"x\"", "plan.en.po:7: a string that belongs to no msgid or msgstr"),
        ])
    func mistakes(_ text: String, _ fault: String) {
        #expect(faultOf(header + text) == fault)
    }

    @Test("the header must state the plural forms of the language, for classic gettext orders Latvian otherwise")
    func pluralHeader() {
        #expect(
            faultOf(header, named: "plan.lv.po")?.hasPrefix("plan.lv.po:1: the header must say Plural-Forms") == true)
        #expect(faultOf("", named: "plan.en.po") != nil)
        #expect(faultOf(header, named: "plan.po") == "plan.po:1: the name is not NOUN.lv.po or NOUN.en.po")
    }

    @Test("a key that stands in two catalogues is told")
    func duplicates() {
        let text = header + "msgid \"a.b\"\nmsgstr \"x\"\n"
        let faults = Catalogue([("one.en.po", text), ("two.en.po", text)]).faults
        #expect(faults.map(\.description) == ["two.en.po:7: a.b stands in one.en.po:7 too"])
    }
}
