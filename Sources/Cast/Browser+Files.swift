import HTTPTypes

extension Browser {
    /// Sends a form with a file, in parts, as a browser does.
    package func post(
        _ path: String, form: [(String, String)], file: (name: String, bytes: [UInt8]), follow: Bool = false,
        headers: HTTPFields = [:]
    ) async throws -> Visit {
        let boundary = "----BalstsBoundary7MA4YWxkTrZu0gW"
        var body: [UInt8] = []
        for (name, value) in withToken(form) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head = "Content-Disposition: form-data; name=\"document\"; filename=\"\(file.name)\"\r\n"
        body += Array("--\(boundary)\r\n\(head)Content-Type: application/octet-stream\r\n\r\n".utf8)
        body += file.bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        var all: HTTPFields = [.contentType: "multipart/form-data; boundary=\(boundary)"]
        if let fetchSite = HTTPField.Name("Sec-Fetch-Site") { all[fetchSite] = "same-origin" }
        for field in headers { all[field.name] = field.value.isEmpty ? nil : field.value }
        let visit = try await send(.post, path, headers: all, body: body)
        guard follow, let location = visit.location else { return visit }
        return try await get(location)
    }
}
