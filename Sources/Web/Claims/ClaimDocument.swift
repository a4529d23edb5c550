import Casework
import Documents
import Language

/// The lines of a claim for other programs: codes and amounts, no names.
struct ClaimDocument {
    let claim: PaymentClaim
    let lines: [ClaimLine]

    func csv(in tongue: Tongue) -> [UInt8] {
        table(in: tongue, day: { .text($0.description) }, word: { $1 }).csv(.lines)
    }

    /// For accountants: amounts and days that can be calculated with, under them sums as formulas.
    func xlsx(in tongue: Tongue, at now: Instant) throws(WorkbookError) -> [UInt8] {
        let title = tongue.text("claim.of", ["claim": .text(claim.name)])
        let sheet = Workbook.Sheet(
            name: claim.name, title: title,
            notes: [
                .init(tongue.text("budget.partner"), .text(claim.partnerName)),
                .init(tongue.text("claim.from"), Documents.Cell(claim.from)),
                .init(tongue.text("claim.through"), Documents.Cell(claim.through)),
                .init(tongue.text("report.source"), .text(tongue.text("product.name"))),
            ],
            table: table(in: tongue, day: { Documents.Cell($0) }, word: { tongue.text("claim.\($0).\($1)") }),
            total: .sums(label: tongue.text("word.total"), of: ["amount", "deducted", "certified"]))
        return try Workbook(title: title, sheets: [sheet], createdAt: now.milliseconds / 1000).bytes()
    }

    /// - Parameter word: what stands for a code of a group of texts.
    private func table(
        in tongue: Tongue, day: (Day) -> Documents.Cell, word: (_ group: String, _ code: String) -> String
    ) -> Documents.Table {
        func column(_ name: String, _ kind: Documents.Table.Column.Kind = .text) -> Documents.Table.Column {
            .init(name, title: tongue.text("claim.column.\(name)"), kind)
        }
        func cell(_ number: Int?) -> Documents.Cell { number.map { .whole($0) } ?? .empty }
        // With score, amount and order anybody can draw the sample again.
        let ranks = ControlSample.ranks(of: lines.map { .init(score: $0.score ?? 0, amount: $0.amount) })
        return Documents.Table(
            [
                column("claim"), column("line", .number), column("kind"), column("matter"), column("plan"),
                column("institution"), column("delivered_on"), column("amount", .number), column("score", .number),
                column("rank", .number), column("sampled"), column("finding"), column("deducted", .number),
                column("certified", .number),
            ],
            rows: zip(lines, ranks).map { line, rank in
                [
                    .text(claim.name), .whole(line.position), .text(word("kind", line.kind.rawValue)),
                    .text(line.matter), .text(line.planCode), .text(line.institutionName), day(line.deliveredOn),
                    .money(cents: line.amount.cents), cell(line.score), cell(rank),
                    .text(line.sampled.map { word("ground", $0.ground.rawValue) } ?? ""),
                    .text(line.finding.map { word("found", $0.kind.rawValue) } ?? ""),
                    .money(cents: line.deducted.cents), .money(cents: line.certified.cents),
                ]
            })
    }
}
