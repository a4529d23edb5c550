import Casework
import Hummingbird

/// | Method | Path                | Who      |
/// |--------|---------------------|----------|
/// | GET    | /public/:hash/:name | everyone |
/// | GET    | /health             | everyone |
struct PublicRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.publicFile, use: file)
        router.get(Address.health) { _, _ in
            let isHealthy = await site.registry.isHealthy()
            return Response(
                status: isHealthy ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: isHealthy ? "ok\n" : "no database\n")))
        }
    }

    @Sendable private func file(request: Request, context: AppContext) async throws -> Response {
        let (hash, name) = try context.parameters(of: Address.publicFile)
        guard let file = PublicFile.all.first(where: { $0.name == name && $0.hash == hash }) else {
            throw Rejection.notFound
        }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
