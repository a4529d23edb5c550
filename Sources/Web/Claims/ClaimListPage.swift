import Casework
import Language

/// What was asked for, found right, deducted, paid and is left, claim by claim; above it what waits to be asked for.
struct ClaimListPage: Page {
    let frame: Frame
    let overview: ClaimStore.Overview

    var title: String { text("claim.list") }

    var body: HTML { "\(ready)\(claims)" }

    var aside: HTML? {
        guard let state = overview.state else { return nil }
        let (today, year) = (frame.now.day, SchoolYear(of: frame.now.day).firstYear)
        let from = Day(year: year, month: 9, day: 1) ?? today
        let links = overview.ofState.map { programme in
            "<li>\(Link(programme.code, address(state, programme.code, min(from, today), today)))</li>" as HTML
        }
        return """
            <section><h2>\(text("claim.of_state"))</h2><p>\(text("claim.of_state.about"))</p><ul>\(links.joined())</ul>
            <p>\(Link(text("payment.list"), Address.payments()))</p></section>
            """
    }

    private func address(_ partner: String, _ programme: String, _ from: Day, _ through: Day) -> Address {
        Address.newClaim().with("partner", partner).with("programme", programme).with("from", from.description)
            .with("through", through.description)
    }

    private var ready: HTML {
        let frame = frame
        let table = Table<ClaimReady>(
            caption: text("claim.ready"), hidesCaption: true,
            columns: [
                .init(text("claim.semester")) { "\(frame.semester($0.semester))" },
                .init(text("claim.partner")) { "\($0.partner.name)" },
                .init(text("claim.programme")) { "\($0.programme.code)" },
                .init(text("claim.lines"), .number) { "\(frame.number($0.count))" },
                .init(text("claim.amount"), .number) { row in
                    guard row.waitingCount > 0 else { return "\(frame.money(row.amount))" }
                    let gaps: [String: Message.Argument] = [
                        "count": .number(row.waitingCount), "amount": .money(row.waiting),
                    ]
                    let waiting = frame.text("claim.waiting", gaps)
                    return "<div>\(frame.money(row.amount))<br><span class=\"quiet\">\(waiting)</span></div>"
                },
                .init(text("claim.next")) { row in
                    guard let link = next(row) else {
                        return "<span class=\"quiet\">\(frame.text("claim.by_partner"))</span>"
                    }
                    return
                        "\(link)<span class=\"unseen\"> – \(frame.semester(row.semester)), \(row.partner.name)</span>"
                },
            ], rows: overview.ready)
        return """
            <section class="section" aria-labelledby="ready"><h2 id="ready">\(text("claim.ready"))</h2>
            \(overview.ready.isEmpty ? EmptyState(text("claim.ready.none")).html : table.html)</section>
            """
    }

    /// The partner prepares its claim, or looks at what waits; to others its contracts show what is missing.
    private func next(_ row: ClaimReady) -> Link? {
        guard row.maySubmit else {
            guard row.waitingCount > 0 else { return nil }
            return Link(text("claim.waiting.contracts"), Address.budget(row.partner.code))
        }
        // Plans are prepared before the semester begins and evaluated after it, and that is paid too.
        let from = row.semester.period.from.advanced(by: -31)
        return Link(
            text(row.count > 0 ? "claim.prepare" : "claim.waiting.see"),
            address(row.partner.code, row.programme.code, min(from, row.through), row.through))
    }

    private var claims: HTML {
        let frame = frame
        @Sendable func money(_ amount: Euro) -> HTML { amount == .zero ? "–" : "\(frame.money(amount))" }
        let table = Table<ClaimSummary>(
            caption: text("claim.made"), hidesCaption: true,
            columns: [
                .init(text("claim.number"), .code) {
                    "<span class=\"code\">\(Link($0.claim.name, Address.claim($0.claim.id)))</span>"
                },
                .init(text("claim.partner")) { "\($0.claim.partnerName)" },
                .init(text("claim.period"), .code) { "\(frame.period($0.claim.from, $0.claim.through))" },
                .init(text("claim.state")) { summary in
                    let chip = ClaimChip(frame: frame, state: summary.claim.state)
                    guard summary.claim.state == .inControl else { return chip.html }
                    let open = frame.text("claim.open_lines", ["count": .number(summary.open)])
                    return "<div>\(chip)<br><span class=\"quiet\">\(open)</span></div>"
                },
                .init(text("claim.claimed"), .number) { "\(frame.money($0.claim.total))" },
                .init(text("claim.deducted"), .number) { money($0.deducted) },
                .init(text("claim.parked"), .number) { money($0.parked) },
                .init(text("claim.certified"), .number) { money($0.certified) },
                .init(text("claim.paid"), .number) { money($0.paid) },
                .init(text("claim.left"), .number) { money($0.left) },
            ], rows: overview.claims, total: sums)
        return """
            <section class="section" aria-labelledby="made"><h2 id="made">\(text("claim.made"))</h2>
            \(overview.claims.isEmpty ? EmptyState(text("claim.made.none")).html : table.html)
            <p class="quiet">\(text("claim.left.about"))</p></section>
            """
    }

    private var sums: [HTML] {
        let counted = overview.claims.filter { $0.claim.state != .withdrawn && $0.claim.kind == .partner }
        func sum(_ amount: (ClaimSummary) -> Euro) -> HTML { "\(frame.money(counted.map(amount).sum))" }
        return [
            "\(text("word.total"))", "", "", "", sum(\.claim.total), sum(\.deducted), sum(\.parked), sum(\.certified),
            sum(\.paid), sum(\.left),
        ]
    }
}

extension ClaimSummary {
    /// What the partner still waits for.
    fileprivate var left: Euro {
        switch claim.state {
        case .submitted: claim.total
        case .inControl: claim.total - deducted - parked
        case .certified, .paid: certified - paid
        case .withdrawn: .zero
        }
    }
}

struct ClaimChip: Part {
    let frame: Frame
    let state: PaymentClaim.State

    var html: HTML {
        let shape: Chip.Shape =
            switch state {
            case .submitted: .underway
            case .inControl: .active
            case .certified: .agreed
            case .paid: .finished
            case .withdrawn: .ended
            }
        return Chip(frame.text("claim.state.\(state.rawValue)", [:]), shape).html
    }
}
