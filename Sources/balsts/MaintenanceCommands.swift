import ArgumentParser
import Casework
import Cast
import Foundation
import Statistics
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Make the database, or bring it up to date; a newer one is refused.")

    @OptionGroup var options: DatabaseOption

    func run() async throws {
        let (registry, steps) = try await balsts.migrate(options.url())
        print(
            steps.isEmpty ? "The schema is up to date." : "Took \(steps.count) steps: \(steps.joined(separator: ", "))."
        )
        try await registry.database.close()
    }
}

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the journal's chain and the ledger, and recount the figures in SQL. Works beside a server.")

    @OptionGroup var options: DatabaseOption

    func run() async throws {
        let registry = try await openRegistry(options.url(), writing: false)
        switch try await registry.journal.verify() {
        case .success(let rows): print("Journal: \(rows) rows, the chain is whole.")
        case .failure(let damage): throw Failure("the journal is damaged: \(VerifyCommand.words(damage))")
        }
        if let difference = try await Figures(registry).verify() { throw Failure("the figures differ: \(difference)") }
        print("Figures: the columns in memory agree with a recount in SQL.")
        if let difference = try await registry.budgets.verify() { throw Failure("the ledger differs: \(difference)") }
        print("Ledger: allocated = free + reserved + spent for every partner, programme, semester and source.")
        try await registry.database.close()
    }

    private static func words(_ damage: JournalDamage) -> String {
        switch damage {
        case .edited(let seq): "row \(seq) or its learners were edited"
        case .missing(let seq): "row \(seq) is missing"
        case .misplaced(let seq): "row \(seq) does not follow the row before it"
        case .cutOff(let seq): "the end was cut off or changed after row \(seq)"
        }
    }
}

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Move a registry at rest into an empty database, also of the other engine.")

    @Option(help: "The registry: sqlite:FILE or postgresql://…")
    var from: String

    @Option(help: "The empty database; it is migrated first. Its key is the registry's.")
    var to: String

    func run() async throws {
        let (source, target) = (try parsed(from, "--from"), try parsed(to, "--to"))
        let old = try Engine.open(source, readOnly: true)
        try await Migrator(Schema.migrations).check(old)
        let new = try Engine.open(target)
        try await Migrator(Schema.migrations).migrate(new)
        let counts = try await copy(from: old, to: new) { progress in
            Progress.say("  \(progress.table): \(progress.rows)")
        }
        print("Copied \(counts.values.reduce(0, +)) rows of \(counts.count) tables.")
        if case .sqlite(let file) = target, try await !Registry.isDemo(new) {
            print("Keep the registry's key beside it as \(file).key, or give it as BALSTS_KEY_FILE.")
        }
        try await old.close()
        try await new.close()
    }

    private func parsed(_ text: String, _ option: String) throws -> DatabaseURL {
        do { return try DatabaseURL(text) } catch {
            throw ValidationError("\(option): sqlite:FILE or postgresql://…, not \(text)")
        }
    }
}

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts, as far as the operator needs them.", subcommands: [Bootstrap.self])

    struct Bootstrap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a one-time code with which the first administrator opens an account.")

        @OptionGroup var options: DatabaseOption

        func run() async throws {
            let registry = try await openRegistry(options.url(), writing: true)
            let code = try await registry.accounts.bootstrap()
            print(
                """
                One-time code of the first administrator, good for 72 hours:
                \(code.text)
                Enter it at /first-administrator of the running server.
                """)
            try await registry.database.close()
        }
    }
}
