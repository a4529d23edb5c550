import Casework
import Cast
import Foundation
import Testing

extension Stage {
    /// The address of a row: its gaps are filled with the things.
    func path(_ row: Matrix.Row, _ things: Things) throws -> String {
        if row.route.hasPrefix("/public/") { return publicFile }
        var segments: [String] = []
        for segment in row.route.split(separator: "/") {
            switch segment {
            case ":code": segments.append(things.place.code)
            case ":name": segments.append("plans")
            // The municipality in which all schools of the matrix lie, and one that is nobody's.
            case ":partner":
                let isOfMunicipality = row.caller == .municipality || row.caller == .municipalAccountant
                segments.append(isOfMunicipality && row.relation == .other ? "LV-059" : "LV-112")
            case ":line": segments.append(things.money.line?.description ?? "2")
            case ":token": segments.append("nav-derigs")
            case ":id": segments.append(try identifier(after: segments.last ?? "", things))
            default: segments.append(String(segment))
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    private func identifier(after noun: String, _ things: Things) throws -> String {
        switch noun {
        case "learners": things.learner.description
        case "plans": try #require(things.plan).description
        case "consultations": try #require(things.consultation).description
        case "entries": try #require(things.entry).description
        case "compensations": try #require(things.compensation).description
        case "double-funding": try #require(things.doubleFunding).description
        case "documents": try #require(things.document).description
        case "claims": try #require(things.money.claim).description
        case "payments": try #require(things.money.list).description
        case "people", "timesheets": things.colleague.description
        case "roles": things.colleagueRole.description
        case "capacities": try #require(things.capacity).description
        case "programmes": Programme.ID(number: 2).description
        default: try #require(nil, "no key for \(noun)")
        }
    }

    /// A form that would be accepted from whoever may send it.
    func form(_ row: Matrix.Row, _ things: Things, _ me: SignedIn?) async throws -> [(String, String)] {
        let unit = country.unit(things.place).description
        let day = Stage.written(country.clock.clock.today)
        let isOther = row.relation == .other
        switch row.route {
        case "/place":
            return [("unit", isOther ? "4113900002" : me?.viewer.roles.first?.unitCode ?? "4113900001"), ("next", "/")]
        case "/sign-in": return [("email", "mara@balsts.example"), ("password", Country.password)]
        case "/sign-in/demo": return [("email", "mara@balsts.example")]
        case "/account/password": return [("current", "nav īstā parole"), ("password", "tramvajs-mežģīne-lustra")]
        case "/invitations/:token": return [("password", "tramvajs-mežģīne-lustra")]
        case "/account/language": return [("tongue", "lv")]
        case "/account/role":
            return [
                (
                    "role",
                    (isOther ? things.colleagueRole : me?.viewer.roles.first?.id ?? things.colleagueRole).description
                )
            ]
        case "/account/session-ending":
            return [
                ("session", (isOther ? Session.ID(number: 1) : me?.session.id ?? Session.ID(number: 1)).description)
            ]
        case "/search": return [("q", "Roze")]
        case "/learners/search", "/learners/new": return [("words", "Anna Roze")]
        case "/learners": return try newLearner(at: unit, day)
        case "/learners/:id/code": return [("purpose", "answer_family")]
        case "/learners/:id/enrolments":
            return [
                ("institution", unit), ("stage", "general"), ("grade", "7"), ("class_letter", "b"),
                ("enrolled_from", day),
            ]
        case "/learners/:id/codes":
            var seed = Seed(UInt64.random(in: 0...UInt64.max))
            return [("code", InventedCode.next(from: &seed)), ("reason", "changed")]
        case "/learners/:id/person":
            return [
                ("given_name", "Ieva"), ("surname", "Cita"), ("born_on", "12.04.2012"), ("sex", "female"),
                ("version", "1"),
            ]
        case "/learners/:id/leaving": return [("leaves", unit), ("last_day", day), ("exit_reason", "moved")]
        case "/learners/:id/applications":
            return [("at", unit), ("signed_by", "guardian"), ("signed_on", day), ("document", "1-14/7")]
        case "/learners/:id/confirmation-codes": return [("holder", "guardian")]
        case "/consultations": return [("measure", (things.plan?.description ?? "") + "-2")]
        case "/consultations/:id/withdrawal": return [("withdrawal", "Kļūda")]
        case "/consultations/:id/confirmation": return [("evidence", "e-klase 417")]
        case "/learners/:id/note": return [("note", "Astma")]
        case "/plans": return [("learner", things.learner.description), ("institution", unit), ("semester", "20251")]
        case "/programmes/:id/revision-rule": return [("strict", "0")]
        case "/units/:code/invitations": return invitation(day)
        case "/units/:code/imports":
            return [("act", "check"), ("rows", "Pēteris;Čakste;170411-06444;peteris@skola.lv;specialist")]
        // Accepted as far as rights go, refused for its day: the colleague keeps the role for the next row.
        case "/units/:code/roles/:id/ending": return [("when", "later"), ("last_day", "01.09.2025")]
        case "/units/:code/capacities":
            return [
                ("person", things.colleague.description), ("kind", "consult_teacher"), ("hours", "4"),
                ("valid_from", Stage.written(things.day)), ("valid_to", Stage.written(things.day)),
            ]
        case "/units/:code/people/:id/access": return [("access", "open")]
        case "/plans/:id/register":
            return [("line", "3"), ("month", country.clock.clock.today.firstOfMonth.description), ("act", "keep")]
        case "/plans/:id/compensations": return [("line", "3"), ("from", day), ("amount", "1,00")]
        case "/double-funding/:id/decision": return [("verdict", "separate"), ("reason", "Divas dažādas maltītes.")]
        case "/compensations/:id/return":
            return [("return.reason_code", "unreadable"), ("return.comment", "Neskaidrs")]
        case "/compensations/:id/parking": return [("park.comment", "Jānoskaidro")]
        case "/compensations/:id/deduction":
            return [("deduct.reason_code", "arithmetic"), ("deduct.comment", "Kļūda"), ("deduct.deducted", "0,10")]
        case "/compensations/:id/recovery":
            return [("recover.reason_code", "duplicate"), ("recover.comment", "Kļūda"), ("recover.deducted", "0,10")]
        case "/budget-control": return [("programme", "8.3.4")]
        case "/claims", "/claims/:id/withdrawal", "/claims/:id/unconfirmed", "/claims/:id/lines/:line/findings",
            "/partner-accounts/:partner", "/payments", "/payments/:id/failures", "/payments/:id/bank-rows":
            return try await claimForm(row, things, day)
        default:
            if row.route.hasPrefix("/budgets/") { return try await budgetForm(row, day) }
            return row.route.hasPrefix("/plans/:id/") ? try await planForm(row, try #require(things.plan)) : []
        }
    }

    private func budgetForm(_ row: Matrix.Row, _ day: String) async throws -> [(String, String)] {
        let budgets = country.registry.budgets
        let today = country.clock.clock.today
        let word = "P-\(UInt64.random(in: 0...UInt64.max))"
        let contract = try await budgets.sign(
            NewContract(
                programmeCode: "BALSTS", number: word, signedOn: today, from: today, through: today.advanced(by: 300)),
            with: "LV-112", as: .operator)
        switch row.route {
        case "/budgets/:partner/contracts":
            return [
                ("contract_programme", "BALSTS"), ("contract_number", "\(word)/2"), ("contract_signed_on", day),
                ("contract_valid_from", day), ("contract_valid_to", "31.08.2027"),
            ]
        case "/budgets/:partner/amendments":
            return [
                ("amendment_contract", contract.description), ("amendment_number", "1"), ("amendment_signed_on", day),
                ("amendment_summary", "Pagarināts"), ("amendment_valid_to", "31.08.2028"),
            ]
        case "/budgets/:partner/allocations":
            return [
                ("allocation_programme", "BALSTS"), ("allocation_semester", "20251"), ("allocation_amount", "12,50"),
                ("allocation_basis", "Rīkojums Nr. 7"),
            ]
        case "/budgets/:partner/withdrawals":
            try await budgets.allocate(
                Euro(cents: 10_000_00), to: "LV-112", programme: "BALSTS", semester: Semester.ID(number: 20251),
                basis: "1", as: .operator)
            let allocation = try await budgets.allocate(
                Euro(cents: 100), to: "LV-112", programme: "BALSTS", semester: Semester.ID(number: 20251), basis: "1",
                as: .operator)
            return [("withdrawal_allocation", allocation.description), ("withdrawal_reason", "Kļūda")]
        case "/budgets/:partner/annulments":
            // Nothing rests on a contract of the year after the next.
            let first = Day.cast(2027, 9, 1)
            let contract = try await budgets.sign(
                NewContract(
                    programmeCode: "BALSTS", number: "\(word)/3", signedOn: today, from: first,
                    through: first.advanced(by: 300)), with: "LV-112", as: .operator)
            return [("annulment_contract", contract.description), ("annulment_reason", "Kļūda")]
        case "/budgets/:partner/maximums":
            return [("maximum_programme", "BALSTS"), ("maximum_year", "2026/27"), ("maximum_maximum", "5000")]
        case "/budgets/:partner/overrides":
            return [("override_plan", SupportPlan.ID(number: 1).description), ("override_reason", "Vajag")]
        default: return []
        }
    }

    private func planForm(_ row: Matrix.Row, _ id: SupportPlan.ID) async throws -> [(String, String)] {
        let today = country.clock.clock.today
        let codes = country.registry.codes
        let file = try await country.registry.supportPlans.open(id, as: .operator)
        switch row.route {
        case "/plans/:id/edit": return [("version", "\(file.plan.lock)"), ("act", "close")]
        case "/plans/:id/approval": return [("version", "\(file.plan.version.number)")]
        case "/plans/:id/return":
            let reason = try await codes.items(.returnReason, on: today, as: .operator).first?.code ?? ""
            return [
                ("version", "\(file.plan.version.number)"), ("reason_code", reason), ("return_comment", "Precizēt"),
            ]
        case "/plans/:id/suspension":
            let reason = try await codes.items(.suspensionReason, on: today, as: .operator).first?.code ?? ""
            return [("suspension_code", reason), ("suspension", "Ilgi slimo")]
        case "/plans/:id/voiding": return [("voiding", "Pārcēlies")]
        case "/plans/:id/reopening": return [("reopening", "Kļūda vērtējumā")]
        case "/plans/:id/author-hours":
            return [("work_kind", "preparation"), ("worked_on", Stage.written(today)), ("hours", "1")]
        case "/plans/:id/evaluation":
            return file.content.risks.map { ("risks.\($0.factor).level", "\($0.level - 1)") }
                + file.content.measures.map { ("measures.\($0.line).result", "partly") }
                + file.content.goals.map { ("goals.\($0.line).result", "partly") } + [("conclusion", "risk_reduced")]
        default: return []
        }
    }

    /// Everybody writes down another child.
    private func newLearner(at unit: String, _ day: String) throws -> [(String, String)] {
        let letters = (0..<8).map { _ in String("abdegiklmnoprstuv".randomElement() ?? "a") }.joined()
        return [
            ("given_name", "Ieva"), ("surname", "B" + letters), ("born_on", "12.04.2012"), ("sex", "female"),
            ("institution", unit), ("stage", "general"), ("grade", "7"), ("class_letter", "a"), ("enrolled_from", day),
        ]
    }

    private func invitation(_ day: String) -> [(String, String)] {
        [
            ("given_name", "Pēteris"), ("surname", "Čakste"), ("code", "170411-06444"), ("email", "peteris@skola.lv"),
            ("role", "specialist"), ("valid_from", day), ("valid_to", ""), ("tongue", "lv"),
        ]
    }

    static func written(_ day: Day) -> String {
        let parts = day.parts
        return "\(parts.day).\(parts.month).\(parts.year)"
    }
}
