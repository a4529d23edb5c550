/// Turns waiting closures into transactions, by the same rules on both engines.
package struct Transactor {
    package typealias Body = (any TransactionConnection) throws -> Void

    /// How often a closure runs before its conflict is reported (trust report, isolation: at most five).
    static let mostRuns = 5

    /// Runs a body between BEGIN and COMMIT; undoes all of it when the body throws.
    /// From the second run on, the body has met a conflict and should be given better chances.
    let transaction: (_ run: Int, _ body: Body) throws -> Void

    package init(transaction: @escaping (_ run: Int, _ body: Body) throws -> Void) { self.transaction = transaction }

    /// Runs the jobs in one transaction, each in its own savepoint, and answers them when all is durable.
    package func perform(_ jobs: [WaitingLine.Job]) {
        guard jobs.count > 1 else { return jobs.forEach(perform) }
        var answers: [@Sendable () -> Void] = []
        do {
            try repeatingConflicts { connection in
                answers = []
                try connection.control(["SAVEPOINT gathered"])
                for job in jobs { answers.append(try answer(to: job, on: connection)) }
            }
            for answer in answers { answer() }
        } catch let error as DatabaseError where error.endsTransaction {
            for job in jobs { job.refuse(error) }
        } catch {
            // A rule that is checked at the commit: one by one, so that only the guilty fails.
            jobs.forEach(perform)
        }
    }

    /// Runs one job in a transaction of its own.
    private func perform(_ job: WaitingLine.Job) {
        do {
            var answer: (@Sendable () -> Void)?
            try repeatingConflicts { connection in answer = try result(of: job, on: connection) }
            answer?()
        } catch {
            job.refuse(error)
        }
    }

    private func repeatingConflicts(_ body: Body) throws {
        for run in 1..<Self.mostRuns {
            do { return try transaction(run, body) } catch DatabaseError.conflict {}
        }
        try transaction(Self.mostRuns, body)
    }

    private func answer(to job: WaitingLine.Job, on connection: any TransactionConnection) throws
        -> @Sendable () -> Void
    {
        do {
            let answer = try result(of: job, on: connection)
            try connection.control(["RELEASE SAVEPOINT gathered", "SAVEPOINT gathered"])
            return answer
        } catch {
            try connection.returnToSavepoint("gathered")
            return { job.refuse(error) }
        }
    }

    private func result(of job: WaitingLine.Job, on connection: any TransactionConnection) throws
        -> @Sendable () -> Void
    {
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
