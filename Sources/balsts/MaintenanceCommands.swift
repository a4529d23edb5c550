import ArgumentParser
import Casework
import Cast
import Foundation
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
