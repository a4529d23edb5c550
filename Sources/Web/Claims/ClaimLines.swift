import Casework
import Language

/// The lines of a claim: codes and amounts, no names.
struct ClaimLines: Part {
    let frame: Frame
    let file: ClaimFile

    var html: HTML {
        let (frame, file) = (frame, file)
        let opens = file.opensTrails
        var columns: [Table<ClaimLine>.Column] = [
            .init(frame.text("claim.line", [:]), .code) { line in
                let number = "\(line.position)"
                return opens ? Link(number, Address.claimLine(line.claim, line.id)).html : "\(number)"
            },
            .init(frame.text("claim.plan", [:]), .code) { "\($0.planCode)" },
            .init(frame.text("claim.institution", [:])) { "\($0.institutionName)" },
            .init(frame.text("claim.what", [:])) { line in
                let what = frame.what(line.kind, line.matter, file.kindNames)
                return "<div>\(what)\(ClaimLineMarks(frame: frame, claim: file.claim, line: line))</div>"
            },
            .init(frame.text("claim.day", [:]), .code) { "\(frame.day($0.deliveredOn))" },
            .init(frame.text("claim.amount", [:]), .number) { "\(frame.money($0.amount))" },
            .init(frame.text("claim.finding", [:])) { line in
                ClaimFindingPart(frame: frame, line: line, errorTypes: file.errorTypes).html
            },
        ]
        if file.may.contains(.find) {
            columns.append(.init(frame.text("claim.next", [:])) { ClaimLineActs(frame: frame, line: $0).html })
        }
        return Table(caption: frame.text("claim.lines", [:]), hidesCaption: true, columns: columns, rows: file.lines)
            .html
    }
}

/// Why a line is looked at, that it was parked before, and what has to be done where it pays for a double.
struct ClaimLineMarks: Part {
    let frame: Frame
    let claim: PaymentClaim
    let line: ClaimLine

    var html: HTML {
        var marks: [String] = []
        if line.carriedFrom != nil { marks.append(frame.text("claim.was_parked", [:])) }
        if let sampled = line.sampled {
            let reasons = sampled.reasons.map { frame.text("claim.risk.\($0.rawValue)", [:]) }
            let ground = frame.text("claim.ground.\(sampled.ground.rawValue)", [:])
            marks.append(reasons.isEmpty ? ground : "\(ground): \(reasons.joined(separator: ", "))")
        }
        let quiet: HTML =
            marks.isEmpty ? .empty : "<br><span class=\"quiet\">\(marks.joined(separator: "; "))</span>"
        guard line.paysDouble else { return quiet }
        let isOver = claim.state == .certified || claim.state == .paid
        let key = isOver ? "claim.double.certified" : "claim.double"
        return "\(quiet)<br><span class=\"soon\">\(frame.text(key, [:]))</span>"
    }
}

/// What the control says about a line.
struct ClaimFindingPart: Part {
    let frame: Frame
    let line: ClaimLine
    let errorTypes: [CodeItem]

    var html: HTML {
        var words: [String] = []
        if let finding = line.finding {
            words.append(frame.text("claim.found.\(finding.kind.rawValue)", [:]))
            if let code = finding.reasonCode {
                words.append("\(frame.money(finding.amount)), \(errorTypes.name(of: code, in: frame.tongue))")
            }
        }
        if line.corrected != .zero {
            words.append(frame.text("claim.was_corrected", ["amount": .money(line.corrected)]))
        }
        return "\(words.joined(separator: ": "))"
    }
}

/// What can be said in the row itself.
struct ClaimLineActs: Part {
    let frame: Frame
    let line: ClaimLine

    var html: HTML {
        guard line.finding == nil else { return .empty }
        let accept = Form(
            frame: frame, action: Address.claimFindings(line.claim, line.id),
            """
            <input type="hidden" name="kind" value="accepted">
            \(Button(frame.text("claim.do.accepted", [:]), .secondary, key: "a"))
            """)
        return "<div class=\"actions\">\(accept)\(link(.deducted, "d"))\(link(.parked, "p"))</div>"
    }

    private func link(_ kind: ClaimFinding.Kind, _ key: String) -> HTML {
        if kind == .deducted, line.amount <= .zero { return .empty }
        let address = Address.claimLine(line.claim, line.id).with("act", kind.rawValue)
        return """
            <a href="\(address)" data-key="\(key)" aria-keyshortcuts="\(key)">\(frame.text("claim.do.\(kind.rawValue)", [:]))</a>
            """
    }
}

extension [CodeItem] {
    func name(of code: String, in tongue: Tongue) -> String { first { $0.code == code }?.name[tongue] ?? code }
}
