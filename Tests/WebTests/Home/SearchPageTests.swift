import Casework
import Cast
import HTTPTypes
import Testing

@Suite("The search of the top bar")
struct SearchPageTests {
    @Test("nothing found says what to do next; too much found says that it is not all")
    func amounts() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara, in: .en)
        let nothing = try await mara.post("/search", form: [("q", "Xyzzy")])
        #expect(nothing.shows("Search learners only") && nothing.links.contains("/learners"))
        // Half the map bears this word in its name.
        let much = try await mara.post("/search", form: [("q", "novads")])
        #expect(much.shows("Only the first 20 are shown; the others are in the list:"))
        #expect(much.links.contains("/units") && !much.links.contains { $0.contains("novads") })
    }
}
