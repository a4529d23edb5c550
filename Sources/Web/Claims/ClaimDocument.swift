import Casework
import Documents
import Language

/// The lines of a claim for other programs: codes and amounts, no names.
struct ClaimDocument {
    let claim: PaymentClaim
    let lines: [ClaimLine]

    func csv(in tongue: Tongue) -> [UInt8] { table(in: tongue).csv(.lines) }

    private func table(in tongue: Tongue) -> Documents.Table {
        func column(_ name: String, _ kind: Documents.Table.Column.Kind = .text) -> Documents.Table.Column {
            .init(name, title: tongue.text("claim.column.\(name)"), kind)
        }
        return Documents.Table(
            [
                column("claim"), column("line", .number), column("kind"), column("matter"), column("plan"),
                column("institution"), column("delivered_on"), column("amount", .number), column("sampled"),
                column("finding"), column("deducted", .number), column("certified", .number),
            ],
            rows: lines.map { line in
                [
                    .text(claim.name), .whole(line.position), .text(line.kind.rawValue), .text(line.matter),
                    .text(line.planCode), .text(line.institutionName), .text(line.deliveredOn.description),
                    .money(cents: line.amount.cents), .text(line.sampled?.ground.rawValue ?? ""),
                    .text(line.finding?.kind.rawValue ?? ""), .money(cents: line.deducted.cents),
                    .money(cents: line.certified.cents),
                ]
            })
    }
}
