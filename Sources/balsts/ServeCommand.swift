import ArgumentParser
import Casework
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Statistics
import Storage
import StorageSQLite
import UnixSignals
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the registry to browsers.")

    @OptionGroup var options: DatabaseOption
    @OptionGroup var address: AddressOptions

    @Flag(help: "Print the settings that hold and where each comes from, secrets hidden; serve nothing.")
    var showConfiguration = false

    func run() async throws {
        if showConfiguration { return try ShownConfiguration(options, address).show() }
        let address = try address.resolved()
        try await serve(try await openRegistry(options.url(), writing: true), at: address)
    }
}

/// Serves until the program is told to end; then finishes what has begun, for 20 seconds at most.
func serve(_ registry: Registry, at address: ServedAddress) async throws {
    let marks = try await Registry.marks(of: registry.database)
    let site = Site(registry: registry, settings: address.settings(offersDemoAccounts: marks.isDemo))
    var logger = Logger(label: "balsts")
    logger.logLevel = .notice
    if case .sqlite = registry.database.dialect, !SQLiteLibrary.resetsLogSafely {
        logger.warning("SQLite \(SQLiteLibrary.version) is older than 3.51.3: let no other program write to the file")
    }
    try await site.figures.load()
    try await registry.journal.recordStart(as: .operator)
    let application = Application(
        router: router(site: site),
        // A connection that says nothing for a minute is somebody else's place.
        server: .http1(configuration: .init(idleTimeout: .seconds(60))),
        configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
        onServerRunning: { _ in print("Balsts: \(site.settings.publicOrigin)") }, logger: logger)
    var configuration = ServiceGroupConfiguration(
        services: [
            .init(service: application),
            .init(service: DueWork(registry: registry, anchors: address.anchors, logger: logger)),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    let impatience = Task { await endAtSecondSignal() }
    defer { impatience.cancel() }
    try await ServiceGroup(configuration: configuration).run()
    try await registry.database.close()
}

/// Whoever asks twice means now.
private func endAtSecondSignal() async {
    var signals = 0
    for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
        signals += 1
        if signals == 2 { _exit(1) }
    }
}
