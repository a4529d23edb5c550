import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Looking changes nothing")
struct SafeMethodTests {
    /// The journal says who looked, a session when it was used last.
    private let followed: Set<String> = ["journal", "journal_subject", "journal_head", "session"]

    @Test("all pages that links lead to, and all routes that are read, leave every other table as it was")
    func crawl() async throws {
        let town = try await Town.open()
        let browsers = [try await town.browser(of: .mara), try await town.browser(of: .juris)]
        let before = try await TableDigest(of: town.country.registry.database, without: followed)
        for browser in browsers {
            let seen = try await visitAll(from: readRoutes(of: town), with: browser)
            #expect(seen > 40)
        }
        let after = try await TableDigest(of: town.country.registry.database, without: followed)
        #expect(after.changes(since: before) == [])
    }

    @Test("an address that changes something cannot be read")
    func postOnly() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let readable = Set(try Matrix.rows().filter { $0.method == "GET" }.map(\.route))
        // Only a site that offers a demo has that door.
        for route in Set(try Matrix.rows().map(\.route)).subtracting(readable.union(["/sign-in/demo"])).sorted() {
            let path = filled(route, of: town)
            #expect(try await mara.get(path).status == .methodNotAllowed, "\(path)")
        }
    }

    private func readRoutes(of town: Town) throws -> [String] {
        Set(try Matrix.rows().filter { $0.method == "GET" }.map(\.route)).sorted().map { filled($0, of: town) }
    }

    private func filled(_ route: String, of town: Town) -> String {
        let country = town.country
        return route.replacing("/learners/:id", with: "/learners/\(country.bruno.id)")
            .replacing("/plans/:id", with: "/plans/\(country.bruno.plan)")
            .replacing("/people/:id", with: "/people/\(country.person(.liene))").replacing(
                "/roles/:id", with: "/roles/\(country.bruno.id)"
            )
            .replacing(":code", with: Cast.Place.priekule.code).replacing(":name", with: "plans").replacing(
                ":token", with: "x"
            )
            .replacing(":hash", with: "x")
    }

    /// Follows links until nothing new comes, each address with `GET` and with `HEAD`.
    private func visitAll(from paths: [String], with browser: Browser) async throws -> Int {
        var waiting = paths
        var seen: Set<String> = []
        while let path = waiting.popLast() {
            guard seen.count < 200, path.hasPrefix("/"), seen.insert(path).inserted else { continue }
            let visit = try await browser.get(path)
            #expect(visit.status.code < 500, "\(visit)")
            _ = try await browser.send(.head, path)
            // The filters of reports are without end; some hundred pages are enough.
            waiting = visit.links.filter { !seen.contains($0) } + waiting
        }
        return seen.count
    }
}
