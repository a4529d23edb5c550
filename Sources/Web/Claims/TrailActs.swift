import Casework
import Language

/// What a controller says about a line, each with its key.
struct TrailActs: Part {
    let page: TrailPage

    private var frame: Frame { page.frame }
    private var line: ClaimLine { page.line }
    private var fields: Fields { Fields(frame: frame, form: page.form, problems: page.problems) }

    var html: HTML {
        let acts: [HTML]
        if page.trail.may.contains(.find) {
            acts = [plain(.accepted, "a"), money(.deducted, "d"), comment(.parked, "p"), plain(.open, "u")]
        } else if page.trail.may.contains(.correct) {
            acts = [money(.correction, "d")]
        } else {
            acts = []
        }
        let offered = acts.filter { !$0.isEmpty }
        guard !offered.isEmpty else { return .empty }
        return """
            <section class="decision" aria-labelledby="part-acts"><h2 id="part-acts">\(frame.text("claim.control"))</h2>
            \(offered.joined())</section>
            """
    }

    private func name(_ kind: ClaimFinding.Kind) -> String { frame.text("claim.do.\(kind.rawValue)", [:]) }

    private func form(_ kind: ClaimFinding.Kind, _ weight: Button.Weight, _ key: String, _ content: HTML) -> HTML {
        Form(
            frame: frame, action: Address.claimFindings(page.trail.claim.id, line.id),
            """
            \(fields.hidden("kind", kind.rawValue))\(fields.hidden("receipt", "\(frame.receipt)"))
            \(content)\(Foot(Button(name(kind), weight, key: key)))
            """
        ).html
    }

    private func plain(_ kind: ClaimFinding.Kind, _ key: String) -> HTML {
        if kind == .accepted, line.finding?.kind == .accepted { return .empty }
        if kind == .open, line.finding == nil { return .empty }
        return form(kind, kind == .accepted ? .primary : .secondary, key, .empty)
    }

    private func comment(_ kind: ClaimFinding.Kind, _ key: String) -> HTML {
        folded(kind, key, fields.area("\(kind.rawValue).comment", label: "claim.comment", rows: 2))
    }

    private func money(_ kind: ClaimFinding.Kind, _ key: String) -> HTML {
        let left = kind == .correction ? line.certified - line.corrected : line.amount
        guard left > .zero else { return .empty }
        let reasons = page.trail.errorTypes.map { Choice($0.code, $0.name[frame.tongue]) }
        return folded(
            kind, key,
            """
            \(fields.select("\(kind.rawValue).reason_code", label: "claim.error_type", choices: reasons, empty: "plan.choose"))
            \(fields.money("\(kind.rawValue).amount", label: "claim.not_paid"))
            \(fields.area("\(kind.rawValue).comment", label: "claim.comment", rows: 2))
            """)
    }

    private func folded(_ kind: ClaimFinding.Kind, _ key: String, _ content: HTML) -> HTML {
        Fold(
            frame.text("claim.do.\(kind.rawValue)_open", [:]), isOpen: page.open == kind,
            form(kind, .secondary, key, content)
        ).html
    }
}
