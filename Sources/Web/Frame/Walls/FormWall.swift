import Casework
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the form of a request that changes something, after two looks at where it comes from (SEC-24).
///
/// First: the browser says that it comes from this very site (`Sec-Fetch-Site`; an old one says it by `Origin`).
/// Second: the hidden field `csrf` was made for this session. The API is exempt, because it takes no cookies.
struct FormWall: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let isSafe = request.method == .get || request.method == .head
        guard !isSafe, context.endpointPath != nil, !request.uri.path.hasPrefix("/api/") else {
            return try await next(request, context)
        }
        guard comesFromHere(request) else { throw Refusal.foreignForm }
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Refusal.mediaType }
        if let length = request.headers[.contentLength].flatMap(Int.init), length > SentForm.sizeLimit {
            throw Refusal.tooLarge
        }
        let form = try SentForm(body: try await body(of: request).readableBytesView)
        guard site.registry.keys.isToken(form["csrf"], "form", for: context.visit) else { throw Refusal.foreignForm }
        var context = context
        context.form = form.without("csrf")
        return try await next(request, context)
    }

    private func body(of request: Request) async throws -> ByteBuffer {
        do { return try await request.body.collect(upTo: SentForm.sizeLimit) } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge
        }
    }

    private func comesFromHere(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite] { return site == "same-origin" }
        return request.headers[.origin] == site.settings.publicOrigin
    }
}
