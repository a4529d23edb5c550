import Casework
import HTTPTypes
import Hummingbird
import Logging

/// The outermost wall: names the request and puts the protective headers on every answer, also on those of the other walls.
///
/// The values are scored by the table of the MDN HTTP Observatory in `HeaderTests`; a weaker one fails there.
struct HeaderWall: RouterMiddleware {
    let isSecure: Bool
    let clock: Clock

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.now = clock.now
        context.requestID = Identifier<Request>(at: context.now).description
        context.logger[metadataKey: "request"] = .string(context.requestID)
        var response = try await next(request, context)
        let isDownload = response.headers[.contentDisposition] != nil
        response.headers[.contentSecurityPolicy] = isDownload ? HeaderWall.sandbox : HeaderWall.policy
        for (name, value) in HeaderWall.always { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        response.headers[.requestID] = context.requestID
        return response
    }

    /// Nothing inline anywhere, so no nonces; charts are SVG with presentation attributes.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; \
        require-trusted-types-for 'script'
        """
    private static let sandbox = "sandbox; default-src 'none'"

    private static let always: [(HTTPField.Name, String)] = [
        (.contentTypeOptions, "nosniff"),
        // Not `no-referrer`: browsers then send `Origin: null` with some forms, and the second look at forms needs it.
        (.referrerPolicy, "same-origin"),
        (.openerPolicy, "same-origin"),
        (.resourcePolicy, "same-origin"),
        (.embedderPolicy, "require-corp"),
        (.permissionsPolicy, "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        (.xssProtection, "0"),
    ]
}
