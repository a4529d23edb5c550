import Storage

extension Registry {
    /// Whether the database answers within the time, and may be written to. Whoever asks waits no longer, even where
    /// the question hangs on a network that went away.
    package func isHealthy(within limit: Duration = .seconds(3)) async -> Bool {
        let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
        let database = database
        let question = Task {
            do {
                try await database.check()
                answer.yield(true)
            } catch { answer.yield(false) }
        }
        let patience = Task {
            do { try await Task.sleep(for: limit) } catch { return }
            answer.yield(false)
        }
        defer {
            question.cancel()
            patience.cancel()
        }
        for await first in answers { return first }
        return false
    }
}
