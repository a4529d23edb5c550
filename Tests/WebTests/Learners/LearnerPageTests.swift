import Casework
import Cast
import HTTPTypes
import Language
import Testing

@Suite("A learner's record")
struct LearnerPageTests {
    @Test("the record shows plans, classes, applications and why one may see it, in both languages")
    func show() async throws {
        let town = try await Town.open()
        let anna = town.country.anna
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/learners/\(anna.id)?purpose=prepare_plan")
        #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
        #expect(page.shows("Anna Roze") && page.shows("8.a klase, Priekules vidusskola") && page.shows("1-14/Anna"))
        #expect(page.shows("Jūsu loma ir plāna sagatavotājs, vienība: Priekules vidusskola."))
        #expect(page.links.contains("/plans/\(anna.plan)") && page.shows("IAP-20251-"))
        #expect(!page.body.contains("04111"))
        let english = try await town.browser(of: .mara, in: .en)
        #expect(try await english.get("/learners/\(anna.id)?purpose=prepare_plan").shows("Why can I see this?"))
    }

    @Test("a level above sees the learner through the plan that was sent to it")
    func above() async throws {
        let town = try await Town.open()
        let ilze = try await town.browser(of: .ilze)
        let page = try await ilze.get("/learners/\(town.country.anna.id)?purpose=monitor")
        #expect(page.status == .ok && page.shows("Jūsu loma ir pašvaldības koordinators"))
        #expect(!page.shows("Pievienot iesniegumu") && !page.shows("Sākt plānu"))
        #expect(try await ilze.get("/learners/\(town.country.bruno.id)").status == .notFound)
    }

    @Test("a plan begins with one button where there is none for the semester")
    func begin() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        // Anna has her plan: what is left to begin is one in another programme.
        let annas = try await mara.get("/learners/\(town.country.anna.id)?purpose=prepare_plan")
        #expect(annas.field("programme") == "4.2.3.1" && annas.shows("Sākt plānu citā programmā"))
        let page = try await mara.get("/learners/\(town.country.cilda)?purpose=prepare_plan")
        let fields = ["learner", "institution", "semester", "receipt"].map { page.field($0) ?? "" }
        #expect(page.shows("Sākt plānu") && fields[2] == "20251")
        let begun = try await mara.post(
            "/plans", ["learner": fields[0], "institution": fields[1], "semester": fields[2], "receipt": fields[3]])
        #expect(begun.location?.hasPrefix("/plans/") == true)
    }

    @Test("the personal code is shown on one page, for a purpose, and leaves a line")
    func unmask() async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno.id
        let mara = try await town.browser(of: .mara)
        let asked = try await mara.post("/learners/\(bruno)/code", ["purpose": ""])
        #expect(asked.status == .unprocessableContent && asked.shows("Izvēlieties, kāpēc jums vajadzīgs kods."))
        let silent = try await mara.post("/learners/\(bruno)/code", ["purpose": "other"])
        #expect(silent.status == .unprocessableContent && silent.shows("Ierakstiet, kāpēc jums vajadzīgs kods."))
        #expect(!(try await town.visits(of: bruno)).contains { $0.row.action == "sensitive_unmask" })
        let shown = try await mara.post(
            "/learners/\(bruno)/code", ["purpose": "other", "purpose_text": "zvans no slimnīcas"])
        #expect(shown.shows("020711-05483") && shown.headers[.cacheControl] == "no-store")
        #expect(!(try await mara.get("/learners/\(bruno)").shows("020711-05483")))
        let line = try #require(try await town.visits(of: bruno).first { $0.row.action == "sensitive_unmask" })
        #expect(line.actorName == "Māra Kalniņa" && line.row.purposeText == "zvans no slimnīcas")
    }

    @Test("an application and another class are written down; what is wrong comes back at its field")
    func forms() async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno.id
        let school = town.country.unit(.priekule).description
        let mara = try await town.browser(of: .mara)
        let wrong = try await mara.post(
            "/learners/\(bruno)/applications",
            ["at": school, "signed_by": "guardian", "signed_on": "1.10.2026", "document": "1-14/77"])
        #expect(
            wrong.status == .unprocessableContent && wrong.shows("nevar būt nākotnē")
                && wrong.field("document") == "1-14/77")
        let right = try await mara.post(
            "/learners/\(bruno)/applications",
            ["at": school, "signed_by": "guardian", "signed_on": "1.10.25", "document": "1-14/77"], follow: true)
        #expect(right.shows("Iesniegums ir saglabāts.") && right.shows("1-14/77"))
        let moved = try await mara.post(
            "/learners/\(bruno)/enrolments",
            [
                "institution": school, "stage": "general", "grade": "6", "class_letter": "c",
                "enrolled_from": "13.10.2025",
            ],
            follow: true)
        #expect(moved.shows("6.c klase") && moved.shows("12.10.2025"))
        let course = try await mara.post(
            "/learners/\(bruno)/enrolments",
            ["institution": school, "stage": "vet", "grade": "9", "class_letter": "", "enrolled_from": "20.10.2025"])
        #expect(course.status == .unprocessableContent && course.shows("Ievadiet klasi vai kursu no 1 līdz 4."))
    }

    @Test("of the special note others see only that there is one")
    func note() async throws {
        let town = try await Town.open()
        let anna = town.country.anna.id
        let juris = try await town.browser(of: .juris)
        let saved = try await juris.post("/learners/\(anna)/note", ["note": "Astma, inhalators somā."], follow: true)
        #expect(saved.shows("Piezīme ir saglabāta.") && saved.shows("Astma"))
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/learners/\(anna)?purpose=prepare_plan")
        #expect(page.shows("Par veselību, atkarībām vai ģimeni ir piezīme.") && !page.shows("Astma"))
        #expect(try await mara.post("/learners/\(anna)/note", ["note": "x"]).status == .forbidden)
    }

    @Test("a learner who leaves is no longer opened by the school")
    func leave() async throws {
        let town = try await Town.open()
        let newcomer = try await town.country.newcomer(1)
        let mara = try await town.browser(of: .mara)
        let left = try await mara.post(
            "/learners/\(newcomer)/leaving",
            ["leaves": town.country.unit(.priekule).description, "last_day": "05.10.2025", "exit_reason": "moved"])
        #expect(left.status == .seeOther)
        #expect(try await mara.get("/learners/\(newcomer)").status == .notFound)
    }
}
