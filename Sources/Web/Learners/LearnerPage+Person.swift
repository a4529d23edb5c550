import Casework
import Language

extension LearnerPage {
    /// Who the learner is, and the ways to put it right.
    var person: HTML {
        """
        \(SummaryList([
            .init(text("learner.born_on"), "\(file.person.bornOn.map(frame.day) ?? text("word.unknown"))"),
            .init(text("learner.sex"), "\(file.person.sex.map { text("learner.sex.\($0.rawValue)") } ?? text("word.unknown"))"),
            .init(text("learner.code"), codeValue),
        ]))
        \(mayEnrol.isEmpty ? .empty : personForm)
        \(mayEnrol.isEmpty ? .empty : newCodeForm)
        """
    }

    private var codeValue: HTML {
        if let code { return "<strong>\(code)</strong><br><span class=\"quiet\">\(text("learner.code.shown"))</span>" }
        return "\(file.maskedCode)" + CodeForm(page: self).html + codeMarks
    }

    /// Told only where there is more than the code of the beginning.
    private var codeMarks: HTML {
        guard codes.count > 1 else { return .empty }
        return Fold(text("learner.code.history"), "<ul>\(each: codes, mark)</ul>").html
    }

    private func mark(_ mark: LearnerStore.CodeMark) -> HTML {
        let days = frame.day(mark.period.from) + "–" + (mark.period.through.map(frame.day) ?? "")
        let kind = mark.isTemporary ? ", " + text("learner.code.temporary") : ""
        return
            "<li>\(text("learner.code.reason.\(mark.reason.rawValue)"))\(kind) <span class=\"quiet\">\(days)</span></li>"
    }

    private var personForm: HTML {
        let known = file.person
        let fields = fields(
            .person,
            [
                ("given_name", known.name.given), ("surname", known.name.surname),
                ("born_on", known.bornOn.map(frame.day) ?? ""), ("sex", known.sex?.rawValue ?? ""),
                ("version", String(known.version)),
            ])
        return Fold(
            text("learner.person.correct"), isOpen: sent?.kind == .person,
            Form(
                frame: frame, action: Address.learnerPerson(file.id),
                """
                \(fields.hidden("version", fields.form["version"]))
                \(fields.text("given_name", label: "learner.given_name", autocomplete: "off", kind: .name))
                \(fields.text("surname", label: "learner.surname", autocomplete: "off", kind: .name))
                \(fields.day("born_on", label: "learner.born_on"))
                \(fields.radios("sex", label: "learner.sex", choices: Person.Sex.allCases.map {
                    Choice($0.rawValue, text("learner.sex.\($0.rawValue)"))
                }))
                \(Foot(Button(text("learner.person.act"), .secondary)))
                """
            ).html
        ).html
    }

    private var newCodeForm: HTML {
        let isTemporary = PersonalCode.isTemporary(masked: file.maskedCode)
        let reasons = HeldCode.Reason.offered(afterTemporary: isTemporary)
        let fields = fields(.newCode, [("reason", reasons.count == 1 ? reasons[0].rawValue : "")])
        return Fold(
            text(isTemporary ? "learner.code.give" : "learner.code.replace"), isOpen: sent?.kind == .newCode,
            Form(
                frame: frame, action: Address.learnerCodes(file.id),
                """
                \(fields.text("code", label: "learner.code.new", hint: "learner.code.new.hint", width: .word, autocomplete: "off"))
                \(fields.radios("reason", label: "learner.code.reason", choices: reasons.map {
                    Choice($0.rawValue, text("learner.code.reason.\($0.rawValue)"))
                }))
                \(Foot(Button(text("learner.code.act"), .secondary)))
                """
            ).html
        ).html
    }
}
