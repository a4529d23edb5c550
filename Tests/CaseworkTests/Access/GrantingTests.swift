import Testing

@testable import Casework

@Suite("Who may give which role")
struct GrantingTests {
    /// All pairs: rows give, columns receive, in the order of `Role.Kind`.
    private static let table: [Role.Kind: String] = [
        .planAuthor: "............",
        .institutionCoordinator: "x..xx.......",
        .institutionHead: "xx.xx....x..",
        .specialist: "............",
        .homeroomTeacher: "............",
        .municipalityCoordinator: "xxxxx....x..",
        .vetCoordinator: "xxxxx....x..",
        .regionalCoordinator: "xxxxxxx..x..",
        .ikvdExpert: "............",
        .accountant: "............",
        .analyst: "............",
        .administrator: "xxxxxxxxxxxx",
    ]

    @Test("every pair of roles is allowed or refused as the table says", arguments: Role.Kind.allCases)
    func pairs(_ giver: Role.Kind) {
        let row = Role.Kind.allCases.map { giver.grantable.contains($0) ? "x" : "." }.joined()
        #expect(row == Self.table[giver])
        for kind in Role.Kind.allCases { #expect(kind.grantedBy.contains(giver) == giver.grantable.contains(kind)) }
    }

    @Test("nobody but the administrator gives the own role or one above")
    func ownRole() {
        for giver in Role.Kind.allCases where giver != .administrator { #expect(!giver.grantable.contains(giver)) }
    }
}
