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

    @OptionGroup var address: AddressOptions

    func run() async throws {
        let url = try target()
        let (registry, _) = try await migrate(url, asDemo: true)
        switch try await Country.found(in: registry) {
        case .demo: print("The demo is loaded already.")
        case .nothing: try await load(into: registry)
        case .partOfDemo: throw Failure("loading the demo was interrupted here; give an empty database")
        case .others: throw Failure("this database holds other data; the demo needs an empty one")
        }
        guard !loadsOnly else { return try await registry.database.close() }
        try await serve(registry, at: address)
    }

    private func load(into registry: Registry) async throws {
        let start = machineClock.now
        try await Country.demo(in: registry) { done, all in Progress.bar(done, of: all, "scenes") }
        let seconds = Double(machineClock.now.milliseconds - start.milliseconds) / 1000
        print("Loaded the demo in \(Int(seconds.rounded())) s (seed \(Country.seed)).")
    }

    private func target() throws -> DatabaseURL {
        let text =
            database ?? Environment["BALSTS_DATABASE"]
            ?? "sqlite:\(FileManager.default.temporaryDirectory.path)/balsts-demo-\(ProcessInfo.processInfo.processIdentifier).sqlite"
        do { return try DatabaseURL(text) } catch {
            throw ValidationError("--database: sqlite:FILE or postgresql://…, not \(text)")
        }
    }
}
