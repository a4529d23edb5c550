import Casework
import Hummingbird
import Language

/// | Method | Path                 | Who                          |
/// |--------|----------------------|------------------------------|
/// | POST   | /learners/:id/codes  | who may write learners there |
/// | POST   | /learners/:id/person | who may write learners there |
struct LearnerCorrectionRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.post(Address.learnerCodes, use: replaceCode)
        router.post(Address.learnerPerson, use: correct)
    }

    @Sendable private func replaceCode(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerCodes)
        let viewer = try context.viewer(.preparePlan)
        return try await LearnerAnswer(site: site).form(.newCode, id, request, context) { reading in
            let code = reading.text("code", required: "person.problem.code_missing", limit: 64)
            let reason = reading.choice(
                "reason", of: HeldCode.Reason.self, required: "learner.problem.code_reason_missing")
            try reading.finish()
            if let code, let reason {
                try await site.registry.learners.replaceCode(of: id, with: code, reason: reason, as: viewer)
            }
            return .see(Address.learner(id), done: "learner.code-replaced")
        }
    }

    @Sendable private func correct(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerPerson)
        let viewer = try context.viewer(.preparePlan)
        return try await LearnerAnswer(site: site).form(.person, id, request, context) { reading in
            let name = reading.personName()
            let born = reading.day("born_on", required: "learner.problem.born_on_missing")
            let sex = reading.choice("sex", of: Person.Sex.self, required: "learner.problem.sex_missing")
            let version = reading.value("version", as: Int.self, required: "error.field.choice")
            try reading.finish()
            if let name, let born, let sex, let version {
                let right = PersonCorrection(name: name, bornOn: born, sex: sex, version: version)
                try await site.registry.learners.correct(id, to: right, as: viewer)
            }
            return .see(Address.learner(id), done: "learner.corrected")
        }
    }
}
