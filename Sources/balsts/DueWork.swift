import Casework
import Logging
import ServiceLifecycle

/// What the calendar asks for, looked after once an hour: plans whose first day has come, the journal's daily anchor.
struct DueWork: Service {
    let registry: Registry
    let anchors: AnchorFile?
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await registry.supportPlans.startDue(as: .operator) } catch {
                    logger.error("Starting due plans failed", metadata: ["reason": "\(error)"])
                }
                do { try await anchors?.append(from: registry.journal) } catch {
                    let reason = Failure(error)?.text ?? "\(error)"
                    logger.error("Anchoring the journal failed", metadata: ["reason": "\(reason)"])
                }
                do { try await Task.sleep(for: .seconds(3600)) } catch { return }
            }
        }
    }
}
