import Casework

/// Learners so that two of one name can be told apart.
struct LearnerTable: Part {
    let frame: Frame
    let caption: String
    let learners: [LearnerSummary]
    /// The errand on which one goes on to a record.
    var purpose: Purpose.Kind?

    var html: HTML {
        let (frame, purpose) = (frame, purpose)
        return Table(
            caption: caption, hidesCaption: true,
            columns: [
                .init(frame.text("learner.name")) { learner in
                    let address = Address.learner(learner.id).with("purpose", purpose?.rawValue)
                    return "<a href=\"\(address)\">\(learner.name.full)</a>"
                },
                .init(frame.text("learner.born_on")) { "\($0.bornOn.map(frame.day) ?? "–")" },
                .init(frame.text("learner.code")) { "\($0.maskedCode)" },
                .init(frame.text("learner.institution")) { "\($0.institutionName)" },
                .init(frame.text("learner.class")) { "\(frame.schoolClass(of: $0))" },
            ], rows: learners
        ).html
    }
}
