import Casework
import Language

/// A claim: where it stands, what its control came to, and its lines. Findings are recorded from the rows: `a` accepts,
/// `d` deducts, `p` parks.
struct ClaimPage: Page {
    let frame: Frame
    let file: ClaimFile
    let page: Int
    var form: SentForm = .empty
    var problems: [Problem] = []

    var claim: PaymentClaim { file.claim }

    var title: String { text("claim.of", ["claim": .text(claim.name)]) }
    var path: [Link] { [Link(text("claim.list"), Address.claims())] }
    var heading: HTML {
        "<div class=\"heading\"><h1>\(title)</h1>\(ClaimChip(frame: frame, state: claim.state))</div>"
    }

    var body: HTML {
        """
        <p class="lead">\(claim.partnerName), \(frame.period(claim.from, claim.through))</p>
        \(steps)
        \(doubles)
        \(ClaimActs(page: self))
        \(ClaimSums(frame: frame, certificate: file.certificate, errorTypes: file.errorTypes))
        \(lines)
        """
    }

    var aside: HTML? {
        """
        \(ways)
        \(payment)
        <section><h2>\(text("claim.history"))</h2>\(Timeline(file.steps.reversed().map(entry)))</section>
        """
    }

    private var ways: HTML {
        var links = [
            Link(text("claim.csv"), Address.claimCSV(claim.id)), Link(text("claim.xlsx"), Address.claimXLSX(claim.id)),
        ]
        if claim.state == .certified || claim.state == .paid {
            links.insert(Link(text("claim.certificate"), Address.claimCertificate(claim.id)), at: 0)
        }
        links.append(Link(text("payment.accounts"), Address.partnerAccounts(claim.partnerCode)))
        return "<section><h2>\(text("claim.ways"))</h2><ul>\(each: links, { "<li>\($0)</li>" })</ul></section>"
    }

    private var payment: HTML {
        guard let payment = file.payment else { return .empty }
        let words = frame.text("payment.in_list", ["list": .text(payment.listName), "amount": .money(payment.amount)])
        let day =
            payment.paidOn.map { frame.text("payment.paid_on", ["day": .day($0)]) } ?? frame.text("payment.not_yet")
        return "<section><h2>\(text("payment.one"))</h2><p>\(words)</p><p class=\"quiet\">\(day)</p></section>"
    }

    private var steps: HTML {
        guard claim.state != .withdrawn else {
            return
                "<p class=\"note\">\(text("claim.was_withdrawn", ["reason": .text(file.steps.last?.reason ?? "")]))</p>"
        }
        let order: [PaymentClaim.State] = [.submitted, .inControl, .certified, .paid]
        let here = order.firstIndex(of: claim.state) ?? 0
        let all = order.enumerated().map { index, state in
            let step = file.steps.last { $0.state == state }
            let detail = step.map {
                [$0.actorName, frame.day($0.enteredAt.day)].compactMap { $0 }.joined(separator: ", ")
            }
            let isOver = index < here || claim.state == .paid
            return Steps.Step(
                text("claim.state.\(state.rawValue)"), detail: detail ?? "",
                isOver ? .done : index == here ? .current : .ahead)
        }
        return Steps(label: text("claim.state"), all).html
    }

    private func entry(_ step: ClaimStep) -> Timeline.Entry {
        let words = [text("claim.state.\(step.state.rawValue)"), step.reason ?? ""].filter { !$0.isEmpty }
        return Timeline.Entry(
            time: frame.moment(step.enteredAt), person: step.actorName ?? text("journal.operator"),
            role: step.role.flatMap(Role.Kind.init).map { frame.text($0.message) } ?? "",
            "\(words.joined(separator: ": "))")
    }

    /// Before the certificate the same is said where it would be given.
    private var doubles: HTML {
        guard claim.state == .certified || claim.state == .paid else { return .empty }
        return ClaimDoubles(frame: frame, file: file).html
    }

    private var lines: HTML {
        let pages = (file.count + ClaimStore.linesOnPage - 1) / ClaimStore.linesOnPage
        let chips = ClaimStore.Selection.allCases.map { selection -> HTML in
            let address = Address.claim(claim.id).with("show", selection == .all ? nil : selection.rawValue)
            let here: Attributes = ["aria-current": selection == file.selection ? "true" : nil]
            return "<li><a href=\"\(address)\"\(here)>\(text("claim.show.\(selection.rawValue)"))</a></li>"
        }
        return """
            <section class="section" aria-labelledby="lines"><h2 id="lines">\(text("claim.lines"))</h2>
            <ul class="filters" aria-label="\(text("layout.filters"))">\(chips.joined())</ul>
            <p class="quiet">\(text("claim.lines.count", ["count": .number(file.count)]))</p>
            \(UnconfirmedHours(page: self))
            \(file.lines.isEmpty ? EmptyState(text("claim.lines.none")).html : ClaimLines(frame: frame, file: file).html)
            \(Pagination(frame: frame, page: page, pages: pages))
            </section>
            """
    }
}

/// What the viewer may do with the claim now.
struct ClaimActs: Part {
    let page: ClaimPage

    private var frame: Frame { page.frame }
    private var file: ClaimFile { page.file }
    private var fields: Fields { Fields(frame: frame, form: page.form, problems: page.problems) }

    var html: HTML {
        let acts = [file.may.isDisjoint(with: [.draw, .find]) ? waits : .empty, draw, certify, withdraw].filter {
            !$0.isEmpty
        }
        guard !file.may.isEmpty, !acts.isEmpty else { return waits }
        return """
            <section class="decision" aria-labelledby="part-acts"><h2 id="part-acts">\(frame.text("claim.next"))</h2>
            \(acts.joined())</section>
            """
    }

    private var waits: HTML {
        switch file.claim.state {
        case .submitted: "<p class=\"quiet\">\(frame.text("claim.waits.control"))</p>"
        case .inControl: "<p class=\"quiet\">\(frame.text("claim.waits.certificate"))</p>"
        case .certified where file.claim.kind == .state: .empty
        case .certified: "<p class=\"quiet\">\(frame.text("claim.waits.payment"))</p>"
        case .paid, .withdrawn: .empty
        }
    }

    private var draw: HTML {
        guard file.may.contains(.draw) else { return .empty }
        return Form(
            frame: frame, action: Address.claimSample(file.claim.id),
            """
            <p>\(frame.text("claim.draw.about"))</p>
            \(fields.text("seed", label: "claim.seed", hint: "claim.seed.hint", isOptional: true, width: .word, autocomplete: "off", kind: .number))
            \(Foot(Button(frame.text("claim.do.draw"))))
            """
        ).html
    }

    private var certify: HTML {
        guard file.claim.state == .inControl, file.may.contains(.find) else { return .empty }
        guard file.openCount == 0 else {
            let address = Address.claim(file.claim.id).with("show", "open")
            return
                "<p>\(frame.text("claim.open_lines", ["count": .number(file.openCount)])). \(Link(frame.text("claim.show.open"), address))</p>"
        }
        guard file.unconfirmedCount == 0 else {
            let words = frame.text("claim.problem.unconfirmed", ["count": .number(file.unconfirmedCount)])
            let address = Address.claim(file.claim.id).with("show", ClaimStore.Selection.unconfirmed.rawValue)
            return "<p>\(words). \(Link(frame.text("claim.show.unconfirmed"), address))</p>"
        }
        guard file.doubles == nil else { return ClaimDoubles(frame: frame, file: file).html }
        guard file.may.contains(.certify) else { return "<p>\(frame.text("claim.not_allowed.own"))</p>" }
        return Form(
            frame: frame, action: Address.claimCertification(file.claim.id),
            """
            <p>\(frame.text("claim.certify.about", ["certified": .money(file.certificate.certified)]))</p>
            \(Foot(Button(frame.text("claim.do.certify"))))
            """
        ).html
    }

    private var withdraw: HTML {
        guard file.may.contains(.withdraw) else { return .empty }
        return Fold(
            frame.text("claim.withdraw"), isOpen: page.problems.contains { $0.field == "reason" },
            Form(
                frame: frame, action: Address.claimWithdrawal(file.claim.id),
                """
                \(fields.area("reason", label: "claim.reason", hint: "claim.withdraw.hint", rows: 2))
                \(Foot(Button(frame.text("claim.do.withdraw"), .secondary)))
                """
            ).html
        ).html
    }
}

/// Which lines pay for what was decided to be a double, and the way to them.
struct ClaimDoubles: Part {
    let frame: Frame
    let file: ClaimFile

    var html: HTML {
        guard let doubles = file.doubles else { return .empty }
        let address = Address.claim(file.claim.id).with("show", ClaimStore.Selection.double.rawValue)
        return "<p class=\"note\">\(frame.text(doubles)) \(Link(frame.text("claim.show.double"), address))</p>"
    }
}
