import Casework
import Hummingbird

/// Writes into the journal that somebody who signed in was refused: an address of another school's learner, an act that
/// his role has not (AUD-10 `authz_fail`). One place for all routes; no row, no answer.
struct RefusalWall: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch let rejection as Rejection {
            if let viewer = context.signedIn?.viewer, RefusalWall.isJournaled(rejection) {
                try await site.registry.journal.recordRefusal(RefusalWall.object(of: context), by: viewer)
            }
            throw rejection
        }
    }

    private static func isJournaled(_ rejection: Rejection) -> Bool {
        switch rejection {
        case .notFound, .notAllowed: true
        case .invalid, .conflict, .stale, .tooMany, .unavailable, .broken: false
        }
    }

    /// What the address names: `/plans/:id/edit` is a support plan with its key, `/learners` a learner without.
    static func object(of context: AppContext) -> JournalEntry.Object {
        // The router prints its patterns as `/plans/{id}/edit`.
        let segments = (context.endpointPath ?? "").split(separator: "/")
        let gap = segments.firstIndex { $0.first == "{" }
        let noun = gap.flatMap { $0 > 0 ? segments[$0 - 1] : nil } ?? segments.last { $0.first != "{" } ?? "page"
        let key = gap.flatMap { context.parameters.get(String(segments[$0].dropFirst().dropLast())) }
        return JournalEntry.Object(kinds[noun] ?? String(noun), key.flatMap { Identifier<JournalEntry>($0)?.number })
    }

    private static let kinds: [Substring: String] = [
        "learners": "learner", "plans": "support_plan", "units": "unit", "invitations": "invitation",
        "approvals": "approval_queue", "compensations": "compensation", "documents": "document",
    ]
}
