import Casework
import Language

/// The held hours that wait for the word of the other side, told to whoever is about to complete a plan. It warns and never
/// blocks: a family may answer a day later.
struct UnconfirmedNote: Part {
    let frame: Frame
    let plan: SupportPlan.ID
    let days: [UnconfirmedDay]

    var html: HTML {
        guard !days.isEmpty else { return .empty }
        let hours = days.reduce(0) { $0 + $1.hours }
        return """
            <div class="note"><p>\(frame.text("consultation.unconfirmed", ["count": .number(hours)]))</p>
            <ul>\(each: days, day)</ul><p class="hint">\(frame.text("consultation.unconfirmed.means"))</p></div>
            """
    }

    private func day(_ day: UnconfirmedDay) -> HTML {
        let words = frame.text(
            "consultation.unconfirmed.day",
            ["day": .day(day.heldOn), "specialist": .text(day.specialist), "count": .number(day.hours)])
        return "<li><a href=\"\(Address.planConsultations(plan).with("row", day.hour.description))\">\(words)</a></li>"
    }
}
