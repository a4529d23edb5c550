import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Budget pages")
struct BudgetPageTests {
    @Test("the state enters contract, maximum and money, and the municipality reads them")
    func writing() async throws {
        let town = try await Town.open()
        let raimonds = try await town.browser(of: .raimonds)
        func send(_ noun: String, _ form: [(String, String)]) async throws -> HTTPResponse.Status {
            try await raimonds.post("/budgets/LV-112/\(noun)", form: form).status
        }
        #expect(try await send("contracts", contract(from: "01.09.2026")) == .seeOther)
        #expect(try await send("allocations", allocation("500")) == .conflict)
        #expect(try await send("contracts", contract(number: "P6-13/17")) == .seeOther)
        #expect(
            try await send(
                "maximums",
                [("maximum_programme", "BALSTS"), ("maximum_year", "2025/26"), ("maximum_maximum", "800")]) == .seeOther
        )
        #expect(try await send("allocations", allocation("800,01")) == .conflict)
        #expect(try await send("allocations", allocation("")) == .unprocessableContent)
        #expect(try await send("allocations", allocation("700,50")) == .seeOther)

        let ilze = try await town.browser(of: .ilze)
        let list = try await ilze.get("/budgets?lang=lv")
        #expect(list.status == .ok && list.shows("Dienvidkurzemes novads") && list.shows("700,50"))
        let page = try await ilze.get("/budgets/LV-112?lang=en")
        for text in ["P6-13/17", "€700.50", "money allocated", "plan approved", "Rīkojums Nr. 7"] {
            #expect(page.shows(text), "\(text)")
        }
        #expect(!page.shows("Allocate money"))
        #expect(try await raimonds.get("/budgets/LV-112?lang=en").shows("Allocate money"))
    }

    @Test("a contract for the wrong partner is annulled with a reason, an allocation withdrawn with one")
    func corrections() async throws {
        let town = try await Town.open()
        let (raimonds, ilze) = (try await town.browser(of: .raimonds), try await town.browser(of: .ilze))
        func send(_ noun: String, _ form: [(String, String)]) async throws -> Visit {
            try await raimonds.post("/budgets/LV-112/\(noun)", form: form)
        }
        _ = try await send("contracts", contract(number: "P6-13/17"))
        #expect(try await raimonds.get("/budgets/LV-112?lang=lv").shows("Anulēt kļūdaini ierakstītu līgumu"))
        // Of the second semester nothing is reserved yet, so that the allocation can be withdrawn.
        _ = try await send("allocations", allocation("500", in: "20252"))
        let budgets = town.country.registry.budgets
        let file = try await budgets.file(of: "LV-112", as: .operator)
        let (signed, given) = (try #require(file.contracts.first), try #require(file.allocations.first))
        let annulment = [("annulment_contract", "\(signed.id)"), ("annulment_reason", "Citam partnerim.")]
        let refused = try await send("annulments", annulment)
        #expect(refused.status == .conflict && refused.tags("a").contains { $0.contains("#annulment_contract") })

        let withdrawal = [("withdrawal_allocation", "\(given.id)")]
        let bare = try await send("withdrawals", withdrawal)
        #expect(bare.status == .unprocessableContent && bare.tags("a").contains { $0.contains("#withdrawal_reason") })
        #expect(
            try await send("withdrawals", withdrawal + [("withdrawal_reason", "Divreiz ierakstīts.")]).status
                == .seeOther)
        #expect(try await ilze.get("/budgets/LV-112?lang=lv").shows("Divreiz ierakstīts."))
        #expect(try await ilze.post("/budgets/LV-112/annulments", form: annulment).status == .forbidden)
        #expect(try await send("annulments", annulment).status == .seeOther)
        #expect(try await raimonds.get("/budgets/LV-112?lang=lv").shows("Līgumu vēl nav"))
        #expect(try await send("contracts", contract(number: "P6-13/17")).status == .seeOther)
    }

    @Test("the approver who answers for the money sees what his yes does; the author and the head see nothing of it")
    func decision() async throws {
        let town = try await Town.open()
        let country = town.country
        let raimonds = try await town.browser(of: .raimonds)
        _ = try await raimonds.post("/budgets/LV-112/contracts", form: contract())
        _ = try await raimonds.post("/budgets/LV-112/allocations", form: allocation("300"))
        #expect(try await raimonds.post("/budget-control", form: [("programme", "BALSTS")]).status == .seeOther)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .institution)
        let juris = try await town.browser(of: .juris)
        #expect(!(try await juris.get("/plans/\(plan)?lang=lv").shows("Brīvs:")))
        try await country.bring(plan, to: .municipality)
        let ilze = try await town.browser(of: .ilze)
        let page = try await ilze.get("/plans/\(plan)?lang=lv")
        #expect(page.shows("Brīvs:") && page.shows("šis plāns:") && page.shows("Naudas nepietiek"))
        let refused = try await ilze.post("/plans/\(plan)/approval", form: [("version", "1")])
        #expect(refused.status == .conflict && refused.shows("Naudas nepietiek"))
        for member in [CastMember.mara, .juris, .raimonds] {
            #expect(!(try await town.browser(of: member).get("/plans/\(plan)?lang=lv").shows("Brīvs:")), "\(member)")
        }

        #expect(try await raimonds.get("/budgets/LV-112?lang=lv").shows("Plāni, kam nepietiek naudas"))
        let override = [("override_plan", plan.description), ("override_reason", "Bērnam draud skolas pamešana")]
        #expect(try await ilze.post("/budgets/LV-112/overrides", form: override).status == .forbidden)
        #expect(try await raimonds.post("/budgets/LV-112/overrides", form: override).status == .seeOther)
        #expect(try await ilze.post("/plans/\(plan)/approval", form: [("version", "1")]).status == .seeOther)
        let history = try await town.browser(of: .mara).get("/plans/\(plan)/history?lang=lv")
        #expect(!history.shows("Bērnam draud skolas pamešana"))
    }

    @Test("the report on money is a page and two files with the same figures")
    func report() async throws {
        let town = try await Town.open()
        let raimonds = try await town.browser(of: .raimonds)
        _ = try await raimonds.post("/budgets/LV-112/contracts", form: contract())
        _ = try await raimonds.post("/budgets/LV-112/allocations", form: allocation("12,34"))
        #expect(try await raimonds.get("/reports?lang=lv").links.contains("/reports/money"))
        let page = try await raimonds.get("/reports/money?by=unit&by=year&lang=lv")
        #expect(page.status == .ok && page.shows("12,34"))
        let csv = try await raimonds.get("/reports/money/csv?by=unit,year")
        #expect(
            csv.body.hasPrefix(
                "structure_on,known_on,unit_code,unit,school_year,allocated,reserved,spent,claimed,paid\n"))
        #expect(csv.body.contains("LV-112,Dienvidkurzemes novads,2025/26,12.34,"))
        let spreadsheet = try await raimonds.get("/reports/money/xlsx?by=unit,year")
        #expect(spreadsheet.status == .ok && spreadsheet.body.hasPrefix("PK"))
        #expect(
            spreadsheet.header("Content-Type") == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        #expect(spreadsheet.header("Content-Disposition")?.contains(".xlsx") == true)
        #expect(page.links.contains { $0.hasPrefix("/reports/money/xlsx?") })
        let json = try await raimonds.get("/reports/money/json?by=unit,source")
        #expect(json.body.contains("\"allocated\":12.34"))
        #expect(try await raimonds.get("/reports/money?by=colour").status == .unprocessableContent)
        #expect(try await raimonds.get("/reports/money?colour=red").status == .badRequest)
        let mara = try await town.browser(of: .mara)
        #expect(!(try await mara.get("/reports?lang=lv").links.contains("/reports/money")))
    }

    private func contract(number: String = "P6-12/133", from: String = "01.09.2025") -> [(String, String)] {
        [
            ("contract_programme", "BALSTS"), ("contract_number", number), ("contract_signed_on", "01.09.2025"),
            ("contract_valid_from", from), ("contract_valid_to", "31.12.2027"),
        ]
    }

    private func allocation(_ amount: String, in semester: String = "20251") -> [(String, String)] {
        [
            ("allocation_programme", "BALSTS"), ("allocation_semester", semester), ("allocation_amount", amount),
            ("allocation_basis", "Rīkojums Nr. 7"),
        ]
    }
}
