import Casework

/// Where I am: unit ▸ school year ▸ semester, one control that is always at the same spot.
struct PlaceChoice: Part {
    let frame: Frame

    var html: HTML {
        guard let signedIn = frame.signedIn, let place = frame.place else { return .empty }
        return """
            <details class="menu place">
            <summary><span class="unseen">\(frame.text("layout.place")): </span><span class="unit">\(place.unitName)</span>\
            \(place.semester.map(shown))</summary>
            <form class="drop" method="post" action="\(Address.place())">
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            <input type="hidden" name="next" value="\(frame.address)">
            <label for="place-unit">\(frame.text("layout.place.unit"))</label>
            <select id="place-unit" name="unit">\(each: units(signedIn), unit)</select>
            \(semesters(place))
            <button class="primary">\(frame.text("action.show"))</button>
            </form>
            </details>
            """
    }

    private func shown(_ semester: Semester) -> HTML {
        """
        <span class="then" aria-hidden="true">▸</span><span class="year">\(semester.schoolYear.description)</span>\
        <span class="then" aria-hidden="true">▸</span>\
        <span class="semester">\(frame.text("layout.semester.\(semester.number)"))</span>
        """
    }

    private func semesters(_ place: Place) -> HTML {
        guard !place.semesters.isEmpty else { return .empty }
        return """
            <label for="place-semester">\(frame.text("layout.place.semester"))</label>
            <select id="place-semester" name="semester">\(each: place.semesters, semester)</select>
            """
    }

    private func units(_ signedIn: SignedIn) -> [Role] {
        var seen: Set<String> = []
        return signedIn.viewer.roles.filter { seen.insert($0.unitCode).inserted }
    }

    private func unit(_ role: Role) -> HTML {
        option(role.unitCode, role.unitName, isChosen: role.unitCode == frame.place?.unitCode)
    }

    private func semester(_ semester: Semester) -> HTML {
        let name = semester.schoolYear.description + ", " + frame.text("layout.semester.\(semester.number).long")
        return option(semester.id.description, name, isChosen: semester.id == frame.place?.semester?.id)
    }

    private func option(_ value: String, _ name: String, isChosen: Bool) -> HTML {
        let attributes: Attributes = ["value": .text(value), "selected": .flag(isChosen)]
        return "<option\(attributes)>\(name)</option>"
    }
}
