import Casework
import Language

extension PlanForm {
    /// What was written, and for each goal and measure the number of its row on the page.
    struct Written {
        var content = PlanContent()
        var goalRows: [Int] = []
        var measureRows: [Int] = []
        /// The lock that the form was opened with.
        var lock: Int64 = 0
    }

    /// Reads the whole form. Rows without any text are left out, rows marked for removal too.
    /// - Throws: `Rejection.invalid` with what cannot be read: a day that does not exist, a number that is none.
    func read(with lists: SupportPlanStore.FormLists) throws(Rejection) -> Written {
        let catalogue = lists.catalogue
        var reading = Reading(form)
        var written = Written()
        written.content.ownWords = reading.text("own_words", limit: 4_000) ?? ""
        written.content.strengths = reading.text("strengths", limit: 4_000) ?? ""
        written.content.authorHours = reading.number("author_hours", in: 0...100) ?? 0
        readScreening(&reading, into: &written.content, catalogue)
        readRisks(&reading, into: &written.content, catalogue)
        for row in rows("goals") { readGoal(row, &reading, into: &written) }
        for row in rows("measures") { readMeasure(row, &reading, into: &written, lists.semester) }
        guard let lock = Int64(form["version"]) else { throw Rejection.stale }
        written.lock = lock
        try reading.finish()
        return written
    }

    private func readScreening(_ reading: inout Reading, into content: inout PlanContent, _ catalogue: PlanCatalogue) {
        for name in form.names where name.hasPrefix("screening.") {
            let category = String(name.dropFirst("screening.".count))
            guard catalogue.risks.category(category) != nil else {
                reading.reject(name, "plan.problem.unknown_category")
                continue
            }
            if let answer = reading.choice(name, of: PlanContent.Screening.self) {
                content.screening[category] = answer
            }
        }
    }

    private func readRisks(_ reading: inout Reading, into content: inout PlanContent, _ catalogue: PlanCatalogue) {
        for name in form.names where name.hasPrefix("risks.") {
            let parts = name.split(separator: ".")
            guard parts.count == 3, catalogue.risks.factor(String(parts[1])) != nil else {
                reading.reject(name, "plan.problem.unknown_factor")
                continue
            }
        }
        for factor in catalogue.risks.factors {
            let row = "risks.\(factor.code)"
            let level = reading.number("\(row).level", in: 0...3) ?? 0
            let evidence = reading.text("\(row).evidence", limit: 4_000)
            if level > 0 {
                content.risks.append(.init(factor: factor.code, level: level, evidence: evidence ?? ""))
            } else if evidence != nil, form["\(row).level"] != "0" {
                // Nothing that was typed is dropped silently.
                reading.reject("\(row).level", "plan.problem.level_missing")
            }
        }
    }

    /// Empty for a new row; what is no line at all is none that the plan holds.
    private func line(_ row: String) -> Int { form.text("\(row).line").map { Int($0) ?? -1 } ?? 0 }

    private func readGoal(_ number: Int, _ reading: inout Reading, into written: inout Written) {
        let row = "goals.\(number)"
        let wording = reading.text("\(row).wording", limit: 4_000)
        let indicator = reading.text("\(row).indicator", limit: 4_000)
        let target = reading.text("\(row).target", limit: 4_000)
        guard !reading.isChecked("\(row).remove"), wording != nil || indicator != nil || target != nil else { return }
        if wording == nil { reading.reject("\(row).wording", "plan.gap.wording") }
        written.content.goals.append(
            .init(
                line: line(row), wording: wording ?? "", indicator: indicator ?? "",
                target: target ?? ""))
        written.goalRows.append(number)
    }

    private func readMeasure(
        _ number: Int, _ reading: inout Reading, into written: inout Written, _ semester: PlanSemester
    ) {
        let row = "measures.\(number)"
        let typed = ["kind", "subject", "provider", "hours", "planned", "justification"].contains {
            form.text("\(row).\($0)") != nil
        }
        guard typed, !reading.isChecked("\(row).remove") else { return }
        let kind = reading.text("\(row).kind", required: "plan.gap.kind", limit: 60) ?? ""
        written.content.measures.append(
            .init(
                line: line(row), kind: kind, subject: reading.text("\(row).subject") ?? "",
                provider: reading.text("\(row).provider") ?? "",
                hours: reading.number("\(row).hours", in: 0...10_000) ?? 0,
                planned: reading.money("\(row).planned") ?? .zero,
                from: reading.day("\(row).starts_on", required: "plan.gap.day") ?? semester.start,
                through: reading.day("\(row).ends_on", required: "plan.gap.day") ?? semester.end,
                justification: reading.text("\(row).justification", limit: 4_000) ?? "",
                conditionMet: reading.isChecked("\(row).condition_met"), factors: form.list("\(row).risks").sorted()))
        written.measureRows.append(number)
    }
}

extension PlanForm.Written {
    /// The rules count rows as they were kept; the page counts them as they stand on it.
    func placed(_ problems: [Problem]) -> [Problem] {
        problems.map { problem in
            var parts = (problem.field ?? "").split(separator: ".").map(String.init)
            guard parts.count == 3, let index = Int(parts[1]) else { return problem }
            let rows = parts[0] == "goals" ? goalRows : measureRows
            guard parts[0] == "goals" || parts[0] == "measures", rows.indices.contains(index - 1) else {
                return problem
            }
            parts[1] = String(rows[index - 1])
            return Problem(parts.joined(separator: "."), problem.message)
        }
    }
}
