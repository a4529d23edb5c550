import Cast
import Storage
import Testing

@testable import Casework

@Suite("A crash in the middle of writing hours down")
struct BrokenDeliveryTests {
    enum Act: String, CaseIterable, Sendable {
        case log, withdraw, undo, confirmByCode, confirmByFile, issueCodes, affirm
    }

    private static let cells = Engine.available.flatMap { engine in Act.allCases.map { (engine, $0) } }

    @Test("whichever statement fails, nothing of it is kept", arguments: cells)
    func statements(_ engine: Engine, _ act: Act) async throws {
        let practice = try await Practice(engine, learners: 3)
        let operation = try await prepare(act, in: practice)
        let country = practice.country
        let rows: @Sendable () async throws -> Rows = { try await Rows(country.registry.database) }
        try await country.failEverywhere("\(act)", watching: rows) { try await operation($0.consultations) }
    }

    private typealias Operation = @Sendable (ConsultationStore) async throws -> Void

    private func prepare(_ act: Act, in practice: Practice) async throws -> Operation {
        let (liene, mara) = (practice.liene, practice.country.viewer(.mara))
        let learner = try await practice.sheet().measure.learner
        var entry = practice.entry(0, 1, 2, hours: 2, at: 600)
        entry.receipt = "viens"
        if act == .log {
            let entry = entry
            return { try await $0.log(entry, as: liene) }
        }
        if act == .issueCodes { return { _ = try await $0.issueCodes(to: .guardian, of: learner, as: mara) } }
        if act == .affirm {
            practice.clock.set(Instant(practice.today.advanced(by: 22), hour: 9))
            let key = practice.measures[0]
            return { try await $0.affirm(key, as: liene) }
        }
        let codes = try await practice.store.issueCodes(to: .guardian, of: learner, as: mara)
        let id = try await practice.store.log(entry, as: liene)
        let row = try #require(try await practice.sheet().held.first)
        if act == .withdraw {
            // The confirmation of one who stays goes over to the new row.
            let other = try #require(try await practice.sheet(practice.measures[1]).held.first)
            try await practice.store.confirm(other.id, by: .evidence("e-klase 417"), as: liene)
        }
        let paper = NewDocument(Bill.file(number: "1", for: "KA", .zero, on: practice.today), fileName: "ka.pdf")
        switch act {
        case .withdraw: return { try await $0.withdraw(row.id, reason: "Kļūda", as: liene) }
        case .undo: return { try await $0.undo(id, as: liene) }
        case .confirmByCode: return { try await $0.confirm(row.id, by: .code(codes[0].text), as: liene) }
        case .confirmByFile, .log, .issueCodes, .affirm:
            return { try await $0.confirm(row.id, by: .evidence("", paper), as: liene) }
        }
    }
}

/// What stands in the tables that an hour touches.
private struct Rows: Equatable {
    private let tables: [[Int]]

    init(_ database: any Database) async throws {
        tables = try await database.read { connection in
            let questions: [SQL] = [
                "SELECT * FROM consultation", "SELECT * FROM consultation_confirmation",
                "SELECT * FROM confirmation_code", "SELECT * FROM measure_answer",
                "SELECT id, sha256 FROM document", "SELECT * FROM plan_state", "SELECT * FROM support_plan",
                "SELECT * FROM form_receipt", "SELECT * FROM ledger_entry", "SELECT seq FROM journal",
            ]
            return try questions.map { question in
                let rows = try connection.query(question)
                // The order of rows is of no matter, so their numbers are added up.
                return [rows.count, rows.reduce(0) { $0 &+ $1.values.hashValue }]
            }
        }
    }
}
