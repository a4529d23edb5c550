import Storage

/// The turn of a writer who has met a conflict. Everybody who writes holds it shared; who repeats holds it alone.
enum PostgresTurn {
    /// A number of ours ("BALS"), and the schema: other schemas of the same database go their own way.
    static let key = "1111575635, hashtext(current_schema())"
}

extension PostgresConnection {
    /// Taken before BEGIN: inside a transaction the wait would leave us with a snapshot from before it.
    func takeTurn() throws(DatabaseError) {
        do { try run("SELECT pg_advisory_lock(\(PostgresTurn.key))") } catch DatabaseError.timedOut {
            throw .unavailable("other nodes are writing for too long")
        }
    }

    func leaveTurn() {
        guard !isBroken else { return }
        do { try run("SELECT pg_advisory_unlock(\(PostgresTurn.key))") } catch {
            // A broken connection has left the turn by breaking, and is replaced.
        }
    }
}
