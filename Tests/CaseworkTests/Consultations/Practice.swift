import Cast
import Language
import Storage
import Testing

@testable import Casework

/// Liene's work at Priekules vidusskola: plans that name her, in a country whose clock the test moves.
struct Practice {
    let country: Cast.Country
    /// Measures of 12 hours of mathematics with Liene, one for each learner.
    private(set) var measures: [MeasureKey] = []

    /// In the evening, when the hours of the day are over.
    static let start = Instant(.cast(2025, 10, 6), hour: 18)

    init(_ engine: Engine, learners: Int = 1) async throws {
        country = try await Cast.Country.make(on: engine, at: Self.start)
        for number in 0..<learners {
            let key = try await plan(number)
            measures.append(key)
        }
    }

    var store: ConsultationStore { country.registry.consultations }
    var clock: SetClock { country.clock }
    var today: Day { clock.clock.today }
    var liene: Viewer { country.viewer(.liene) }
    var juris: Viewer { country.viewer(.juris) }

    /// Another plan with Liene's consultations, brought to a state; they begin on the day of the approval.
    func plan(
        _ number: Int, at place: Cast.Place = .priekule, hours: Int = 12, provider: String = "Liene Rudzīte",
        startsIn days: Int = 0,
        to stop: Cast.Country.Stop = .approved
    ) async throws -> MeasureKey {
        let learner = try await country.newcomer(number, at: place)
        return try await plan(of: learner, at: place, hours: hours, provider: provider, startsIn: days, to: stop)
    }

    func plan(
        of learner: Learner.ID, at place: Cast.Place, hours: Int = 12, provider: String = "Liene Rudzīte",
        startsIn days: Int = 0, tickets: Euro? = nil,
        to stop: Cast.Country.Stop = .approved
    ) async throws -> MeasureKey {
        let author: CastMember = place == .priekule ? .mara : .sandra
        let id = try await country.draft(of: learner, at: place, by: author)
        let file = try await country.plans.open(id, as: .operator)
        var content = file.content
        for index in content.measures.indices {
            content.measures[index].from = today.advanced(by: days)
            if content.measures[index].hours > 0 {
                content.measures[index].provider = provider
                content.measures[index].hours = hours
            }
        }
        if let tickets {
            content.measures.append(
                .init(
                    kind: "comp_public_transport", planned: tickets, from: content.measures[0].from,
                    through: content.measures[0].through, justification: "Ģimenei nav līdzekļu.", factors: ["E02"]))
        }
        try await country.plans.save(content, of: id, lock: file.plan.lock, as: country.viewer(author))
        try await country.bring(id, to: stop)
        return MeasureKey(id, try #require(content.measures.first { $0.hours > 0 }).line)
    }

    func entry(_ numbers: Int..., day: Day? = nil, hours: Int = 1, at time: Int? = nil) -> ConsultationEntry {
        ConsultationEntry(
            (numbers.isEmpty ? [0] : numbers).map { .init(measures[$0]) }, on: day ?? today, hours: hours,
            startsAt: time)
    }

    func sheet(_ key: MeasureKey? = nil) async throws -> ConsultationStore.Sheet {
        try await store.sheet(of: key ?? measures[0], as: juris)
    }

    /// The problems with which an entry is refused, by field and key.
    func refusal(of entry: ConsultationEntry, as viewer: Viewer? = nil) async throws -> [String] {
        do throws(Rejection) {
            try await store.log(entry, as: viewer ?? liene)
            return []
        } catch {
            guard let problems = error.problems else { throw error }
            return problems.map { "\($0.field ?? "") \($0.message.key.replacing("consultation.problem.", with: ""))" }
        }
    }
}

extension Rejection {
    var problems: [Problem]? {
        switch self {
        case .invalid(let problems), .conflict(let problems): problems
        case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: nil
        }
    }
}
