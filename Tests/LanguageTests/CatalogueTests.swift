import Testing

@testable import Language

@Suite("The catalogues")
struct CatalogueTests {
    @Test("every catalogue can be read")
    func faults() {
        #expect(Catalogue.shared.faults.map(\.description) == [])
    }

    @Test("LOC-05: every text stands in both languages with the same gaps, a plural in both, and without HTML")
    func completeness() {
        let all = Catalogue.shared.keys(in: .lv).union(Catalogue.shared.keys(in: .en))
        for key in all.sorted() {
            guard let latvian = Catalogue.shared[key, .lv], let english = Catalogue.shared[key, .en] else {
                Issue.record("\(key) is missing in one language")
                continue
            }
            #expect(latvian.gaps == english.gaps, "\(key)")
            #expect(latvian.isPlural == english.isPlural, "\(key)")
            #expect(latvian.file.replacing(".lv.", with: ".en.") == english.file, "\(key)")
            for text in [latvian, english] {
                for form in text.forms {
                    let words = form.filled { "{\($0)}" }
                    #expect(!words.contains("<") && !words.contains("&"), "\(key): \(words)")
                    #expect(form.gaps == text.gaps, "\(key): all forms have the same gaps")
                }
                #expect(!text.isPlural || text.gaps.contains("count"), "\(key)")
            }
        }
    }

    @Test("gaps are filled in the manner of the language")
    func gaps() {
        let catalogue = Catalogue([
            ("bill.lv.po", po(.lv, "bill.due", "{who}: {sum} līdz {day} plkst. {time} ({part})")),
            ("bill.en.po", po(.en, "bill.due", "{who}: {sum} by {day} at {time} ({part})")),
        ])
        let message = Message(
            "bill.due",
            [
                "who": "Anna", "sum": .money(123450), "day": .day(2026, 9, 1), "time": .time(9, 5),
                "part": .decimal(15, places: 1),
            ])
        #expect(catalogue.text(message, in: .lv) == "Anna: 1\u{A0}234,50\u{A0}€ līdz 01.09.2026. plkst. 09:05 (1,5)")
        #expect(catalogue.text(message, in: .en) == "Anna: €1,234.50 by 01.09.2026 at 09:05 (1.5)")
    }

    @Test("a missing key and an unfilled gap can be seen")
    func missing() {
        #expect(Tongue.lv.text("no.such_key") == "no.such_key")
        #expect(Tongue.en.text("frame.saved_at") == "Saved at {time}")
        #expect(Message("frame.saved_at", ["time": .message("word.today")]).text(in: .en) == "Saved at Today")
    }

    private func po(_ tongue: Tongue, _ key: String, _ text: String) -> String {
        """
        msgid ""
        msgstr ""
        "Plural-Forms: \(tongue.pluralHeader)\\n"

        msgid "\(key)"
        msgstr "\(text)"
        """
    }
}
