import Casework
import Cast
import Hummingbird
import Testing
import Web

@Suite("The program says whether it is well")
struct HealthTests {
    @Test("well while the database answers, not well when it is gone")
    func database() async throws {
        let site = try await TestSite.open()
        let browser = site.browser()
        #expect(try await browser.get("/health").status == .ok)
        try await site.site.registry.database.close()
        let answer = try await browser.get("/health")
        #expect(answer.status == .serviceUnavailable)
    }
}
