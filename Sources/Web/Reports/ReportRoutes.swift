import Casework
import Hummingbird
import Language
import Statistics

/// | Method | Path                 | Who                                                |
/// |--------|----------------------|----------------------------------------------------|
/// | GET    | /reports             | who reads reports                                  |
/// | GET    | /reports/:name       | who reads reports; the units in scope              |
/// | GET    | /reports/:name/csv   | the same, with the same figures                    |
/// | GET    | /reports/:name/xlsx  | the same, with the same figures                    |
/// | GET    | /reports/:name/json  | the same, with the same figures                    |
struct ReportRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.reports, use: list)
        router.get(Address.report, use: show)
        router.get(Address.reportCSV, use: csv)
        router.get(Address.reportXLSX, use: xlsx)
        router.get(Address.reportJSON, use: json)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        try request.query.allow()
        // Asked for its refusal: who may see no report is not told which there are.
        let table = try await site.figures.answer(ReportRequest(.plans, by: []), as: viewer)
        return ReportListPage(frame: context.frame(of: request), total: table).response()
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        let name = try context.parameters(of: Address.report)
        let form = try ReportForm(request.query)
        guard let report = Report(rawValue: name) else { throw Rejection.notFound }
        let semesters = try await site.registry.calendar.semesters(as: viewer)
        let answer = try await answer(form, name, as: viewer)
        return ReportPage(
            frame: context.frame(of: request), report: report, form: form.form, table: answer.table,
            problems: answer.problems,
            years: Set(semesters.filter { $0.period.from <= context.now.day }.map(\.schoolYear)).sorted(by: >)
        ).response()
    }

    /// The figures, or what is wrong with the question, to be shown at its fields.
    private func answer(
        _ form: ReportForm, _ name: String, as viewer: Viewer
    ) async throws(Rejection) -> (table: ReportTable?, problems: [Problem]) {
        do {
            return (try await site.figures.answer(try form.request(name), as: viewer), [])
        } catch {
            switch error {
            case .invalid(let problems): return (nil, problems)
            case .notAllowed(let message): return (nil, [Problem("level", message)])
            case .notFound, .conflict, .stale, .tooMany, .unavailable, .broken: throw error
            }
        }
    }

    @Sendable private func csv(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context, try context.parameters(of: Address.reportCSV))
        return Download(
            name: fileName(table) + ".csv", type: "text/csv; charset=utf-8", bytes: table.csv(in: context.tongue)
        ).response()
    }

    @Sendable private func xlsx(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context, try context.parameters(of: Address.reportXLSX))
        return Download(
            workbook: fileName(table), bytes: try table.xlsx(in: context.tongue, at: context.now)
        ).response()
    }

    @Sendable private func json(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context, try context.parameters(of: Address.reportJSON))
        return Download(
            name: fileName(table) + ".json", type: "application/json", bytes: table.json(in: context.tongue)
        ).response()
    }

    private func table(_ request: Request, _ context: AppContext, _ name: String) async throws -> ReportTable {
        let viewer = try context.viewer(.monitor)
        return try await site.figures.answer(ReportForm(request.query).request(name), as: viewer)
    }

    /// Says which figures these are, when the file lies among others.
    private func fileName(_ table: ReportTable) -> String {
        ["balsts", table.request.report.rawValue, table.unit?.code, "\(table.knownOn)"].compactMap { $0 }.joined(
            separator: "-")
    }
}
