/// Turns waiting closures into transactions, by the same rules on both engines.
package struct Transactor {
    package typealias Body = (any TransactionConnection) throws -> Void

    /// How often a closure runs before its conflict is reported (trust report, isolation: at most five).
    static let mostRuns = 5

    /// Runs a body between BEGIN and COMMIT; undoes all of it when the body throws.
    let transaction: (_ body: Body) throws -> Void
    /// Waits before run number `n` of a closure that met a conflict.
    let pause: (_ run: Int) -> Void

    package init(transaction: @escaping (_ body: Body) throws -> Void, pause: @escaping (_ run: Int) -> Void) {
        self.transaction = transaction
        self.pause = pause
    }

    /// Runs the jobs in one transaction, each in its own savepoint, and answers them when all is durable.
    package func perform(_ jobs: [WaitingLine.Job]) {
        guard jobs.count > 1 else { return jobs.forEach(perform) }
        var answers: [@Sendable () -> Void] = []
        do {
            try transaction { connection in
                answers = []
                try connection.control(["SAVEPOINT gathered"])
                for job in jobs {
                    answers.append(try answer(to: job, on: connection))
                }
            }
            for answer in answers { answer() }
        } catch let error as DatabaseError where error.isBeyondRepeating {
            for job in jobs { job.refuse(error) }
        } catch {
            // A conflict, or a rule that is checked at the commit: one by one, so that only the guilty fails.
            jobs.forEach(perform)
        }
    }

    /// Runs one job in a transaction of its own, again after a conflict.
    package func perform(_ job: WaitingLine.Job) {
        for run in 1...Self.mostRuns {
            do {
                var answer: (@Sendable () -> Void)?
                try transaction { connection in answer = try result(of: job, on: connection) }
                answer?()
                return
            } catch DatabaseError.conflict where run < Self.mostRuns {
                pause(run)
            } catch {
                return job.refuse(error)
            }
        }
    }

    private func answer(to job: WaitingLine.Job, on connection: any TransactionConnection) throws -> @Sendable () -> Void {
        do {
            let answer = try result(of: job, on: connection)
            try connection.control(["RELEASE SAVEPOINT gathered", "SAVEPOINT gathered"])
            return answer
        } catch {
            try connection.returnToSavepoint("gathered")
            return { job.refuse(error) }
        }
    }

    private func result(of job: WaitingLine.Job, on connection: any TransactionConnection) throws -> @Sendable () -> Void {
        do {
            let answer = try job.run(connection)
            try connection.refuseAfterFailure()
            return answer
        } catch {
            // The closure may have replaced the error of a lost transaction by its own.
            if let failure = connection.failure, failure.endsTransaction { throw failure }
            throw error
        }
    }
}

extension DatabaseError {
    /// Repeating cannot help now (no database) or would be wrong (it may have been committed).
    fileprivate var isBeyondRepeating: Bool {
        switch self {
        case .unavailable, .outcomeUnknown: true
        case .alreadyExists, .missingReference, .checkFailed, .notNull, .conflict, .timedOut, .refusedToCommit,
            .readOnly, .unexpectedColumn, .other:
            false
        }
    }
}
