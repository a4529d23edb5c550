import Casework
import Hummingbird
import Language

/// | Method | Path             | Who                   |
/// |--------|------------------|-----------------------|
/// | GET    | /learners        | who may open learners |
/// | POST   | /learners/search | who may open learners |
struct LearnerSearchRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.learners, use: ask)
        router.post(Address.learnerSearch, use: find)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        return try page(request, context, found: nil, problems: []).response()
    }

    @Sendable private func find(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var reading = Reading(context.form)
        let words = reading.searchWords("words", required: true)
        guard reading.problems.isEmpty, let words else {
            return try page(request, context, found: nil, problems: reading.problems).response()
        }
        let found = try await site.registry.learners.search(words, as: viewer)
        return try page(request, context, found: found, problems: []).response()
    }

    private func page(
        _ request: Request, _ context: AppContext, found: [LearnerSummary]?, problems: [Problem]
    ) throws -> LearnerSearchPage {
        let viewer = try context.viewer
        guard viewer.meetsLearners else { throw Rejection.notAllowed("learner.not_allowed.read") }
        return LearnerSearchPage(
            frame: context.frame(of: request), form: context.form, problems: problems, found: found,
            mayRegister: !viewer.roles(for: .writeLearner).isEmpty)
    }
}

extension Reading {
    /// What somebody looks for. Eleven digits that are no code are told at once: nothing would be found by them.
    mutating func searchWords(_ field: String, required: Bool) -> String? {
        guard let words = text(field, required: required ? "learner.search.missing" : nil, limit: 100) else {
            return nil
        }
        guard words.filter(\.isNumber).count >= 11, !words.contains(where: \.isLetter) else { return words }
        do throws(PersonalCode.Flaw) { _ = try PersonalCode(reading: words) } catch {
            reject(field, error.message)
            return nil
        }
        return words
    }
}
