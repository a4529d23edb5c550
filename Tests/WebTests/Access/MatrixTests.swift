import Casework
import Cast
import Hummingbird
import Testing

@Suite("Who may do what", .serialized)
struct MatrixTests {
    @Test("the matrix names every route of the router, and no other")
    func covered() async throws {
        let stage = try await Stage.shared.value
        let registered = stage.routes
        let named = Set(try Matrix.rows().map { "\($0.method) \($0.route)" })
        #expect(registered.subtracting(named).sorted() == [], "routes without a row in matrix.csv")
        #expect(named.subtracting(registered).sorted() == [], "rows of matrix.csv without a route")
    }

    @Test("every caller is asked at every route that is not open to all")
    func callers() throws {
        let rows = try Matrix.rows()
        for (route, rows) in Dictionary(grouping: rows, by: { "\($0.method) \($0.route)" }) {
            let isOpen = MatrixTests.open.contains { route.hasSuffix($0) }
            let missing = isOpen ? [] : Set(Matrix.Caller.allCases).subtracting(rows.map(\.caller))
            #expect(missing.isEmpty, "\(route): \(missing.map(\.rawValue).sorted())")
        }
    }

    /// What answers without asking who it is.
    private static let open = [
        " /public/:hash/:name", " /health", " /sign-in", " /sign-in/demo", " /sign-out", " /invitations/:token",
        " /first-administrator",
    ]

    @Test(
        "each caller gets the answer of the matrix; a refusal tells nothing and is journaled",
        arguments: try Matrix.rows())
    func answer(_ row: Matrix.Row) async throws {
        let stage = try await Stage.shared.value
        let (browser, me) = try await stage.browser(of: row.caller)
        let things = try await stage.things(for: row)
        let path = try await stage.path(row, things)
        let form = row.method == "POST" ? try await stage.form(row, things, me) : []
        let before = try await stage.refusals()
        let visit = row.method == "POST" ? try await browser.post(path, form: form) : try await browser.get(path)
        let refused = try await stage.refusals() - before

        if row.expect == "sign-in" {
            let leadsToDoor = visit.status == .seeOther && visit.location?.hasPrefix("/sign-in?next=") == true
            #expect(
                row.method == "GET" ? leadsToDoor : visit.status == .unauthorized, "\(visit) \(visit.location ?? "")")
        } else {
            #expect(
                visit.status.code == Int(row.expect), "\(visit) \(visit.location ?? "") \(MatrixTests.main(of: visit))")
        }
        let isRefusal = ["403", "404"].contains(row.expect) && row.caller.isSignedIn
        #expect(refused == (isRefusal ? 1 : 0), "rows of the journal for this refusal")
        if visit.status == .notFound { try await compare(visit, with: row, form, things, at: path, browser) }
    }

    /// The answer for an unknown thing must not differ from that for a thing of somebody else.
    private func compare(
        _ visit: Visit, with row: Matrix.Row, _ form: [(String, String)], _ things: Stage.Things, at path: String,
        _ browser: Browser
    ) async throws {
        let names = [
            things.learner.description, things.plan?.description, things.colleague.description,
            things.colleagueRole.description, things.consultation?.description, things.entry?.description,
            things.doubleFunding?.description,
            things.compensation?.description, things.document?.description, things.capacity?.description,
            things.money.claim?.description, things.money.list?.description,
        ]
        let unknown = Learner.ID(number: 1).description
        func without(_ text: String) -> String {
            names.compactMap { $0 }.reduce(text) { $0.replacing($1, with: unknown) }
        }
        let other = without(path)
        guard other != path || form.contains(where: { without($0.1) != $0.1 }) else { return }
        let twinForm = form.map { ($0.0, without($0.1)) }
        let twin = row.method == "POST" ? try await browser.post(other, form: twinForm) : try await browser.get(other)
        #expect(
            twin.status == .notFound && twin.body == without(visit.body), "an unknown thing is answered in other words")
    }

    private static func main(of visit: Visit) -> String { String(visit.text.suffix(500)) }
}
