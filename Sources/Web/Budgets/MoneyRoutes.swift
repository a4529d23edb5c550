import Casework
import Hummingbird
import Language

/// | Method | Path                | Who                                |
/// |--------|---------------------|------------------------------------|
/// | GET    | /reports/money      | who reads budgets; those in scope  |
/// | GET    | /reports/money/csv  | the same, with the same figures    |
/// | GET    | /reports/money/xlsx | the same, with the same figures    |
/// | GET    | /reports/money/json | the same, with the same figures    |
struct MoneyRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.moneyReport, use: show)
        router.get(Address.moneyCSV, use: csv)
        router.get(Address.moneyXLSX, use: xlsx)
        router.get(Address.moneyJSON, use: json)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        let form = try MoneyForm(request.query)
        let semesters = try await site.registry.calendar.semesters(as: viewer)
        let years = Set(semesters.filter { $0.period.from <= context.now.day }.map(\.schoolYear)).sorted(by: >)
        let frame = context.frame(of: request)
        do {
            let table = try await site.registry.budgets.money(try form.request, as: viewer)
            return MoneyPage(frame: frame, form: form.form, table: table, problems: [], years: years).response()
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            return MoneyPage(frame: frame, form: form.form, table: nil, problems: problems, years: years).response(
                status)
        }
    }

    @Sendable private func csv(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context)
        return Download(
            name: "balsts-money-\(table.knownOn).csv", type: "text/csv; charset=utf-8",
            bytes: table.csv(in: context.tongue)
        ).response()
    }

    @Sendable private func xlsx(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context)
        return Download(
            workbook: "balsts-money-\(table.knownOn)", bytes: try table.xlsx(in: context.tongue, at: context.now)
        ).response()
    }

    @Sendable private func json(request: Request, context: AppContext) async throws -> Response {
        let table = try await table(request, context)
        return Download(
            name: "balsts-money-\(table.knownOn).json", type: "application/json", bytes: table.json(in: context.tongue)
        ).response()
    }

    private func table(_ request: Request, _ context: AppContext) async throws -> MoneyTable {
        let viewer = try context.viewer(.monitor)
        return try await site.registry.budgets.money(try MoneyForm(request.query).request, as: viewer)
    }
}

/// The filters of the report as its address carries them.
struct MoneyForm {
    let form: SentForm

    init(_ query: Query) throws(Refusal) {
        try query.allow("by", "level", "unit", "year", "semester", "known_on", "structure_on")
        form = SentForm(query.fields.map { ($0.name, $0.value) })
    }

    /// Boxes that are ticked come as a repeated field, links carry one list; days may be typed in any form.
    var request: MoneyRequest {
        get throws(Rejection) {
            var fields: [String: String] = [:]
            for name in MoneyRequest.fields { fields[name] = form.text(name) }
            let by = form.list("by").filter { !$0.isEmpty }
            fields["by"] = by.isEmpty ? nil : by.joined(separator: ",")
            var reading = Reading(form)
            for name in ["known_on", "structure_on"] {
                if let day = reading.day(name) { fields[name] = day.description }
            }
            return try MoneyRequest(fields)
        }
    }
}
