import Casework

extension Stage {
    private var claims: ClaimStore { country.registry.claims }
    private var payments: PaymentStore { country.registry.payments }
    private var expert: Viewer { country.viewer(.raimonds) }
    private var second: Viewer { country.viewer(.austra) }

    func play(_ deed: ClaimDeed) async throws {
        switch deed {
        case .accounts: try await openAccounts()
        case .submit(let request):
            do throws(Rejection) { try await claims.submit(request, as: country.viewer(.vija)) } catch {
                // In the first weeks of a school year there is nothing to claim yet.
                guard case .conflict = error else { throw error }
            }
        case .control(let seed, let percent): try await control(seed, percent)
        case .certify: if let claim = try await claim(in: .inControl) { try await claims.certify(claim, as: second) }
        case .list:
            guard let claim = try await claim(in: .certified) else { return }
            let programme = try await claims.open(claim, as: expert).claim.programmeCode
            let due = country.clock.clock.today.workdays(1)
            let list = try await payments.make([claim], of: programme, dueOn: due, as: expert)
            try await payments.release(list, as: second)
        case .reconcile:
            guard let list = try await payments.overview(as: expert).lists.first else { return }
            let rows = try await payments.open(list.id, as: expert).orders.map {
                NewBankRow(endToEnd: $0.endToEnd, amount: $0.amount, paidOn: list.dueOn)
            }
            _ = try await payments.reconcile(rows, of: list.id, as: expert)
        }
    }

    private func claim(in state: PaymentClaim.State) async throws -> PaymentClaim.ID? {
        try await claims.overview(as: expert).claims.first { $0.claim.state == state }?.claim.id
    }

    /// Invented numbers of invented banks with right check digits.
    private func openAccounts() async throws {
        let today = country.clock.clock.today
        try await payments.record(
            NewAccount(
                holder: "Priekules novada pašvaldība", iban: "LV80BANK0000435195001", bic: nil, validFrom: today),
            of: "LV-074", as: country.viewer(.vija))
        for (code, holder) in [
            ("LV", "Izglītības kvalitātes valsts dienests"), ("LV-112", "Dienvidkurzemes novada pašvaldība"),
        ] {
            try await payments.record(
                NewAccount(holder: holder, iban: "LV97HABA0012345678910", bic: nil, validFrom: today), of: code,
                as: .operator)
        }
    }

    /// Of the first lines that can be, one is deducted and one parked; the others are in order. Who has looked at the whole
    /// sample has seen the papers of all hours that nobody confirmed.
    private func control(_ seed: Int64, _ percent: Int) async throws {
        guard let claim = try await claim(in: .submitted) else { return }
        try await claims.draw(claim, seed: seed, as: expert)
        let lines = try await claims.open(claim, .sample, as: expert).lines
        for (index, line) in lines.prefix(lines.count * percent / 100).enumerated() {
            let finding =
                switch index {
                case 1:
                    NewFinding(
                        .deducted, reasonCode: "no_evidence", amount: line.amount,
                        comment: "Uzskaites lapā šai dienai nav izglītojamā paraksta.")
                case 3: NewFinding(.parked, comment: "Jānoskaidro, vai tajā dienā nebija prakse.")
                default: NewFinding(.accepted)
                }
            try await claims.find(finding, on: line.id, of: claim, as: expert)
        }
        guard percent == 100 else { return }
        let seen = NewFinding(.accepted, comment: "Skolās redzētas uzskaites lapas ar izglītojamo parakstiem.")
        try await claims.answerUnconfirmed(seen, in: claim, as: expert)
    }
}
