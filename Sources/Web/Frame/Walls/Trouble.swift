import Casework
import HTTPTypes
import Hummingbird
import Language

/// What is told about an error: a title, what to do, and nothing of the error itself.
struct Trouble: Sendable {
    let status: HTTPResponse.Status
    let title: Message
    let text: Message
    var problems: [Problem] = []
    var headers: HTTPFields = [:]

    init(_ error: any Error) {
        switch error {
        case let rejection as Rejection: self.init(rejection)
        case let refusal as Refusal: self.init(refusal)
        // Hummingbird's own errors: an unknown address, a body that is too large.
        case let error as HTTPError where [404, 413].contains(error.status.code): self.init(error.status)
        case let error as HTTPError where error.status.code < 500: self.init(.badRequest)
        default: self.init(.internalServerError)
        }
    }

    private init(_ status: HTTPResponse.Status, as name: String? = nil, text: Message? = nil) {
        self.status = status
        let name = name ?? "error.\(status.code)"
        title = Message("\(name).title")
        self.text = text ?? Message("\(name).next")
    }

    private init(_ rejection: Rejection) {
        switch rejection {
        case .notFound: self.init(.notFound)
        case .notAllowed(let message): self.init(.forbidden, text: message)
        case .invalid(let problems):
            self.init(.unprocessableContent)
            self.problems = problems
        case .conflict(let problems):
            self.init(.conflict, as: "layout.conflict")
            self.problems = problems
        case .stale: self.init(.conflict)
        case .tooMany(let seconds):
            self.init(.tooManyRequests, text: Message("error.wait", ["count": .number(seconds)]))
            headers[.retryAfter] = String(seconds)
        case .unavailable:
            self.init(.serviceUnavailable)
            headers[.retryAfter] = "5"
        case .broken: self.init(.internalServerError)
        }
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .malformed, .signInFirst, .tooLarge: self.init(refusal.status)
        case .foreignForm: self.init(refusal.status, as: "layout.foreign")
        case .mediaType: self.init(refusal.status, as: "error.400")
        case .unknownMethod: self.init(refusal.status, as: "error.405")
        case .method(let methods):
            self.init(refusal.status)
            headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        }
    }
}
