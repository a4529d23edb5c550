import Cast
import Testing

@testable import Casework

@Suite("The forecast of a budget")
struct ForecastTests {
    /// Five hours of 12.50 and three tickets of 10.00 are 92.50, two hours of the author 25.00; all of it is spent by
    /// 5 November. The semester has 30 + 31 + 30 + 31 = 122 days.
    @Test(
        "hours and compensations go on at the pace so far, the work of authors counts once",
        arguments: Engine.available)
    func pace(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let line = try #require(try await desk.country.line())
        #expect(line.spent == Euro(cents: 117_50) && line.delivered == Euro(cents: 92_50))
        // 66 days passed: 92.50 × 122 ÷ 66 = 170.98, and 25.00.
        #expect(line.forecast(on: .cast(2025, 11, 5)) == Euro(cents: 195_98))
        // On the first day as if that went on every day: 92.50 × 122 = 11,285.00, and 25.00.
        #expect(line.forecast(on: .cast(2025, 9, 1)) == Euro(cents: 11_310_00))
        // On the last but one: 92.50 × 122 ÷ 121 = 93.26, and 25.00.
        #expect(line.forecast(on: .cast(2025, 12, 30)) == Euro(cents: 118_26))
        for day in [Day.cast(2025, 12, 31), .cast(2026, 3, 1)] {
            #expect(line.forecast(on: day) == line.spent, "\(day)")
        }
    }

    @Test("what was spent before the first day is the forecast until then", arguments: Engine.available)
    func before(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let line = try #require(try await desk.country.line())
        #expect(line.forecast(on: .cast(2025, 8, 31)) == line.spent)
        #expect(line.forecast(on: .cast(2025, 4, 20)) == line.spent)
    }

    @Test(
        "what the control took from hours and compensations is not taken again every week",
        arguments: Engine.available)
    func deducted(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        try await desk.find(.deducted, 250, on: try await desk.lines(id, .hour)[0])
        try await desk.find(.deducted, 400, on: try await desk.lines(id, .compensation)[0])
        try await desk.certify(id)
        let line = try #require(try await desk.country.line())
        #expect(line.spent == Euro(cents: 111_00) && line.delivered == Euro(cents: 92_50))
        #expect(line.forecast(on: .cast(2025, 11, 5)) == Euro(cents: 189_48))
        #expect(try await desk.country.budgets.verify() == nil)
    }
}
