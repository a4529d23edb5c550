import HTTPTypes
import Hummingbird

/// What the walls of the program refuse before any operation is asked.
package enum Refusal: Error, Equatable, Sendable {
    /// 400: not a request that our pages make.
    case malformed
    /// 401, or the sign-in page for somebody who wants to read.
    case signInFirst
    /// 403: the form comes from another site, or from an earlier session.
    case foreignForm
    /// 405, with what may be done there.
    case method([HTTPRequest.Method])
    /// 501
    case unknownMethod
    /// 413
    case tooLarge
    /// 415
    case mediaType

    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .signInFirst: .unauthorized
        case .foreignForm: .forbidden
        case .method: .methodNotAllowed
        case .unknownMethod: .notImplemented
        case .tooLarge: .contentTooLarge
        case .mediaType: .unsupportedMediaType
        }
    }
}
