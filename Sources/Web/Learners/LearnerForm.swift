import Casework
import Language

extension Reading {
    mutating func personName() -> PersonName? {
        do throws(Rejection) { return try PersonName(given: form["given_name"], surname: form["surname"]) } catch {
            guard case .invalid(let problems) = error else { return nil }
            for problem in problems { reject(problem.field, problem.message) }
            return nil
        }
    }

    /// Institution, stage, grade, letter and first day, as both forms with an enrolment ask for them.
    mutating func enrolment() -> NewEnrolment? {
        let institution = value(
            "institution", as: Casework.Unit.ID.self, required: "learner.problem.institution_missing")
        let stage = choice("stage", of: Stage.self, required: "learner.problem.stage_missing")
        let grade = number("grade", in: 1...12, required: "learner.problem.grade_missing")
        let letter = text("class_letter", limit: 10) ?? ""
        let from = day("enrolled_from", required: "learner.problem.enrolled_from_missing")
        guard let institution, let stage, let grade, let from else { return nil }
        return NewEnrolment(institution: institution, stage: stage, grade: grade, classLetter: letter, from: from)
    }

    /// The whole form of a new learner.
    /// - Throws: `Rejection.invalid` with all that the form alone can tell.
    mutating func registration() throws(Rejection) -> LearnerRegistration {
        let name = personName()
        let code = text("code", limit: 40) ?? ""
        if !code.isEmpty {
            do throws(PersonalCode.Flaw) { _ = try PersonalCode(reading: code) } catch { reject("code", error.message) }
        }
        let born = day("born_on", required: "learner.problem.born_on_missing")
        let sex = choice("sex", of: Person.Sex.self, required: "learner.problem.sex_missing")
        let enrolment = enrolment()
        try finish()
        guard let name, let born, let sex, let enrolment else { throw .invalid(problems) }
        return LearnerRegistration(
            name: name, code: code, bornOn: born, sex: sex, enrolment: enrolment,
            confirmedNew: isChecked("confirmed_new"),
            receipt: text("receipt", limit: 40))
    }
}

/// The fields of an enrolment.
struct EnrolmentFields: Part {
    let fields: Fields
    /// Where the viewer may enrol.
    let institutions: [Role]

    var html: HTML {
        """
        \(InstitutionField(fields: fields, name: "institution", institutions: institutions.map { ($0.unit, $0.unitName) }))
        \(fields.radios("stage", label: "learner.stage", choices: Stage.allCases.map {
            Choice($0.rawValue, fields.frame.text("learner.stage.\($0.rawValue)"))
        }))
        \(fields.text("grade", label: "learner.grade", hint: "learner.grade.hint", width: .few, kind: .number))
        \(fields.text("class_letter", label: "learner.class_letter", hint: "learner.class_letter.hint", isOptional: true, width: .few))
        \(fields.day("enrolled_from", label: "learner.enrolled_from"))
        """
    }
}

/// Which institution: said, where there is only one; else chosen.
struct InstitutionField: Part {
    let fields: Fields
    let name: String
    let institutions: [(id: Casework.Unit.ID, name: String)]

    var html: HTML {
        if institutions.count == 1, let only = institutions.first {
            return """
                \(fields.hidden(name, only.id.description))
                <p><span class="quiet">\(fields.frame.text("learner.institution")):</span> \(only.name)</p>
                """
        }
        let choices = institutions.map { Choice($0.id.description, $0.name) }
        return fields.select(
            name, label: "learner.institution", choices: choices, empty: "learner.institution.choose")
    }
}
