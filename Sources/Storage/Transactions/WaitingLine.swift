import Synchronization

/// Closures that wait for a connection: first come, first served, for a limited time.
///
/// Workers are threads of a driver. A worker is started when a closure comes and fewer than `workers` are at work;
/// it takes closures until none waits.
package final class WaitingLine: Sendable {
    /// One closure that waits, with the two ways in which its caller can be answered.
    package struct Job: Sendable {
        let number: Int
        let deadline: ContinuousClock.Instant
        /// Runs the closure; the result answers the caller, once the work is durable.
        let run: @Sendable (any Connection) throws -> @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var working = 0
        var lastNumber = 0
        var isClosed = false
        var isWatched = false
    }

    private let state = Mutex(State())
    private let workers: Int
    private let patience: Duration

    package init(workers: Int, patience: Duration) {
        self.workers = workers
        self.patience = patience
    }

    /// Waits for a worker to run `body`. `startWorker` is called when one more worker is wanted.
    package func run<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result, startWorker: () -> Void
    ) async throws -> Result {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let job = Job(
                    number: number, deadline: .now + patience,
                    run: { connection in
                        let result = try body(connection)
                        return { continuation.resume(returning: result) }
                    },
                    refuse: { continuation.resume(throwing: $0) })
                add(job, startWorker: startWorker)
                // The task may have been cancelled before the job stood in the line.
                if Task.isCancelled { cancel(number) }
            }
        } onCancel: {
            cancel(number)
        }
    }

    /// The next jobs of a worker, at most `most`. None: nobody waits, the worker is dismissed and must end.
    package func next(atMost most: Int) -> [Job] {
        state.withLock { state in
            let jobs = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(jobs.count)
            if jobs.isEmpty { state.working -= 1 }
            return jobs
        }
    }

    /// Refuses everybody who waits and whoever comes later. What runs already is finished.
    package func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for job in waiting { job.refuse(Self.closed) }
    }

    private static let closed = DatabaseError.unavailable("the database is closed")

    private func add(_ job: Job, startWorker: () -> Void) {
        let (isRefused, needsWorker, needsWatch) = state.withLock { state in
            guard !state.isClosed else { return (true, false, false) }
            state.waiting.append(job)
            let needsWorker = state.working < workers
            if needsWorker { state.working += 1 }
            let needsWatch = !needsWorker && !state.isWatched
            if needsWatch { state.isWatched = true }
            return (false, needsWorker, needsWatch)
        }
        if isRefused { job.refuse(Self.closed) }
        if needsWorker { startWorker() }
        if needsWatch { Task { await watch() } }
    }

    private func cancel(_ number: Int) {
        let job: Job? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: index)
        }
        job?.refuse(CancellationError())
    }

    /// Sends away who has waited too long; ends when nobody waits.
    private func watch() async {
        while let deadline = nextDeadline() {
            // Nobody cancels this task; were it cancelled, the loop would only turn faster.
            do { try await Task.sleep(until: deadline) } catch { await Task.yield() }
            let now = ContinuousClock.now
            let expired = state.withLock { state in
                let expired = state.waiting.prefix { $0.deadline <= now }
                state.waiting.removeFirst(expired.count)
                return expired
            }
            for job in expired { job.refuse(DatabaseError.unavailable("all connections are busy")) }
        }
    }

    private func nextDeadline() -> ContinuousClock.Instant? {
        state.withLock { state in
            if state.waiting.isEmpty { state.isWatched = false }
            return state.waiting.first?.deadline
        }
    }
}
