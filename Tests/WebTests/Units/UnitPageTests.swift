import Casework
import Cast
import Testing

@testable import Web

@Suite("Pages of institutions and territories")
struct UnitPageTests {
    @Test("a former name leads to the school of today")
    func search() async throws {
        let browser = try await TestSite.open().coordinator()
        let page = try await browser.get("/units?words=purmsatu")
        #expect(page.shows("Mežupes pamatskola"))
        #expect(page.shows("cits nosaukums: Purmsātu speciālā internātpamatskola"))
        #expect(page.shows("1 vienība"))
        #expect(
            try await browser.get("/units?words=purmsatu&lang=en").shows(
                "also called: Purmsātu speciālā internātpamatskola"))
        #expect(try await browser.get("/units?words=nekas&lang=lv").shows("Nekas neatbilst šai atlasei."))
    }

    @Test("a card tells of the day that is asked")
    func card() async throws {
        let browser = try await TestSite.open().coordinator()
        let old = try await browser.get("/units/4113900002?on=31.08.2018")
        #expect(old.body.contains("<h1>Kalētu pamatskola</h1>"))
        #expect(old.shows("Priekules novads"))
        let today = try await browser.get("/units/4113900002")
        #expect(today.body.contains("<h1>Kalētu Mūzikas un mākslas pamatskola</h1>"))
        #expect(today.shows("Dienvidkurzemes novads"))
        #expect(today.shows("Pārdēvēšana"))
        #expect(!today.links.contains("/units/4113900002/renaming"))
        let closed = try await browser.get("/units/4113900004")
        #expect(closed.shows("pastāvēja līdz 30.08.2020"))
    }

    @Test("an old municipality names its successor, an unknown one is not found, a day that is none is told")
    func edges() async throws {
        let browser = try await TestSite.open().coordinator()
        let old = try await browser.get("/units/LV-074")
        #expect(old.shows("Administratīvi teritoriālā reforma"))
        #expect(old.links.contains("/units/LV-112"))
        let heir = try await browser.get("/units/LV-112?lang=en")
        #expect(heir.shows("Took over: Priekules novads") && heir.links.contains("/units/LV-074"))
        _ = try await browser.get("/units?lang=lv")
        #expect(try await browser.get("/units/999999").status == .notFound)
        #expect(try await browser.get("/units/LV-112?on=31.02.2020").status == .unprocessableContent)
        #expect(try await browser.get("/units/4113900002/renaming").status == .forbidden)
        #expect(try await browser.get("/units?level=planet").status == .badRequest)
    }
}
