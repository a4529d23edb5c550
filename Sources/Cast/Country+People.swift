import Casework

extension Country {
    /// Opens the accounts of these members with the roles that the cast gives them.
    mutating func engage(_ cast: [CastMember]) async throws {
        let codes = Country.codes
        let people = try cast.map { member in
            guard let email = EmailAddress(member.email), let code = codes[member] else { throw Rejection.notFound }
            let guest = Guest(
                name: try PersonName(given: member.name.given, surname: member.name.surname),
                code: try PersonalCode(reading: code), email: email)
            let roles = Post.all.filter { $0.member == member }.map {
                (kind: $0.kind, unit: unit($0.place), period: $0.period)
            }
            return AccountStore.Establishment(guest, roles)
        }
        let ids = try await registry.accounts.establish(people, password: Country.password, isDemo: true)
        for (member, id) in zip(cast, ids) { members[member] = id }
    }

    /// The personal code of everybody who works in the cast.
    package static let codes: [CastMember: String] = {
        var seed = Seed(Country.seed &+ 1)
        var codes: [CastMember: String] = [:]
        for member in CastMember.allCases { codes[member] = InventedCode.next(from: &seed) }
        return codes
    }()

    /// Everybody but the administrator, whose account says that the country is complete.
    static let staff = CastMember.allCases.filter { $0 != .andris }
}
