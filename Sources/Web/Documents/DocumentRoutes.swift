import Casework
import Hummingbird

/// | Method | Path                | Who                                      |
/// |--------|---------------------|------------------------------------------|
/// | GET    | /documents/:id      | who may see what the document proves     |
/// | GET    | /documents/:id/file | who may see what the document proves     |
struct DocumentRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.document, use: show)
        router.get(Address.documentFile, use: download)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let document = try await site.registry.documents.open(
            context.parameters(of: Address.document), as: context.viewer(.monitor))
        return DocumentPage(frame: context.frame(of: request), document: document).response()
    }

    @Sendable private func download(request: Request, context: AppContext) async throws -> Response {
        let (document, bytes) = try await site.registry.documents.download(
            context.parameters(of: Address.documentFile), as: context.viewer(.monitor))
        return Download(name: document.name, type: document.mediaType.rawValue, bytes: bytes).response()
    }
}
