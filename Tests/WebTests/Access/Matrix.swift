import Cast
import Foundation
import Testing

/// Who gets which answer at which address: the lines of `matrix.csv`, the one place where that is written down.
enum Matrix {
    /// Somebody who asks, seen from Priekules vidusskola.
    enum Caller: String, CaseIterable, Sendable {
        case author, head, coordinator
        case otherAuthor = "other_author"
        case municipality, expert, region, analyst, administrator
        /// Of the municipality, where the caller `accountant` is of the school.
        case municipalAccountant = "municipal_accountant"
        case neighbourHead = "neighbour_head"
        case foreignHead = "foreign_head"
        case specialist
        case homeroomTeacher = "homeroom_teacher"
        case vetCoordinator = "vet_coordinator"
        case accountant
        /// An author here and the head of Kalēti.
        case twoSchools = "two_schools"
        /// An author here until yesterday, now one in Mežupe.
        case movedAuthor = "moved_author"
        /// The head of Krote, from where the learner came; a plan of the learner stayed there.
        case formerHead = "former_head"
        case expired, future, disabled, nobody

        /// The person of the cast; those without are made by the test.
        var member: CastMember? {
            switch self {
            case .author: .mara
            case .head: .juris
            case .coordinator: .dace
            case .otherAuthor: .liene
            case .municipality: .ilze
            case .expert: .raimonds
            case .region: .inese
            case .analyst: .zane
            case .administrator: .andris
            case .municipalAccountant: .vija
            case .neighbourHead: .gunars
            case .foreignHead: .ruta
            case .expired: .agnese
            case .formerHead: .ainars
            case .specialist, .homeroomTeacher, .vetCoordinator, .accountant, .twoSchools, .movedAuthor, .future,
                .disabled, .nobody:
                nil
            }
        }

        var worksAtSchool: Bool {
            switch self {
            case .author, .head, .coordinator, .otherAuthor, .specialist, .homeroomTeacher, .vetCoordinator,
                .accountant,
                .twoSchools:
                true
            case .municipality, .expert, .region, .analyst, .administrator, .municipalAccountant, .neighbourHead,
                .foreignHead, .movedAuthor, .formerHead, .expired, .future, .disabled, .nobody:
                false
            }
        }
        var isSignedIn: Bool { self != .disabled && self != .nobody }
    }

    /// Whether the thing belongs to a unit of the caller.
    enum Relation: String, Sendable {
        case own, other
        case none = "-"
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let method: String
        let route: String
        let caller: Caller
        let relation: Relation
        let planState: String
        let expect: String

        var testDescription: String {
            [method, route, caller.rawValue, relation.rawValue, planState, expect].filter { !$0.isEmpty }.joined(
                separator: " ")
        }

        /// Things that an answer may have changed are not used again.
        var changes: Bool { method == "POST" && ["200", "303"].contains(expect) }
    }

    static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "matrix.csv")

    static func rows() throws -> [Row] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == 6, "\(line)")
            return Row(
                method: cells[0], route: cells[1], caller: try #require(Caller(rawValue: cells[2]), "\(line)"),
                relation: try #require(Relation(rawValue: cells[3]), "\(line)"), planState: cells[4], expect: cells[5])
        }
    }
}
