import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Report pages")
struct ReportPageTests {
    @Test("the list of reports, and a report with its dates, definitions and files")
    func pages() async throws {
        let browser = try await TestSite.open().coordinator()
        let list = try await browser.get("/reports?lang=en")
        #expect(list.status == .ok)
        #expect(list.shows("Support plans") && list.shows("Learners") && list.shows("Risks"))
        for name in ["plans", "learners", "risks", "hours", "compensations", "cost", "capacity"] {
            let page = try await browser.get("/reports/\(name)?lang=en")
            #expect(page.status == .ok, "\(name)")
            for text in ["Period", "As known on", "In the structure of", "05.10.2026", "What the figures mean"] {
                #expect(page.shows(text), "\(name): \(text)")
            }
        }
        #expect(try await browser.get("/reports/plans?lang=lv").shows("Dati uz dienu"))
    }

    @Test("a report offers the rows that it has, and the kinds of support")
    func offers() async throws {
        let browser = try await TestSite.open().coordinator()
        let page = try await browser.get("/reports/hours?kind=consult_teacher&lang=en")
        #expect(page.body.contains("value=\"subject\"") && !page.body.contains("value=\"factor\""))
        #expect(page.tags("option").contains { $0.contains("value=\"consult_teacher\"") && $0.contains("selected") })
        #expect(page.shows("Share: Held hours of Planned hours"))
        #expect(try await browser.get("/reports/hours?by=factor").status == .unprocessableContent)
        #expect(try await browser.get("/reports/hours?kind=dance").status == .unprocessableContent)
        let csv = try await browser.get("/reports/cost/csv?by=kind")
        #expect(
            csv.body
                == "structure_on,known_on,kind_code,kind,spent,planned,plans,learners,planned_per_plan,spent_per_plan,spent_per_learner\n"
        )
    }

    @Test("the files begin with their columns and are saved, not shown")
    func files() async throws {
        let browser = try await TestSite.open().coordinator()
        let csv = try await browser.get("/reports/plans/csv?by=unit,semester")
        #expect(csv.body == "structure_on,known_on,unit_code,unit,school_year,semester,plans,learners,risk_mentions\n")
        #expect(csv.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        let spreadsheet = try await browser.get("/reports/plans/xlsx?by=unit,semester&known_on=2020-01-01")
        #expect(spreadsheet.status == .ok && spreadsheet.body.hasPrefix("PK"))
        #expect(spreadsheet.header("Content-Disposition")?.contains("balsts-plans-2020-01-01.xlsx") == true)
        let json = try await browser.get("/reports/plans/json?by=unit,semester&known_on=2020-01-01")
        #expect(json.body.contains("\"known_on\":\"2020-01-01\""))
    }

    @Test(
        "a question that cannot be understood comes back with what is wrong",
        arguments: [
            ("by=colour", HTTPResponse.Status.unprocessableContent), ("year=2019", .unprocessableContent),
            ("known_on=31.02.2020", .unprocessableContent), ("unit=LV-999", .unprocessableContent),
            ("category=X99", .unprocessableContent), ("factor=X99", .unprocessableContent),
            ("grade_group=5-8", .unprocessableContent), ("level=state", .unprocessableContent), ("unit=LV", .notFound),
            ("unit=LV-112", .notFound),
            ("colour=red", .badRequest),
            ("sort=(select%201)", .badRequest),
        ])
    func wrong(query: String, status: HTTPResponse.Status) async throws {
        let browser = try await TestSite.open().coordinator()
        #expect(try await browser.get("/reports/plans?\(query)").status == status)
    }

    @Test("a report narrowed to a category says so, keeps it in its files and offers all categories")
    func narrowed() async throws {
        let browser = try await TestSite.open().coordinator()
        let page = try await browser.get("/reports/risks?category=FAMILY&grade_group=5-9&lang=en")
        #expect(page.status == .ok)
        #expect(page.shows("Grades 5–9") && page.shows("Risk category"))
        for chosen in ["FAMILY", "5-9"] {
            #expect(page.tags("option").contains { $0.contains("value=\"\(chosen)\"") && $0.contains("selected") })
        }
        #expect(page.body.contains("value=\"LEARNING\""))
        let csv = try await browser.get("/reports/risks/csv?by=category&category=FAMILY")
        let columns =
            "category_code,category,plans_with,plans,mentions,all_mentions,learners,share_of_plans,share_of_all_mentions"
        #expect(csv.body == "structure_on,known_on,\(columns)\n")
        let json = try await browser.get("/reports/plans/json?category=FAMILY")
        #expect(json.body.contains("\"category\":\"FAMILY\""))
    }

    @Test("who has not signed in is asked to; an unknown report is not found")
    func outside() async throws {
        let site = try await TestSite.open()
        #expect(try await site.browser().get("/reports/plans").status == .seeOther)
        #expect(try await site.coordinator().get("/reports/secrets").status == .notFound)
    }
}
