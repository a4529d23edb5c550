import ArgumentParser
import Casework
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Statistics
import Storage
import UnixSignals
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the registry to browsers.")

    @OptionGroup var options: DatabaseOption
    @OptionGroup var address: AddressOptions

    func run() async throws {
        let registry = try await openRegistry(options.url(), writing: true)
        try await serve(registry, at: address)
    }
}

/// Where the server listens, and how people reach it.
struct AddressOptions: ParsableArguments {
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(
        help: "As people reach it, such as https://balsts.example.lv; without it http://HOST:PORT. Or BALSTS_ORIGIN.")
    var origin: String?

    @Option(help: "Address of a proxy in front, whose X-Forwarded-For is believed; may be repeated.")
    var proxy: [String] = []

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port must be 1 to 65535") }
    }

    func settings(offersDemoAccounts: Bool) -> Site.Settings {
        Site.Settings(
            publicOrigin: origin ?? Environment["BALSTS_ORIGIN"] ?? "http://\(host):\(port)", proxies: Set(proxy),
            offersDemoAccounts: offersDemoAccounts)
    }
}

/// Serves until the program is told to end; then finishes what has begun.
func serve(_ registry: Registry, at address: AddressOptions) async throws {
    let isDemo = try await Registry.isDemo(registry.database)
    let site = Site(registry: registry, settings: address.settings(offersDemoAccounts: isDemo))
    try await site.figures.load()
    var logger = Logger(label: "balsts")
    logger.logLevel = .notice
    let application = Application(
        router: router(site: site),
        configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
        onServerRunning: { _ in print("Balsts: \(site.settings.publicOrigin)") }, logger: logger)
    let services = ServiceGroup(
        configuration: .init(
            services: [.init(service: application), .init(service: Due(registry: registry, logger: logger))],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await services.run()
    try await registry.database.close()
}

/// Starts the plans whose first day has come, once an hour.
private struct Due: Service {
    let registry: Registry
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await registry.supportPlans.startDue(as: .operator) } catch {
                    logger.error("Starting due plans failed", metadata: ["reason": "\(error)"])
                }
                do { try await Task.sleep(for: .seconds(3600)) } catch { return }
            }
        }
    }
}
