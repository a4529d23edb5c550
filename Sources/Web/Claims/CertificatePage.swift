import Casework
import Language

/// What the control came to, in figures: claimed, deducted by error type, parked, certified.
struct ClaimSums: Part {
    let frame: Frame
    let certificate: ClaimCertificate
    let errorTypes: [CodeItem]

    var html: HTML {
        var rows: [SummaryList.Row] = [row("claim.delivered", certificate.delivered)]
        if certificate.corrections != .zero { rows.append(row("claim.corrections", certificate.corrections)) }
        rows.append(row("claim.claimed", certificate.claimed))
        for deduction in certificate.deductions {
            let name = errorTypes.name(of: deduction.reasonCode, in: frame.tongue)
            rows.append(
                .init(
                    frame.text("claim.deducted.for", ["reason": .text(name)]),
                    "\(frame.money(.zero - deduction.amount)) <span class=\"quiet\">(\(frame.number(deduction.count)))</span>"
                ))
        }
        if certificate.parkedCount > 0 {
            rows.append(
                .init(
                    frame.text("claim.parked", [:]),
                    "\(frame.money(.zero - certificate.parked)) <span class=\"quiet\">(\(frame.number(certificate.parkedCount)))</span>"
                ))
        }
        let isOver = certificate.claim.state == .certified || certificate.claim.state == .paid
        if certificate.claim.state != .submitted, certificate.claim.state != .withdrawn {
            let key = isOver ? "claim.certified" : "claim.certified.so_far"
            rows.append(.init(frame.text(key, [:]), "<strong>\(frame.money(certificate.certified))</strong>"))
        }
        if certificate.corrected != .zero { rows.append(row("claim.corrected", certificate.corrected)) }
        return "\(SummaryList(rows))\(sample)"
    }

    private func row(_ key: String, _ amount: Euro) -> SummaryList.Row {
        .init(frame.text(key, [:]), "\(frame.money(amount))")
    }

    private var sample: HTML {
        guard let sample = certificate.sample else { return .empty }
        let gaps: [String: Message.Argument] = [
            "size": .number(sample.size), "lines": .number(certificate.lineCount), "risk": .number(sample.byRisk),
            "random": .number(sample.size - sample.byRisk), "seed": .text(String(sample.seed)),
            "percent": .number(sample.rule.percent), "least": .number(sample.rule.leastLines),
            "who": .text(sample.drawnByName ?? ""), "day": .day(sample.drawnAt.day),
        ]
        return "<p>\(frame.text("claim.sample.line", gaps))</p>"
    }
}

/// The certificate, as it is printed and filed.
struct CertificatePage: Page {
    let frame: Frame
    let certificate: ClaimCertificate
    let sources: [CodeItem]
    let errorTypes: [CodeItem]

    private var claim: PaymentClaim { certificate.claim }

    var title: String { text("claim.certificate.of", ["claim": .text(claim.name)]) }
    var heading: HTML { "<h1>\(title)</h1><p>\(claim.partnerName)</p>" }
    var path: [Link] {
        [Link(text("claim.list"), Address.claims()), Link(claim.name, Address.claim(claim.id))]
    }

    var body: HTML {
        """
        <div class="sheet">
        \(SummaryList(facts))
        \(ClaimSums(frame: frame, certificate: certificate, errorTypes: errorTypes))
        \(shares)
        <section class="signatures">\(Signature(frame: frame, who: "claim.certifier"))</section>
        <p class="sheet-foot">\(claim.name) · \(frame.moment(frame.now))</p></div>
        """
    }

    private var facts: [SummaryList.Row] {
        var rows: [SummaryList.Row] = [
            .init(text("claim.programme"), "\(claim.programmeCode)"),
            .init(text("claim.period"), "\(frame.period(claim.from, claim.through))"),
            .init(
                text("claim.submitted_by"),
                "\(certificate.builtByName ?? text("journal.operator")), \(frame.moment(claim.recordedAt))"),
            .init(text("claim.controlled_by"), "\(certificate.controllers.joined(separator: ", "))"),
            .init(
                text("claim.certified_by"),
                "\(certificate.certifiedByName ?? text("journal.operator"))\(certificate.certifiedAt.map { ", \(frame.moment($0))" } ?? "")"
            ),
        ]
        let contracts = certificate.contracts.map { contract in
            text("claim.contract.line", ["number": .text(contract.number), "day": .day(contract.signedOn)])
        }
        if !contracts.isEmpty {
            rows.insert(.init(text("claim.contract"), "\(contracts.joined(separator: "; "))"), at: 1)
        }
        return rows
    }

    private var shares: HTML {
        let (frame, sources) = (frame, sources)
        return Table<ClaimCertificate.Share>(
            caption: text("claim.shares"),
            columns: [
                .init(text("claim.source")) { "\(sources.name(of: $0.source, in: frame.tongue))" },
                .init(text("claim.claimed"), .number) { "\(frame.money($0.claimed))" },
                .init(text("claim.certified"), .number) { "\(frame.money($0.certified))" },
                .init(text("claim.paid"), .number) { "\(frame.money($0.paid))" },
            ], rows: certificate.shares,
            total: [
                "\(text("word.total"))", "\(frame.money(certificate.shares.map(\.claimed).sum))",
                "\(frame.money(certificate.shares.map(\.certified).sum))",
                "\(frame.money(certificate.shares.map(\.paid).sum))",
            ]
        ).html
    }
}
