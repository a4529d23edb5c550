import Casework
import Cast
import HTTPTypes
import Language
import Testing

@Suite("Looking for learners")
struct LearnerSearchTests {
    @Test(
        "a name is found without its marks and by its beginning",
        arguments: ["mezulis", "MEŽ", "brun mez", "Bruno Mežulis"])
    func folded(_ words: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/learners/search", ["words": words])
        #expect(page.status == .ok)
        #expect(
            page.shows("Atrasts 1 izglītojamais") && page.shows("Bruno Mežulis") && page.shows("Priekules vidusskola"))
        #expect(page.shows("6.a klase") && page.shows("••••••-•••83"))
    }

    @Test("a whole personal code finds its learner, and stands neither in an address nor on the page of results")
    func code() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/search", ["q": "020711-05483"])
        #expect(page.shows("Bruno Mežulis"))
        #expect(page.links.allSatisfy { !$0.contains("05483") && !$0.contains("020711") })
    }

    @Test("a mistyped code is told at its field, not answered with nobody")
    func wrongCode() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/learners/search", ["words": "020711-05484"])
        #expect(page.status == .unprocessableContent)
        #expect(page.shows("kāds no cipariem neatbilst pārējiem"))
        #expect(page.field("words") == "020711-05484")
    }

    @Test("registering is offered only after a search, and the typed name goes along")
    func searchFirst() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let empty = try await mara.get("/learners")
        #expect(!empty.shows("Reģistrēt izglītojamo"))
        let page = try await mara.post("/learners/search", ["words": "Jānis Bērziņš"])
        #expect(page.shows("Izglītojamais nav atrasts") && page.shows("Reģistrēt izglītojamo"))
        let form = try await mara.post("/learners/new", ["words": "Jānis Bērziņš"])
        #expect(form.field("given_name") == "Jānis")
        #expect(form.field("surname") == "Bērziņš")
    }

    @Test("learners of another school are not found")
    func scope() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/search", ["q": "Dāvis Kauliņš"])
        #expect(page.shows("Nekas nav atrasts") && page.shows("Kauliņš") == false)
    }

    @Test("the top bar also finds plans by code and institutions by name")
    func everything() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let units = try await mara.post("/search", ["q": "purmsat"])
        #expect(
            units.shows("Mežupes pamatskola") && units.shows("Cits nosaukums: Purmsātu speciālā internātpamatskola"))
        let plan = try await mara.post("/search", ["q": "iap-20251-00001"])
        #expect(plan.location == "/plans/\(town.country.anna.plan)?from=search")
        let english = try await town.browser(of: .mara, in: .en)
        let found = try await english.post("/search", ["q": "mezulis"])
        #expect(found.shows("1 learner") && found.shows("Grade 6a"))
    }
}
