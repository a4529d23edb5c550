import Casework
import Hummingbird
import Language

/// | Method | Path          | Who                     |
/// |--------|---------------|-------------------------|
/// | GET    | /learners/new | who may write learners  |
/// | POST   | /learners/new | with what was searched  |
/// | POST   | /learners     | who may write learners  |
struct LearnerRegistrationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.newLearner, use: ask)
        router.post(Address.newLearner, use: ask)
        router.post(Address.learners, use: register)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        let viewer = try context.viewer
        let form = try await firstForm(viewer, context)
        return try page(request, context, form: form).response()
    }

    @Sendable private func register(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var page = try page(request, context, form: context.form)
        var reading = Reading(context.form)
        let refusal: Rejection
        do throws(Rejection) {
            let new = try reading.registration()
            return .see(
                Address.learner(try await site.registry.learners.register(new, as: viewer)), done: "learner.registered")
        } catch { refusal = error }
        switch refusal {
        case .invalid(let problems):
            page.problems = problems
            return page.response()
        case .conflict(let problems):
            page.problems = problems
            if problems.contains(where: { $0.field == "confirmed_new" }) {
                var reading = Reading(context.form)
                page.similar = try await site.registry.learners.similar(to: try reading.registration(), as: viewer)
            }
            return page.response(.conflict)
        case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: throw refusal
        }
    }

    private func page(_ request: Request, _ context: AppContext, form: SentForm) throws -> LearnerRegistrationPage {
        let institutions = try context.viewer.units(for: .writeLearner)
        guard !institutions.isEmpty else { throw Rejection.notAllowed("learner.not_allowed.write") }
        return LearnerRegistrationPage(frame: context.frame(of: request), form: form, institutions: institutions)
    }

    /// What can be known before anything is typed: what was searched for, the stage of the own institution, the
    /// beginning of the school year.
    private func firstForm(_ viewer: Viewer, _ context: AppContext) async throws -> SentForm {
        var fields = LearnerRegistrationRoutes.searched(context.form["words"])
        let frameReceipt = Identifier<String>(at: context.now).description
        fields += [("receipt", frameReceipt), ("stage", Stage.general.rawValue)]
        if let start = SchoolYear(of: context.now.day).period?.from {
            let parts = start.parts
            fields.append(("enrolled_from", context.tongue.date(parts.year, parts.month, parts.day)))
        }
        var form = SentForm(fields)
        let units = viewer.units(for: .writeLearner)
        let here = units.first { $0.unitCode == context.place?.unitCode } ?? units.first
        if let here {
            form = form.setting("institution", here.unit.description)
            let unit = try await site.registry.units.unit(here.unitCode, on: context.now.day, as: viewer)
            if [.stateVetInstitution, .vetInstitution, .stateCollege].contains(unit.kind) {
                form = form.setting("stage", Stage.vet.rawValue)
            }
        }
        return form
    }

    /// A code goes into the field of the code; of a name the last word is the surname.
    private static func searched(_ words: String) -> [(String, String)] {
        do throws(PersonalCode.Flaw) { return [("code", try PersonalCode(reading: words).printed)] } catch {
            let parts = words.split(separator: " ").map(String.init)
            guard words.count <= 200, let last = parts.last, !words.contains(where: \.isNumber) else { return [] }
            guard parts.count > 1 else { return [("surname", last)] }
            return [("given_name", parts.dropLast().joined(separator: " ")), ("surname", last)]
        }
    }
}
