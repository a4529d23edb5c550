import Cast
import Storage
import Testing

@testable import Casework

@Suite("Evidence")
struct DocumentTests {
    @Test("SEC-30: a file is what its bytes say; pages, drawings and programs are refused")
    func types() throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]
        #expect(try NewDocument([0xFF, 0xD8, 0xFF, 0xE0], fileName: "IMG_1.JPG").mediaType() == .jpeg)
        #expect(try NewDocument(png, fileName: "ekrans.png").mediaType() == .png)
        #expect(try NewDocument(Array("%PDF-1.7".utf8), fileName: "rekins").mediaType() == .pdf)
        let wrong: [([UInt8], String, String)] = [
            (Array("<svg xmlns=\"http://www.w3.org/2000/svg\">".utf8), "a.svg", "document.problem.type"),
            (Array("<!doctype html><script>".utf8), "a.jpg", "document.problem.type"),
            (Array("GIF89a%PDF-".utf8), "a.pdf", "document.problem.type"),
            (Array("MZ".utf8), "a.png", "document.problem.type"),
            ([], "a.png", "document.problem.empty"), (png, "a.html", "document.problem.ending"),
            (png, "a.pdf", "document.problem.ending"),
            (
                [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: Document.sizeLimit), "a.jpg",
                "document.problem.too_large"
            ),
        ]
        for (bytes, name, key) in wrong {
            let refused = #expect(throws: Rejection.self) { try NewDocument(bytes, fileName: name).mediaType() }
            #expect(refused?.keys == [key], "\(name)")
        }
    }

    @Test("what was sent comes back unchanged and unreadable in the database", arguments: Engine.available)
    func roundTrip(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let id = try await purse.submit(Till.ticket("A1"), bill: "slepens")
        let document = try #require(try await purse.store.open(id, as: .operator).document)
        let (_, bytes) = try await purse.country.registry.documents.download(document.id, as: purse.viewer(.vija))
        #expect(bytes == Till.bill("slepens").bytes)
        #expect(document.name.hasPrefix("IAP-20251-") && document.name.hasSuffix(".pdf"))
        let cell: [UInt8] = try await purse.country.registry.database.read { connection in
            try connection.first("SELECT cell FROM document WHERE id = \(document.id)")?[0] ?? []
        }
        #expect(!String(decoding: cell, as: UTF8.self).contains("slepens"))
    }

    @Test("a document that was exchanged in the database is not given out", arguments: Engine.available)
    func exchanged(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        var ids: [Document.ID] = []
        for number in 1...2 {
            let row = try await purse.submit(Till.ticket("A\(number)"))
            ids.append(try #require(try await purse.store.open(row, as: .operator).compensation.document))
        }
        let (first, second) = (ids[0], ids[1])
        try await purse.country.registry.database.write { connection in
            try connection.execute(
                "UPDATE document SET cell = (SELECT cell FROM document WHERE id = \(second)) WHERE id = \(first)")
        }
        let refused = await refusal {
            _ = try await purse.country.registry.documents.download(first, as: purse.viewer(.mara))
        }
        guard case .broken? = refused else {
            Issue.record("another learner's file was given out: \(String(describing: refused))")
            return
        }
    }

    @Test("a stranger, another school and a former author find no document (VUL-12)", arguments: Engine.available)
    func strangers(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let row = try await purse.submit(Till.ticket("A1"))
        let id = try #require(try await purse.store.open(row, as: .operator).compensation.document)
        let kept = try await purse.country.registry.documents.keep(
            Till.bill("kept"), for: purse.plan, as: purse.viewer(.mara))
        let documents = purse.country.registry.documents
        for member in [CastMember.mara, .juris, .dace, .vija, .ilze, .raimonds] {
            _ = try await documents.open(id, as: purse.viewer(member))
        }
        for member in [CastMember.liene, .sandra, .gunars, .kaspars, .ruta, .agnese, .zane, .andris, .kristine] {
            #expect(
                await refusal { _ = try await documents.download(id, as: purse.viewer(member)) } == .notFound,
                "\(member)")
            #expect(
                await refusal { _ = try await documents.open(id, as: purse.viewer(member)) } == .notFound, "\(member)")
        }
        for member in [CastMember.juris, .vija] {
            #expect(await refusal { _ = try await documents.open(kept, as: purse.viewer(member)) } == .notFound)
        }
        let staff = try await purse.country.registry.people.staff(of: purse.country.unit(.priekule), as: .operator)
        for role in try #require(staff.members.first { $0.person == purse.country.person(.mara) }).roles {
            try await purse.country.registry.accounts.endRole(role.id, by: purse.viewer(.juris))
        }
        for document in [id, kept] {
            #expect(await refusal { _ = try await documents.open(document, as: purse.viewer(.mara)) } == .notFound)
        }
    }

    @Test("SEC-30: nobody sends more than his share of a day", arguments: Engine.available)
    func share(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let documents = purse.country.registry.documents
        let mara = purse.viewer(.mara)
        _ = try await documents.keep(Till.bill("one"), for: purse.plan, as: mara)
        try await purse.country.registry.database.write { connection in
            try connection.execute("UPDATE document SET size = \(Document.sizeLimitOfDay)")
        }
        let refused = await refusal { _ = try await documents.keep(Till.bill("two"), for: purse.plan, as: mara) }
        #expect(refused?.keys == ["document.problem.too_many"])
        _ = try await documents.keep(Till.bill("three"), for: purse.plan, as: purse.viewer(.juris))
        purse.country.clock.advance(seconds: 90_000)
        _ = try await documents.keep(Till.bill("four"), for: purse.plan, as: mara)
    }

    @Test("SEC-31: a stored name is the program's own, whatever the file was called", arguments: Engine.available)
    func names(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let documents = purse.country.registry.documents
        for name in ["../../etc/passwd.pdf", "/etc/shadow.pdf", "..\\..\\win.pdf", "a\0.pdf", "Ķirša čeks <b>.PDF", ""]
        {
            let id = try await documents.keep(
                NewDocument(Till.bill(name).bytes, fileName: name), for: purse.plan, as: purse.viewer(.mara))
            let stored = try await documents.open(id, as: purse.viewer(.mara)).name
            #expect(stored.wholeMatch(of: #/IAP-20251-\d{5}-\d{4}-\d\d-\d\d-[0-9a-z]{5}\.pdf/#) != nil, "\(stored)")
        }
    }

    @Test("a document of another form is not taken as evidence", arguments: Engine.available)
    func foreign(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let theirs = try await purse.country.registry.documents.keep(
            Till.bill("x"), for: purse.second, as: purse.viewer(.sandra))
        let used = try await purse.submit(Till.ticket("A1"))
        for document in [
            theirs, try await purse.store.open(used, as: .operator).compensation.document, Document.ID(number: 7),
        ] {
            var new = Till.ticket("A2", on: 21)
            new.document = document
            #expect(
                await refusal { _ = try await purse.store.submit(new, nil, of: purse.plan, as: purse.viewer(.mara)) }
                    == .notFound)
        }
    }

    @Test("a crash between the document and its row leaves neither")
    func crash() async throws {
        let purse = try await Till(on: .sqlite)
        for table in ["compensation", "compensation_state", "journal"] {
            try await purse.country.registry.database.write { connection in
                try connection.execute(
                    SQL(
                        stringLiteral:
                            "CREATE TRIGGER stop BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'stop'); END"))
            }
            #expect(await refusal { try await purse.submit(Till.ticket("A1")) } != nil)
            #expect(try await purse.count("SELECT count(*) FROM document") == 0, "\(table)")
            #expect(try await purse.count("SELECT count(*) FROM compensation") == 0, "\(table)")
            try await purse.country.registry.database.write { try $0.execute("DROP TRIGGER stop") }
        }
        try await purse.submit(Till.ticket("A1"))
    }

    @Test("a photo that no row came to use is gone after a day", arguments: Engine.available)
    func forgotten(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let documents = purse.country.registry.documents
        _ = try await documents.keep(Till.bill("one"), for: purse.plan, as: purse.viewer(.mara))
        let used = try await purse.submit(Till.ticket("A1"))
        purse.country.clock.advance(seconds: 90_000)
        _ = try await documents.keep(Till.bill("two"), for: purse.plan, as: purse.viewer(.mara))
        #expect(try await purse.count("SELECT count(*) FROM document") == 2)
        #expect(try await purse.store.open(used, as: .operator).document != nil)
    }
}
