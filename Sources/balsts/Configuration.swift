import ArgumentParser
import Casework
import Foundation
import Storage

/// The machine's own clock; nothing else asks it.
let machineClock = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

/// Settings of a command come from the command line, then from the environment, then from a file.
struct ConfigurationOption: ParsableArguments {
    @Option(help: "A file of lines NAME=VALUE with BALSTS_ settings; without it BALSTS_CONFIGURATION.")
    var configuration: String?

    func validate() throws {
        guard let file = configuration ?? Environment.variable("BALSTS_CONFIGURATION") else { return }
        do { try ConfigurationFile.read(file) } catch { throw ValidationError(error.text) }
    }
}

struct DatabaseOption: ParsableArguments {
    @Option(help: "sqlite:FILE or postgresql://…; without it BALSTS_DATABASE")
    var database: String?

    @OptionGroup var file: ConfigurationOption

    func url() throws -> DatabaseURL {
        guard let text = database ?? Environment["BALSTS_DATABASE"] else {
            throw ValidationError("--database is missing (sqlite:FILE or postgresql://…)")
        }
        return try DatabaseURL(text, from: "--database")
    }
}

extension DatabaseURL {
    /// The text itself is not repeated where it is wrong: it may hold a password.
    init(_ text: String, from option: String) throws {
        do { try self.init(text) } catch {
            throw ValidationError("\(option) must be sqlite:FILE or postgresql://USER@HOST:PORT/NAME")
        }
    }
}

/// What the environment, and after it the configuration file, say.
enum Environment {
    static subscript(_ name: String) -> String? { variable(name) ?? ConfigurationFile[name] }

    static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where a setting comes from when the command line is silent.
    static func source(of name: String) -> String {
        if variable(name) != nil { return "environment" }
        return ConfigurationFile[name] == nil ? "default" : ConfigurationFile.path
    }
}
