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
        let (form, file) = try await form(of: request, context)
        guard site.registry.keys.isToken(form["csrf"], "form", for: context.visit) else { throw Refusal.foreignForm }
        var context = context
        context.form = form.without("csrf")
        context.file = file
        return try await next(request, context)
    }

    private func form(of request: Request, _ context: AppContext) async throws -> (SentForm, SentFile?) {
        let type = request.headers[.contentType] ?? ""
        switch type.prefix(while: { $0 != ";" }).lowercased() {
        case "application/x-www-form-urlencoded":
            return (try SentForm(body: try await body(of: request, upTo: SentForm.sizeLimit).readableBytesView), nil)
        case "multipart/form-data" where FormWall.takingFiles.contains(context.endpointPath ?? ""):
            // A stranger's megabytes are not even read.
            guard context.signedIn != nil else { throw Refusal.signInFirst }
            let body = try await body(of: request, upTo: Multipart.sizeLimit)
            return try Multipart(Array(body.readableBytesView), type: type).form
        default: throw Refusal.mediaType
        }
    }

    /// The routes that a file may come to, as the router prints them; everywhere else it is not read.
    private static let takingFiles = Set(
        [Address.planCompensations.pattern, Address.consultationConfirmation.pattern].map {
            $0.replacing(":id", with: "{id}")
        })

    private func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit { throw Refusal.tooLarge }
        do { return try await request.body.collect(upTo: limit) } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge
        }
    }

    private func comesFromHere(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite] { return site == "same-origin" }
        return request.headers[.origin] == site.settings.publicOrigin
    }
}
