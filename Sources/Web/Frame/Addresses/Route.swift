import Casework
import Hummingbird

/// The pattern of an address with what stands in its gaps: it registers a route, prints an address and reads one.
///
/// `Address.plan` is a `Route<SupportPlan.ID>`: `router.get(Address.plan, use: show)`, `Address.plan(id)`,
/// `let id = try context.parameters(of: Address.plan)`.
package struct Route<each Gap: LosslessStringConvertible & Sendable>: Sendable {
    /// `/plans/:id/edit`.
    package let pattern: String

    init(_ pattern: String) { self.pattern = pattern }

    package func callAsFunction(_ gap: repeat each Gap) -> Address {
        var fillings: [String] = []
        repeat fillings.append(Address.encoded((each gap).description))
        var next = fillings.makeIterator()
        let segments = pattern.split(separator: "/").map { $0.first == ":" ? next.next() ?? "" : String($0) }
        return Address(path: "/" + segments.joined(separator: "/"))
    }

    /// What stands in the gaps of a request's address.
    /// - Throws: `Rejection.notFound` where it is no such thing: a misspelt address is an unknown address.
    func read(_ parameters: Parameters) throws -> (repeat each Gap) {
        let names = pattern.split(separator: "/").filter { $0.first == ":" }.map { $0.dropFirst() }
        var next = names.makeIterator()
        func value<Value: LosslessStringConvertible>(_ type: Value.Type) throws -> Value {
            guard let name = next.next(), let text = parameters.get(String(name)), let value = Value(text) else {
                throw Rejection.notFound
            }
            return value
        }
        return (repeat try value((each Gap).self))
    }
}

// swift-format-ignore
/// An address without gaps, such as `/plans`.
package typealias FixedRoute = Route< >

extension RouterMethods {
    /// Answers `GET` (and `HEAD`) at all addresses of a route.
    package func get<each Gap>(
        _ route: Route<repeat each Gap>, use answer: @Sendable @escaping (Request, Context) async throws -> Response
    ) {
        on(RouterPath(route.pattern), method: .get, use: answer)
    }

    /// Answers a form that is sent to an address of a route.
    package func post<each Gap>(
        _ route: Route<repeat each Gap>, use answer: @Sendable @escaping (Request, Context) async throws -> Response
    ) {
        on(RouterPath(route.pattern), method: .post, use: answer)
    }
}
