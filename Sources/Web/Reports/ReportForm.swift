import Casework
import Statistics

/// The filters of a report as its address carries them.
struct ReportForm {
    let form: SentForm

    init(_ query: Query) throws(Refusal) {
        try query.allow(
            "by", "level", "unit", "year", "semester", "category", "factor", "grade_group", "kind", "known_on",
            "structure_on")
        form = SentForm(query.fields.map { ($0.name, $0.value) })
    }

    /// - Throws: `.notFound` for an unknown report, `.invalid` with a problem at each field.
    func request(_ name: String) throws(Rejection) -> ReportRequest { try ReportRequest(name, fields) }

    /// Boxes that are ticked come as a repeated field, links carry one list; days may be typed in any form.
    private var fields: [String: String] {
        var fields: [String: String] = [:]
        for name in ReportRequest.fields { fields[name] = form.text(name) }
        let by = form.list("by").filter { !$0.isEmpty }
        if !by.isEmpty { fields["by"] = by.joined(separator: ",") }
        var reading = Reading(form)
        for name in ["known_on", "structure_on"] {
            if let day = reading.day(name) { fields[name] = day.description }
        }
        return fields
    }
}

extension ReportRequest {
    /// The address of a page with this very question.
    var address: Address { parameters(on: Address.report(report.rawValue)) }

    var csv: Address { parameters(on: Address.reportCSV(report.rawValue)) }

    var xlsx: Address { parameters(on: Address.reportXLSX(report.rawValue)) }

    var json: Address { parameters(on: Address.reportJSON(report.rawValue)) }

    private func parameters(on address: Address) -> Address {
        address.with("by", dimensions.map(\.rawValue).joined(separator: ","))
            .with("level", level?.rawValue).with("unit", unit)
            .with("year", schoolYear.map { "\($0)" }).with("semester", semester.map { "\($0)" })
            .with("category", category).with("factor", factor).with("grade_group", gradeGroup?.rawValue).with(
                "kind", kind
            )
            .with("known_on", knownOn.map { "\($0)" }).with("structure_on", structureOn.map { "\($0)" })
    }

    /// The same question about another unit, at the level that suits it.
    func about(_ unit: NamedUnit) -> ReportRequest {
        var request = self
        (request.unit, request.level) = (unit.code, nil)
        return request
    }
}
