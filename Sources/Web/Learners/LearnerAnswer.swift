import Casework
import Hummingbird

/// The learner's page as an answer, also to a form on it that was refused.
struct LearnerAnswer {
    let site: Site

    /// What a form does; where it has problems, the record with that form open and the input kept.
    func form(
        _ kind: RefusedForm.Kind, _ id: Learner.ID, _ request: Request, _ context: AppContext,
        _ act: (inout Reading) async throws -> Response
    ) async throws -> Response {
        var reading = Reading(context.form)
        do { return try await act(&reading) } catch Rejection.invalid(let problems) {
            var page = try await page(id, try context.viewer, request, context)
            page.sent = RefusedForm(kind: kind, form: context.form, problems: problems)
            return page.response()
        }
    }

    func page(_ id: Learner.ID, _ viewer: Viewer, _ request: Request, _ context: AppContext) async throws
        -> LearnerPage
    {
        let file = try await site.registry.learners.open(id, as: viewer)
        let places = file.enrolments.map(\.institution) + file.plans.map(\.plan.institution)
        return LearnerPage(
            frame: context.frame(of: request), file: file,
            codes: try await site.registry.learners.codeMarks(of: id, as: viewer), viewer: viewer,
            reason: try await site.registry.access.nearest(viewer, at: places),
            programmes: try await site.registry.calendar.programmes(as: viewer))
    }
}
