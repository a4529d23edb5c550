import ArgumentParser
import Casework
import Cast
import Foundation
import Storage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Load eight semesters of Priekules novads, played as people would have done it, and serve them.",
        discussion: "All people are invented. A database that holds anything else is refused.")

    @Option(help: "sqlite:FILE or postgresql://…; without it a new file in the folder for temporary files")
    var database: String?

    @Flag(name: .customLong("no-serve"), help: "Load only.")
    var loadsOnly = false

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var address: AddressOptions

    func run() async throws {
        let address = try address.resolved()
        let url = try target()
        var (registry, _) = try await migrate(url, asDemo: true)
        var found = try await Country.found(in: registry)
        // Only what is marked as the demo, by this program or an earlier run of it, comes as far as here.
        if found == .partOfDemo || found == .others {
            try await registry.database.close()
            try Self.remove(url)
            print("Loading the demo was interrupted here; it begins anew.")
            registry = try await migrate(url, asDemo: true).registry
            found = .nothing
        }
        if found == .demo { print("The demo is loaded already.") } else { try await load(into: registry) }
        guard !loadsOnly else { return try await registry.database.close() }
        try await serve(registry, at: address)
    }

    private func load(into registry: Registry) async throws {
        let start = machineClock.now
        try await Country.demo(in: registry) { done, all in Progress.bar(done, of: all, "scenes") }
        let seconds = Double(machineClock.now.milliseconds - start.milliseconds) / 1000
        print("Loaded the demo in \(Int(seconds.rounded())) s (seed \(Country.seed)).")
    }

    /// Takes the file of an unfinished demo away, with what lies beside it.
    private static func remove(_ url: DatabaseURL) throws {
        guard case .sqlite(let file) = url else {
            throw Failure("loading the demo was interrupted here; make the database anew, empty, or give another one")
        }
        for path in ["", "-wal", "-shm", ".lock"].map({ file + $0 }) where FileManager.default.fileExists(atPath: path)
        {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    private func target() throws -> DatabaseURL {
        let place = FileManager.default.temporaryDirectory.path
        let text =
            database ?? Environment["BALSTS_DATABASE"]
            ?? "sqlite:\(place)/balsts-demo-\(ProcessInfo.processInfo.processIdentifier).sqlite"
        return try DatabaseURL(text, from: "--database")
    }
}
