import Casework
import Testing

@testable import Web

@Suite("Addresses")
struct AddressTests {
    @Test("an address is printed from the pattern that its route is registered with")
    func printed() {
        let plan = SupportPlan.ID(number: 42)
        #expect(Address.home().text == "/")
        #expect(Address.planApproval(plan).text == "/plans/000000000001a/approval")
        #expect(Address.unit("LV-068").with("page", 2).with("sort", "name").text == "/units/LV-068?page=2&sort=name")
        #expect(Address.unit("a/b ā").text == "/units/a%2Fb%20%C4%81")
        #expect(Address.plans().with("page", 2).with("page", 3).with("sort", nil).text == "/plans?page=3")
    }

    @Test(
        "after signing in one comes back to an own page",
        arguments: ["/", "/plans", "/plans/000000000001a/edit", "/plans?page=2&sort=code"])
    func next(_ text: String) { #expect(Address.next(text)?.text == text) }

    @Test(
        "nothing else is an own page (SEC-25)",
        arguments: [
            "", "//evil.example", "/\\evil.example", "\\\\evil", "https://evil.example", "javascript:alert(1)",
            "/%2f%2fevil",
            "/%5cevil", "/a//b", "/a\nb", "/a\u{7}", "/../x", "/a/./b", "plans", "/ plans", "/plans#x", "/plans?a=%",
            "/ā",
            "/" + String(repeating: "a", count: 600),
        ])
    func foreign(_ text: String) { #expect(Address.next(text) == nil) }
}
