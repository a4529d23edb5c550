import Testing

@testable import Casework

@Suite("Keeping a password")
struct PasswordHashTests {
    private let cheap = PasswordCost(n: 2, r: 1, p: 1)

    @Test("the stored form says how it was made and is read back")
    func form() throws {
        let hash = try PasswordHash(of: "kaķītis lido septiņreiz", cost: cheap)
        #expect(hash.description.hasPrefix("$scrypt$n=2,r=1,p=1$"))
        #expect(PasswordHash(hash.description) == hash)
        #expect(PasswordHash("$argon2id$…") == nil)
    }

    @Test("nothing is trimmed, folded or cut, and equal passwords are kept differently")
    func exact() throws {
        let long = String(repeating: "ā", count: 127)
        let hash = try PasswordHash(of: long + "b", cost: cheap)
        #expect(try hash.matches(long + "b"))
        #expect(try !hash.matches(long + "c"))
        #expect(try !hash.matches(long + "B"))
        #expect(try !hash.matches(" " + long + "b"))
        #expect(try PasswordHash(of: long + "b", cost: cheap) != hash)
    }

    @Test("a letter typed on another keyboard is the same letter")
    func composition() throws {
        #expect(try PasswordHash(of: "a\u{0304}", cost: cheap).matches("ā"))
    }

    @Test("the standard cost is what the rules ask for, and it works")
    func standard() throws {
        let hash = try PasswordHash(of: "x", cost: .standard)
        #expect(hash.description.hasPrefix("$scrypt$n=32768,r=8,p=3$"))
        #expect(try hash.matches("x"))
    }

    @Test("an account that does not exist takes the same hash and never matches")
    func nobody() async throws {
        let hasher = PasswordHasher(cost: cheap)
        #expect(try await !hasher.verify("x", against: nil))
        #expect(try await hasher.verify("x", against: hasher.hash("x")))
    }

    @Test("when too many wait at the door, the rest is told to come back")
    func room() async throws {
        let hasher = PasswordHasher(cost: PasswordCost(n: 1 << 12, r: 8, p: 1), parallel: 1, room: 2)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do throws(Rejection) { return try await hasher.verify("x", against: nil) == false } catch {
                        #expect(error == .tooMany(seconds: 10))
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(answers >= 3 && answers < 20)
        #expect(try await !hasher.verify("x", against: nil))
    }
}
