import Casework
import Language

/// One answer for all hours outside the sample that nobody confirmed: the signed paper was seen, or they are parked.
struct UnconfirmedHours: Part {
    let page: ClaimPage

    private var frame: Frame { page.frame }
    private var file: ClaimFile { page.file }

    var html: HTML {
        guard file.selection == .unconfirmed, file.unconfirmedCount > 0, file.may.contains(.find) else { return .empty }
        let fields = Fields(frame: frame, form: page.form, problems: page.problems)
        let answers = [ClaimFinding.Kind.accepted, .parked].map { kind in
            Choice(kind.rawValue, frame.text("claim.unconfirmed.\(kind.rawValue)"))
        }
        let about = frame.text("claim.unconfirmed.about", ["count": .number(file.unconfirmedCount)])
        return Form(
            frame: frame, action: Address.claimUnconfirmed(file.claim.id),
            """
            <p>\(about)</p>
            \(fields.radios("kind", label: "claim.unconfirmed.answer", choices: answers))
            \(fields.area("comment", label: "claim.comment", hint: "claim.unconfirmed.hint", rows: 2))
            \(Foot(Button(frame.text("claim.do.answer"))))
            """
        ).html
    }
}
