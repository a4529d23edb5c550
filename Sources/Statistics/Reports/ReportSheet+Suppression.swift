import Casework

extension ReportSheet {
    /// - Parameter total: the learners behind the smallest figure of the total.
    func suppression(_ groups: [Group], _ total: Int) -> Suppression {
        let places = groups.map(\.place)
        let blocks =
            request.report == .risks
            ? Dictionary(grouping: groups.indices) { places[$0].withoutRisk }.values.map { rows in
                Suppression.Block(rows: rows, learners: groups[rows[0]].base.learners)
            } : groups.indices.map { Suppression.Block(rows: [$0], learners: groups[$0].tally.learners) }
        return Suppression(
            learners: groups.map(\.tally.learners), total: total,
            blocks: blocks.sorted { $0.rows[0] < $1.rows[0] }, margins: margins(of: places))
    }

    /// Rows that fall together when some dimensions are left out, or semesters told as school years: the same question
    /// with fewer words gives their sum, and with no words at all the total.
    private func margins(of places: [Place]) -> [[Int]] {
        var folds: [(Place) -> Place] = [{ $0 }]
        for dimension in request.dimensions {
            let coarser = coarser(dimension)
            folds = folds.flatMap { fold in [fold] + coarser.map { next in { place in next(fold(place)) } } }
        }
        return folds.dropFirst().flatMap { fold in
            Dictionary(grouping: places.indices) { fold(places[$0]) }.values.sorted { $0[0] < $1[0] }
        }
    }

    private func coarser(_ dimension: Dimension) -> [(Place) -> Place] {
        switch dimension {
        case .unit: return [{ $0.with(\.unit, -1) }]
        case .schoolYear: return [{ $0.with(\.term, -1) }]
        case .semester:
            let years = terms.map(\.schoolYear.firstYear)
            // Below -1, so that a year is no place of a semester.
            return [{ $0.with(\.term, $0.term < 0 ? $0.term : -years[$0.term]) }, { $0.with(\.term, -1) }]
        case .gradeGroup: return [{ $0.with(\.gradeGroup, -1) }]
        case .kind: return [{ $0.with(\.kind, -1) }]
        case .topic: return [{ $0.with(\.topic, -1) }]
        case .state: return [{ $0.with(\.state, -1) }]
        case .category, .factor: return [{ $0.withoutRisk }]
        }
    }
}

extension Place {
    fileprivate func with(_ part: WritableKeyPath<Place, Int>, _ value: Int) -> Place {
        var place = self
        place[keyPath: part] = value
        return place
    }

    fileprivate var withoutRisk: Place { with(\.risk, -1) }
}
