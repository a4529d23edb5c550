/// All texts for people in all languages, read from the catalogues `NOUN.lv.po` and `NOUN.en.po`.
package struct Catalogue: Sendable {
    /// The catalogues in the program, read at the first use. A fault in one never stops the program: the tests show it.
    package static let shared = Catalogue(EmbeddedTexts.all.map { ($0.name, $0.text.description) })

    /// What is wrong in the catalogues, with file and line.
    package let faults: [PortableObject.Fault]
    private let texts: [Tongue: [String: Text]]

    /// A text in one language: one template, or one for each plural form.
    struct Text: Sendable {
        let file: String
        let line: Int
        let isPlural: Bool
        let forms: [Template]

        var gaps: Set<String> { forms.reduce(into: []) { $0.formUnion($1.gaps) } }
    }

    /// - Parameter files: names such as `plan.lv.po` with their contents.
    package init(_ files: [(name: String, text: String)]) {
        var faults: [PortableObject.Fault] = []
        var texts: [Tongue: [String: Text]] = [:]
        for (name, text) in files {
            do throws(PortableObject.Fault) {
                let file = try PortableObject(text, named: name)
                for entry in file.entries {
                    if let earlier = texts[file.tongue, default: [:]][entry.key] {
                        let place = "\(earlier.file):\(earlier.line)"
                        faults.append(
                            .init(file: name, line: entry.line, reason: "\(entry.key) stands in \(place) too"))
                        continue
                    }
                    texts[file.tongue, default: [:]][entry.key] = Text(
                        file: name, line: entry.line, isPlural: entry.isPlural, forms: entry.forms.map(Template.init))
                }
            } catch {
                faults.append(error)
            }
        }
        self.faults = faults
        self.texts = texts
    }

    /// The message in words; a key that no catalogue has is printed itself.
    package func text(_ message: Message, in tongue: Tongue) -> String {
        guard let text = texts[tongue]?[message.key] else { return message.key }
        return text.template(for: message.arguments["count"], in: tongue).filled { gap in
            message.arguments[gap].map { tongue.print($0, from: self) }
        }
    }

    package func contains(_ key: String, in tongue: Tongue) -> Bool { texts[tongue]?[key] != nil }

    /// Every key of a language, for the tests and for lists of choices.
    package func keys(in tongue: Tongue) -> Set<String> { Set(texts[tongue, default: [:]].keys) }

    subscript(key: String, tongue: Tongue) -> Text? { texts[tongue]?[key] }
}

extension Catalogue.Text {
    /// The reader has checked that there are as many forms as the language has; any gap in that falls back to the last.
    fileprivate func template(for count: Message.Argument?, in tongue: Tongue) -> Template {
        let form: PluralForm =
            switch count {
            case .number(let number): tongue.pluralForm(number)
            case .decimal(let units, let places): tongue.pluralForm(units, places: places)
            case .text, .day, .time, .money, .message, nil: .other
            }
        guard isPlural, let index = tongue.pluralForms.firstIndex(of: form), forms.indices.contains(index) else {
            return forms.last ?? Template("")
        }
        return forms[index]
    }
}
