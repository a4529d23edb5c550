import Casework
import Language

/// Why a plan came back, at the very row that it is about: reason, words, and who wrote them.
struct ReturnNote: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    let reasons: [CodeItem]
    let place: String

    var html: HTML {
        guard let answer = file.openReturn, answer.place == place else { return .empty }
        return """
            <div class="note" id="\(ReturnNote.anchor)" tabindex="-1">
            <p><strong>\(answer.reason(reasons, frame))</strong> – \(answer.comment)</p>
            <p class="quiet">\(answer.actorName), \(frame.moment(answer.decidedAt))</p></div>
            """
    }

    static let anchor = "returned"
}

/// The same in the line of the state, with a way to the row.
struct ReturnLine: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    let reasons: [CodeItem]

    var html: HTML {
        guard let answer = file.openReturn else { return .empty }
        return """
            <p><strong>\(answer.reason(reasons, frame))</strong> – \(answer.comment) <span class="quiet">\(answer.actorName)</span></p>
            \(way(to: answer.place))
            """
    }

    private func way(to place: String?) -> HTML {
        guard let place else { return .empty }
        let name = PlanPlaces(frame: frame, file: file).name(of: place)
        guard file.content.places.contains(place) else { return "<p>\(name)</p>" }
        return "<p><a href=\"#\(ReturnNote.anchor)\">\(frame.text("plan.return.go", ["place": .text(name)]))</a></p>"
    }
}

extension Approval {
    /// The reason in the words of the list; its code where the list holds it no longer.
    func reason(_ reasons: [CodeItem], _ frame: Frame) -> String {
        reasons.first { $0.code == reasonCode }?.name[frame.tongue] ?? reasonCode ?? ""
    }
}
