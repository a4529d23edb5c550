import Casework
import Cast
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// SEC-57 and PRV-18 of the security specification.
@Suite("Personal codes in files and logs")
struct CodesNowhereTests {
    @Test("after searches, registrations, unmaskings and errors no code stands in the database file or in the log")
    func nowhere() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "balsts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let database = try Engine.open(.sqlite(file: folder.appending(path: "balsts.db").path()), for: .creating)
        try await Migrator(Schema.migrations).migrate(database)
        let clock = SetClock(Instant(.cast(2025, 10, 6), hour: 9))
        let registry = Registry(
            database: database, clock: clock.clock, keys: .cast, passwords: PasswordHasher(cost: .trifling))
        let country = try await Country.make(in: registry, clock: clock)
        let book = LogBook()
        let fresh = "051007-05079"
        try await work(in: country, registering: fresh, book)

        let codes =
            [fresh] + Country.codes.values + Pupil.Name.allCases.map { Country.pupil($0, in: 2025).pupil.code }
        let forms = codes.flatMap { [$0, $0.replacing("-", with: "")] }
        let log = book.lines.joined(separator: "\n")
        #expect(log.contains("broken"), "the log was listened to")
        #expect(forms.filter { log.contains($0) } == [])
        var bytes = Data()
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            bytes += try Data(contentsOf: file)
        }
        #expect(bytes.range(of: Data("Mežulis".utf8)) != nil, "the files were read")
        #expect(forms.filter { bytes.range(of: Data($0.utf8)) != nil } == [])
        try await database.close()
    }

    /// What somebody does who has codes at hand, rightly and wrongly.
    private func work(in country: Country, registering fresh: String, _ book: LogBook) async throws {
        let responder = router(site: Site(registry: country.registry)) { router in
            router.post("/trouble") { _, _ -> Response in throw Rejection.broken("for the log") }
        }.buildResponder()
        let token = try await country.registry.accounts.signIn(
            email: CastMember.mara.email, password: Country.password, trace: Trace(request: "codes"))
        let browser = Browser(responder, from: "192.0.2.7", logger: book.logger)
        await browser.setCookie("balsts", token.text)
        _ = try await browser.get("/search")
        let (bruno, davis) = ("020711-05483", "311213-08223")
        for code in [bruno, davis, "02071105483", "020711-05484"] {
            _ = try await browser.post("/search", ["q": code])
            _ = try await browser.post("/learners/search", ["words": code])
            _ = try await browser.post("/learners/new", ["words": code])
            for path in ["/learners/\(code)", "/search?q=\(code)", "/\(code)", "/plans?page=\(code)"] {
                #expect(try await browser.get(path).status.code >= 400, "\(path)")
            }
            #expect(try await browser.post("/trouble", ["q": code]).status == .internalServerError)
            #expect(try await browser.post("/search", form: [("q", code), ("csrf", "x")]).status == .forbidden)
            _ = try await browser.get("/search")
        }
        let unmasked = try await browser.post("/learners/\(country.bruno.id)/code", ["purpose": "answer_family"])
        #expect(unmasked.shows(bruno))
        for (code, status) in [(davis, HTTPResponse.Status.unprocessableContent), (fresh, .seeOther)] {
            let answer = try await browser.post(
                "/learners",
                [
                    "given_name": "Jānis", "surname": "Bērziņš", "code": code, "born_on": "05.10.2013", "sex": "male",
                    "institution": country.unit(.priekule).description, "stage": "general", "grade": "6",
                    "class_letter": "b", "enrolled_from": "01.09.2025",
                ])
            #expect(answer.status == status, "\(code)")
        }
    }
}
