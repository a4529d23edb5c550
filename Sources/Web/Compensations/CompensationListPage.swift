import Casework
import Language

/// The accountant's work list: what waits to be looked at, then what waits to be paid, by institution. `a` accepts,
/// `r` returns, `d` deducts, `p` pays.
struct CompensationListPage: Page {
    let frame: Frame
    let queue: CompensationQueue

    var title: String { text("compensation.list") }

    var body: HTML {
        guard queue.pages > 0 else { return EmptyState(text("compensation.list.none")).html }
        let toCheck = queue.rows.filter { [.submitted, .parked].contains($0.compensation.state) }
        let toPay = queue.rows.filter { [.accepted, .deducted].contains($0.compensation.state) }
        return """
            \(part("check", heading("compensation.list.check", queue.toCheck), toCheck))
            \(part("pay", heading("compensation.list.pay", queue.toPay), toPay))
            \(Pagination(frame: frame, page: queue.page, pages: queue.pages))
            """
    }

    /// Of everything that waits, also what stands on other pages.
    private func heading(_ key: String, _ tally: CompensationQueue.Tally) -> String {
        text(Message(key, ["count": .number(tally.count), "sum": .money(tally.sum)]))
    }

    private func sum(_ rows: [CompensationSummary]) -> Euro { rows.map(\.compensation.counted).sum }

    private func part(_ id: String, _ heading: String, _ rows: [CompensationSummary]) -> HTML {
        guard !rows.isEmpty else { return .empty }
        let names = rows.map(\.compensation.institutionName).reduce(into: [String]()) { names, name in
            if names.last != name { names.append(name) }
        }
        return """
            <section class="section" aria-labelledby="\(id)"><h2 id="\(id)">\(heading)</h2>
            \(each: names, { name in table(name, rows.filter { $0.compensation.institutionName == name }) })
            </section>
            """
    }

    private func table(_ institution: String, _ rows: [CompensationSummary]) -> HTML {
        let frame = frame
        return Table(
            caption: institution,
            columns: [
                .init(frame.text("learner.name", [:])) { row in
                    "<a href=\"\(Address.compensation(row.compensation.id))\">\(row.compensation.learnerName)</a>"
                },
                .init(frame.text("compensation.kind", [:])) {
                    "<span>\($0.kindName[frame.tongue])\(CompensationDoubt(frame: frame, row: $0))</span>"
                },
                .init(frame.text("compensation.period", [:]), .code) { row in
                    "\(frame.days(row.compensation.from, row.compensation.through))"
                },
                .init(frame.text("compensation.state", [:])) {
                    CompensationChip(frame: frame, state: $0.compensation.state).html
                },
                .init(frame.text("compensation.amount", [:]), .number) { "\(frame.money($0.compensation.counted))" },
                .init(frame.text("compensation.act", [:])) { CompensationListActs(frame: frame, row: $0).html },
            ], rows: rows, total: ["\(frame.text("compensation.total"))", "", "", "", "\(frame.money(sum(rows)))", ""]
        ).html
    }
}

/// What can be answered in the row itself.
struct CompensationListActs: Part {
    let frame: Frame
    let row: CompensationSummary

    private var state: Compensation.State { row.compensation.state }

    var html: HTML {
        guard row.isForViewer else { return "<span class=\"quiet\">\(frame.text("compensation.own"))</span>" }
        return """
            <div class="actions">\(button(.accept, "a"))\(button(.pay, "p"))\(link(.giveBack, "r"))\(link(.deduct, "d"))</div>
            """
    }

    private func button(_ event: Compensation.Event, _ key: String) -> HTML {
        guard state.after(event) != nil, row.compensation.counted > .zero, !(row.isDouble && event.needsSingleFunding)
        else { return .empty }
        return Form(
            frame: frame, action: event.route(row.compensation.id),
            Button(frame.text("compensation.act.\(event.rawValue)", [:]), .secondary, key: key).html
        ).html
    }

    private func link(_ event: Compensation.Event, _ key: String) -> HTML {
        guard state.after(event) != nil else { return .empty }
        let address = Address.compensation(row.compensation.id).with("act", event.rawValue)
        return """
            <a href="\(address)" data-key="\(key)" aria-keyshortcuts="\(key)">\(frame.text("compensation.act.\(event.rawValue)", [:]))</a>
            """
    }
}

/// A word where a row may be the double of another.
struct CompensationDoubt: Part {
    let frame: Frame
    let row: CompensationSummary

    var html: HTML {
        guard row.isDouble || row.doubts > 0 else { return .empty }
        return
            "<br><span class=\"soon\">\(frame.text(row.isDouble ? "compensation.is_double" : "compensation.doubt"))</span>"
    }
}

struct CompensationChip: Part {
    let frame: Frame
    let state: Compensation.State

    var html: HTML {
        let shape: Chip.Shape =
            switch state {
            case .submitted: .underway
            case .returned: .changing
            case .accepted, .deducted: .agreed
            case .parked: .paused
            case .paid: .finished
            case .recovered, .withdrawn: .ended
            }
        return Chip(frame.text("compensation.state.\(state.rawValue)", [:]), shape).html
    }
}

extension Frame {
    /// One day, or the first and the last.
    func days(_ from: Day, _ through: Day) -> String { from == through ? day(from) : period(from, through) }
}
