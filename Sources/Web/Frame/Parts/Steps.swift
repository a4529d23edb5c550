/// The states of a plan as one line of steps, each with who and when once it is reached.
package struct Steps: Part {
    package enum Progress: String, Sendable {
        case done
        case current
        case ahead
    }

    package struct Step: Sendable {
        let name: String
        let detail: String
        let progress: Progress

        package init(_ name: String, detail: String = "", _ progress: Progress) {
            self.name = name
            self.detail = detail
            self.progress = progress
        }
    }

    let label: String
    let steps: [Step]

    package init(label: String, _ steps: [Step]) {
        self.label = label
        self.steps = steps
    }

    package var html: HTML { "<ol class=\"steps\" aria-label=\"\(label)\">\(each: steps, step)</ol>" }

    private func step(_ step: Step) -> HTML {
        let attributes: Attributes = [
            "class": .text(step.progress.rawValue), "aria-current": step.progress == .current ? "step" : nil,
        ]
        let detail: HTML = step.detail.isEmpty ? .empty : "<span class=\"quiet\">\(step.detail)</span>"
        return "<li\(attributes)><span class=\"step\">\(step.name)</span>\(detail)</li>"
    }
}
