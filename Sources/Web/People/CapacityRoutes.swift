import Casework
import Hummingbird
import Language

/// | Method | Path                                     | Who                                                   |
/// |--------|------------------------------------------|-------------------------------------------------------|
/// | GET    | /units/:code/capacities                  | who may read staff                                    |
/// | POST   | /units/:code/capacities                  | head and coordinator of the unit, and those above     |
/// | POST   | /units/:code/capacities/:id/withdrawal   | the same                                              |
struct CapacityRoutes {
    let site: Site

    private var capacities: CapacityStore { site.registry.capacities }

    func add(to router: Router<AppContext>) {
        router.get(Address.capacities, use: show)
        router.post(Address.capacities, use: record)
        router.post(Address.capacityWithdrawal, use: withdraw)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let form = SentForm([("valid_from", context.now.day.description)])
        return try await page(request, context, try context.parameters(of: Address.capacities), form: form).response()
    }

    private func page(
        _ request: Request, _ context: AppContext, _ code: String, form: SentForm, problems: [Problem] = []
    ) async throws -> CapacityPage {
        let unit = try await site.unit(code, context)
        let sheet = try await capacities.sheet(of: unit.id, as: try context.viewer)
        return CapacityPage(
            frame: context.frame(of: request), code: unit.code, sheet: sheet, form: form, problems: problems)
    }

    @Sendable private func record(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.capacities)
        let unit = try await site.unit(code, context)
        do {
            var reading = Reading(context.form)
            let person = reading.value("person", as: Person.ID.self, required: "capacity.problem.person")
            let kind = reading.text("kind", required: "capacity.problem.kind", limit: 60)
            let hours = reading.number("hours", in: SpecialistCapacity.bounds, required: "capacity.problem.hours")
            let from = reading.day("valid_from", required: "account.role.from_missing")
            let through = reading.day("valid_to")
            try reading.finish()
            guard let person, let kind, let hours, let from else { throw Refusal.malformed }
            try await capacities.record(
                NewCapacity(
                    person: person, kind: kind, hours: hours, period: Period(from, through: through),
                    receipt: context.form.text("receipt")), at: unit.id, as: try context.viewer)
            return .see(Address.capacities(code), done: "capacity.recorded")
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await page(request, context, code, form: context.form, problems: problems).response(status)
        }
    }

    @Sendable private func withdraw(request: Request, context: AppContext) async throws -> Response {
        let (code, id) = try context.parameters(of: Address.capacityWithdrawal)
        let unit = try await site.unit(code, context)
        try await capacities.withdraw(id, of: unit.id, as: try context.viewer)
        return .see(Address.capacities(code), done: "capacity.withdrawn")
    }
}
