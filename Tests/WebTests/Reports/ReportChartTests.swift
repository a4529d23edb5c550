import Casework
import Cast
import Hummingbird
import Testing

@testable import Statistics
@testable import Web

@Suite("Charts of long reports")
struct ReportChartTests {
    /// Forty units with plans in both semesters.
    private func table(_ report: Report, isHidden: Bool = false) -> ReportTable {
        let request = ReportRequest(report, by: [.unit, .semester])
        let figures = report.counters.map { _ in ReportTable.Cell.number(2) }
        let rows = (0..<80).map { index in
            let names: [ReportTable.Cell] = [
                .text("LV-\(index / 2)"), .text("\(index / 2). novads"), .text("2025/26"), .text("\(index % 2 + 1)"),
            ]
            return ReportTable.Row(
                unit: nil, cells: names + (isHidden && index == 0 ? figures.map { _ in .suppressed } : figures))
        }
        return ReportTable(
            request: request, knownOn: TestSite.now.day, structureOn: TestSite.now.day, unit: nil,
            columns: request.dimensions.flatMap(\.columns) + report.counters.map(ReportColumn.figure), rows: rows,
            total: [:], isPartial: false, isGuarded: isHidden, above: [], choices: [], categories: [], factors: [],
            kinds: [])
    }

    private func page(_ table: ReportTable) async throws -> Visit {
        let site = try await TestSite.open { router in
            router.get("/chart") { request, context in
                ReportPage(
                    frame: context.frame(of: request), report: table.request.report, form: .empty, table: table,
                    problems: [], years: []
                ).response()
            }
        }
        return try await site.browser().get("/chart?lang=en")
    }

    @Test("plans are summed by the first column")
    func sums() async throws {
        let page = try await page(table(.plans))
        #expect(page.shows("The table has 80 rows, so the chart shows the sums of its first column."))
        #expect(page.body.components(separatedBy: "bar-row").count - 1 == 40)
    }

    @Test("what does not add up, or is hidden in part, has a sentence and a way to a shorter table")
    func instead() async throws {
        for table in [table(.learners), table(.plans, isHidden: true)] {
            let page = try await page(table)
            #expect(page.shows("There is no chart: the table has 80 rows, and a chart shows at most 60."))
            #expect(!page.body.contains("bar-row"))
            let name = table.request.report.rawValue
            #expect(page.links.contains { $0.hasPrefix("/reports/\(name)?by=unit") && !$0.contains("semester") })
        }
    }
}
