import Casework
import Cast
import HTTPTypes
import Testing

/// VUL-01 and VUL-03 of the security specification: what others' registries fell for.
@Suite("Statements in addresses and forms")
struct InjectionTests {
    private static let texts = [
        "'", "')--", ";", "\\", "%00", "1%20OR%201=1", "%27%20OR%20%271%27=%271", "%E2%80%99", "%E2%80%98%3B", "%22",
        "%FF%FE",
        "(select%201)", "-1", "9223372036854775808", "0x10", "%F0%9F%92%A3", "a%0D%0ASet-Cookie:%20x=1", "NULL", "*",
        "$1", "?",
    ]
    private static let lists: [(path: String, parameters: [String])] = [
        ("/", []), ("/search", []), ("/learners", []), ("/approvals", ["from"]), ("/account", []),
        ("/plans", ["semester", "state", "page"]),
        ("/units", ["words", "level", "within", "on", "page"]), ("/units/4113900001", ["on"]),
        ("/reports", []),
        ("/reports/plans", ["by", "level", "unit", "year", "semester", "known_on", "structure_on"]),
        ("/reports/learners/csv", ["by", "level", "unit", "year", "semester", "known_on", "structure_on"]),
        ("/reports/risks/json", ["by", "level", "unit", "year", "semester", "known_on", "structure_on"]),
    ]

    @Test("no parameter of a list is taken for a part of a statement", arguments: lists.map(\.path))
    func parameters(_ path: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let own = InjectionTests.lists.first { $0.path == path }?.parameters ?? []
        for name in own + ["lang", "done", "sort", "dir", "order"] {
            for text in InjectionTests.texts {
                for query in ["\(name)=\(text)", "\(name)=1&\(name)=\(text)", "\(name)[]=\(text)"] {
                    let visit = try await mara.get("\(path)?\(query)")
                    #expect(visit.status.code < 500, "\(visit)")
                    #expect(
                        !visit.body.contains("Kauliņš") && !visit.body.contains("Šteinbergs"), "\(visit) shows more")
                }
            }
        }
    }

    @Test("an unknown order is a bad request", arguments: ["/plans", "/units", "/reports/plans", "/reports/plans/csv"])
    func order(_ path: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        for query in ["sort=(select%20password%20from%20account)", "sort=name;drop%20table%20plan", "dir=desc--"] {
            #expect(try await mara.get("\(path)?\(query)").status == .badRequest, "\(path)?\(query)")
        }
    }

    @Test("what is searched for is a text", arguments: ["/search", "/learners/search"])
    func words(_ path: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        for text in [
            "'", "')--", ";", "\\", "\u{0}", "%", "_", "1 OR 1=1", "' OR '1'='1", "%' OR 1=1 --", "’", "IAP-' OR 1=1",
            "150310-04111'",
        ] {
            let visit = try await mara.post(path, form: [("q", text), ("words", text)])
            #expect(visit.status.code < 500, "\(text) \(visit)")
            #expect(!visit.body.contains("Kauliņš") && !visit.body.contains("Šteinbergs"), "\(text) shows more")
        }
    }

    @Test("keys in addresses are read by their type", arguments: ["learners", "plans"])
    func keys(_ noun: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        for text in [
            "'", "%00", "1", "1%20OR%201=1", "../account", "%2e%2e", "ZZZZZZZZZZZZZ", "0000000000001",
            String(repeating: "a", count: 3000),
        ] {
            let visit = try await mara.get("/\(noun)/\(text)")
            #expect([400, 404].contains(visit.status.code), "\(visit)")
        }
    }
}
