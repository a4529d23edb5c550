import ArgumentParser
import Casework
import Cast
import Storage

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Move a registry into an empty database, also of the other engine.",
        discussion: """
            Nobody writes to the registry meanwhile: on SQLite the server must be stopped, on PostgreSQL its writers wait.
            """)

    @Option(help: "The registry: sqlite:FILE or postgresql://…")
    var from: String

    @Option(help: "The empty database; it is migrated first. Its key is the registry's.")
    var to: String

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        let (source, target) = (try DatabaseURL(from, from: "--from"), try DatabaseURL(to, from: "--to"))
        let old = try Engine.open(source, for: .readingAtRest)
        try await Migrator(Schema.migrations).check(old)
        let marks = try await Registry.marks(of: old)
        let key = try knownKey(of: source, marks)
        let new = try Engine.open(target, for: .creating)
        try await Migrator(Schema.migrations).migrate(new)
        let counts = try await copy(
            from: old, to: new, progress: { Progress.say("  \($0.table): \($0.rows)") },
            compare: { try await compare(old, new, key) })
        print("Copied \(counts.values.reduce(0, +)) rows of \(counts.count) tables.")
        if key == nil { print("The key is not known here: run balsts verify with it.") }
        if case .sqlite(let file) = target, !marks.isDemo {
            print("Keep the registry's key beside it as \(file).key, or give it as BALSTS_KEY_FILE.")
        }
        try await old.close()
        try await new.close()
    }

    /// `nil` where it is not at hand; another registry's is refused before anything is copied.
    private func knownKey(of source: DatabaseURL, _ marks: RegistryMarks) throws -> Keys? {
        do {
            let keys = Keys(root: try RootKey.find(for: source, isDemo: marks.isDemo, creating: false))
            try marks.check(keys)
            return keys
        } catch is Failure { return nil }
    }

    private func compare(_ old: any Database, _ new: any Database, _ keys: Keys?) async throws {
        let (left, right) = (try await JournalStore.end(of: old), try await JournalStore.end(of: new))
        guard left == right else {
            throw Failure(
                "the journal ends at row \(left.seq) in the source, at \(right.seq) in the target. Copy again.")
        }
        guard let keys else { return }
        let copied = Registry(database: new, clock: machineClock, keys: keys)
        if case .failure(let damage) = try await copied.journal.verify() {
            throw Failure("the journal is damaged: \(Failure.words(damage)). Run balsts verify on the source.")
        }
    }
}
