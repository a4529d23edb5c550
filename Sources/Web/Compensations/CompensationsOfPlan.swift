import Casework
import Language

/// The part of a plan's page about money that comes back: each measure with what is planned and asked for, each row with
/// its state.
struct CompensationsOfPlan: Part {
    let frame: Frame
    let plan: SupportPlan
    let compensations: PlanCompensations

    var html: HTML {
        guard !compensations.measures.isEmpty || !compensations.rows.isEmpty else { return .empty }
        return """
            <section aria-labelledby="part-compensations"><h2 id="part-compensations">\(frame.text("compensation.part"))</h2>
            \(measures)
            \(rows)
            </section>
            """
    }

    private var measures: HTML {
        guard !compensations.measures.isEmpty else { return .empty }
        let (frame, plan, maySubmit) = (frame, plan, compensations.maySubmit)
        var columns: [Table<PlanCompensations.Measure>.Column] = [
            .init(frame.text("compensation.measure", [:])) { "\($0.name[frame.tongue])" },
            .init(frame.text("compensation.planned", [:]), .number) { "\(frame.money($0.planned))" },
            .init(frame.text("compensation.asked", [:]), .number) { "\(frame.money($0.counted))" },
            .init(frame.text("compensation.paid", [:]), .number) { "\(frame.money($0.paid))" },
        ]
        if maySubmit {
            columns.append(
                .init(frame.text("compensation.act", [:])) { measure in
                    let register: HTML =
                        measure.dayPrice == nil
                        ? .empty
                        : "<a class=\"button\" href=\"\(Address.planRegister(plan.id).with("line", measure.line))\">\(frame.text("compensation.register.open"))</a>"
                    return """
                        <div class="actions"><a class="button" href="\(Address.newCompensation(plan.id).with("line", measure.line))">\(frame.text("compensation.new"))</a>\(register)</div>
                        """
                })
        }
        return Table(
            caption: frame.text("compensation.part", [:]), hidesCaption: true, columns: columns,
            rows: compensations.measures
        ).html
    }

    private var rows: HTML {
        guard !compensations.rows.isEmpty else { return "<p class=\"quiet\">\(frame.text("compensation.none"))</p>" }
        let frame = frame
        return Table(
            caption: frame.text("compensation.rows", [:]),
            columns: [
                .init(frame.text("compensation.period", [:])) { row in
                    """
                    <a id="compensation-\(row.compensation.id.description)" href="\(Address.compensation(row.compensation.id))">\(frame.days(row.compensation.from, row.compensation.through))</a>
                    """
                },
                .init(frame.text("compensation.kind", [:])) {
                    "<span>\($0.kindName[frame.tongue])\(CompensationDoubt(frame: frame, row: $0))</span>"
                },
                .init(frame.text("compensation.state", [:])) {
                    CompensationChip(frame: frame, state: $0.compensation.state).html
                },
                .init(frame.text("compensation.amount", [:]), .number) { "\(frame.money($0.compensation.amount))" },
            ], rows: compensations.rows
        ).html
    }
}
