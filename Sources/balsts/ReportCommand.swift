import ArgumentParser
import Casework
import Foundation
import Language
import Statistics
import Storage
import Web

/// `balsts report NAME`: the figures of the registry for a terminal, a spreadsheet or a program.
struct ReportCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case csv
        case xlsx
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Count plans, learners, risks, hours and money: about any time, as known on any day, on the map of any day.",
        discussion: """
            Reports: plans, learners, risks, hours, compensations, cost, capacity, money.
            Rows by: unit (or state, region, municipality, institution), school_year (or year), semester, grade_group;
            plans, learners, risks also by category, factor; hours also by kind, subject; compensations by kind,
            compensation_state;
            cost and capacity by kind; money by unit, year, semester, source, partner, quarter.

            balsts report plans --by unit,semester --structure-on 2020-12-31 --format csv
            balsts report hours --by unit,year,kind --format csv
            balsts report money --by unit,year,source --format csv
            balsts report money --by unit,year --format xlsx --output money.xlsx
            """)

    @Argument(help: "plans, learners, risks, hours, compensations, cost, capacity or money")
    var name: String

    @OptionGroup var options: DatabaseOption

    @Option(
        name: .customLong("as"), help: "Count what the holder of this e-mail address may see; without it everything.")
    var user: String?

    @Option(help: "By what the rows differ, separated by commas.")
    var by: String?

    @Option(help: "Level of the units in the rows: state, region, municipality, institution.")
    var level: String?

    @Option(help: "Only what lies in the unit with this code.")
    var unit: String?

    @Option(help: "Only this school year, such as 2019/20.")
    var year: String?

    @Option(help: "Only this semester of the year: 1 or 2.")
    var semester: String?

    @Option(help: "Only plans that name a risk of this category; in the report of risks only its rows.")
    var category: String?

    @Option(help: "Only plans that name this risk factor; in the report of risks only its row.")
    var factor: String?

    @Option(help: "Only this grade group: 1-4, 5-9, 10-12 or vet.")
    var gradeGroup: String?

    @Option(help: "Only this kind of support, by its code; of plans only those that hold it.")
    var kind: String?

    @Option(help: "As it was known at the end of this day; today without it.")
    var knownOn: String?

    @Option(help: "On the map and with the names of this day; today without it.")
    var structureOn: String?

    @Option(help: "table, csv, xlsx or json")
    var format = Format.table

    @Option(help: "Write to this file instead of printing; xlsx is always written to a file.")
    var output: String?

    @Option(help: "Language of names and of what is said: lv or en; without it names are Latvian and messages English.")
    var lang: Tongue?

    func validate() throws {
        // A terminal shows it as noise, and nobody redirects what he did not expect.
        if format == .xlsx && output == nil { throw ValidationError("--format xlsx needs --output FILE") }
    }

    func run() async throws {
        let answer = try question()
        let registry = try await openRegistry(options.url(), writing: false)
        do {
            let viewer = try await viewer(in: registry)
            try write(try await answer(registry, viewer))
        } catch let rejection as Rejection {
            throw Failure(words(of: rejection))
        }
        try await registry.database.close()
    }

    /// What will be asked of the registry; what cannot be understood is said before it is opened.
    private func question() throws -> (Registry, Viewer) async throws -> [UInt8] {
        do {
            guard name != "money" else {
                let request = try MoneyRequest(fields)
                return { registry, viewer in
                    try print(try await registry.budgets.money(request, as: viewer), at: registry.clock.now)
                }
            }
            let request = try ReportRequest(name, fields)
            return { registry, viewer in
                try print(try await Figures(registry).answer(request, as: viewer), at: registry.clock.now)
            }
        } catch {
            throw usage(
                error == .notFound
                    ? [Problem("name", Message("report.problem.unknown_report", ["text": .text(name)]))]
                    : error.problems)
        }
    }

    private var fields: [String: String] {
        let options = [
            "by": by, "level": level, "unit": unit, "year": year, "semester": semester,
            "category": category, "factor": factor, "grade_group": gradeGroup, "kind": kind,
            "known_on": knownOn, "structure_on": structureOn,
        ]
        return options.compactMapValues { $0 }
    }

    private func viewer(in registry: Registry) async throws -> Viewer {
        guard let user else { return .operator }
        guard let email = EmailAddress(user) else {
            throw ValidationError("--as takes the e-mail address of an account")
        }
        return try await registry.accounts.viewer(email, as: .operator)
    }

    private func print(_ table: ReportTable, at now: Instant) throws -> [UInt8] {
        switch format {
        case .csv: table.csv(in: lang ?? .lv)
        case .xlsx: try table.xlsx(in: lang ?? .lv, at: now)
        case .json: table.json(in: lang ?? .lv)
        case .table: Array(table.page(in: lang ?? .lv).utf8)
        }
    }

    private func print(_ table: MoneyTable, at now: Instant) throws -> [UInt8] {
        switch format {
        case .csv: table.csv(in: lang ?? .lv)
        case .xlsx: try table.xlsx(in: lang ?? .lv, at: now)
        case .json: table.json(in: lang ?? .lv)
        case .table: Array(table.page(in: lang ?? .lv).utf8)
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
        do {
            try Data(bytes).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Failure("\(output) could not be written: \(error.localizedDescription)")
        }
    }

    private func usage(_ problems: [Problem]) -> ValidationError {
        ValidationError(problems.map(line).joined(separator: "\n"))
    }

    private func words(of rejection: Rejection) -> String {
        switch rejection {
        case .notFound: (lang ?? .en).text("report.problem.not_found")
        case .invalid, .conflict: rejection.problems.map(line).joined(separator: "\n")
        case .notAllowed(let message): message.text(in: lang ?? .en)
        case .unavailable, .stale, .tooMany, .broken: Failure.words(rejection)
        }
    }

    private func line(_ problem: Problem) -> String {
        let option =
            problem.field.map { $0 == "name" ? "" : "--\($0.replacingOccurrences(of: "_", with: "-")): " } ?? ""
        return option + problem.message.text(in: lang ?? .en)
    }
}

extension Tongue: ExpressibleByArgument {}

extension Rejection {
    fileprivate var problems: [Problem] {
        switch self {
        case .invalid(let problems), .conflict(let problems): problems
        case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: []
        }
    }
}
