import ArgumentParser
import Casework
import Cast
import Statistics
import Storage

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the journal's chain and the ledger, and recount the figures in SQL. Works beside a server.")

    @OptionGroup var options: DatabaseOption

    @Option(help: "The file of the journal's anchors, which must fit; without it BALSTS_ANCHOR.")
    var anchor: String?

    func run() async throws {
        let registry = try await openRegistry(options.url(), writing: false)
        switch try await registry.journal.verify() {
        case .success(let end):
            print("Journal: \(end.seq) rows, the chain is whole. Last row: \(end.seq) \(end.hash.hexadecimal)")
        case .failure(let damage): throw Failure("the journal is damaged: \(Failure.words(damage))")
        }
        if let file = anchor ?? Environment["BALSTS_ANCHOR"] {
            let anchors = try AnchorFile(path: file).anchors()
            if let misfit = try await registry.journal.misfit(among: anchors) {
                throw Failure(
                    "the journal is not the one that was anchored on \(misfit.day): row \(misfit.end.seq) differs from \(file)"
                )
            }
            print("Anchors: the journal fits all \(anchors.count) of \(file).")
        }
        if let difference = try await Figures(registry).verify() { throw Failure("the figures differ: \(difference)") }
        print("Figures: the columns in memory agree with a recount in SQL.")
        if let difference = try await registry.budgets.verify() { throw Failure("the ledger differs: \(difference)") }
        print("Ledger: allocated = free + reserved + spent for every partner, programme, semester and source.")
        try await registry.database.close()
    }
}
