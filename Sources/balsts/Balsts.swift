import ArgumentParser
import Foundation

/// The program. Exit codes: 0 done; 1 the data or a rule says no; 2 the command line is wrong.
@main
enum Program {
    static func main() async {
        // A browser that goes away, or a full disk, must be an error of one request and not the end of the program.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // The registry, its lock and its key are nobody else's to read.
        umask(0o077)
        do {
            var command = try Balsts.parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            Foundation.exit(end(of: error))
        }
    }

    /// Says what is wrong and returns the exit code for it.
    private static func end(of error: any Error) -> Int32 {
        if let failure = Failure(error) {
            FileHandle.standardError.write(Data("balsts: \(failure.text)\n".utf8))
            return 1
        }
        let code = Balsts.exitCode(for: error)
        let text = Balsts.fullMessage(for: error)
        if !text.isEmpty {
            (code.isSuccess ? FileHandle.standardOutput : .standardError).write(Data((text + "\n").utf8))
        }
        return code == .validationFailure ? 2 : code.rawValue
    }
}

struct Balsts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balsts",
        abstract: "The register of individual support plans against early school leaving.",
        discussion: """
            A database is sqlite:FILE or postgresql://USER@HOST/NAME, given as --database or BALSTS_DATABASE. Settings may
            also stand in a file of lines NAME=VALUE, given as --configuration or BALSTS_CONFIGURATION.
            Exit codes: 0 done, 1 the data or a rule says no, 2 the command line is wrong.
            """,
        subcommands: [
            DemoCommand.self, ServeCommand.self, MigrateCommand.self, VerifyCommand.self, BackupCommand.self,
            RestoreCommand.self, CopyCommand.self, ReportCommand.self, UserCommand.self,
        ])
}
