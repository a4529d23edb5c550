import Casework
import Language

/// The word five minutes before the session ends, with a way to stay (UI-20). Shown by the script; what was typed is
/// kept on the server anyway.
struct SessionEnd: Part {
    let frame: Frame

    private static let notice = 5

    var html: HTML {
        guard let signedIn = frame.signedIn else { return .empty }
        let seconds = (signedIn.endsAt.milliseconds - frame.now.milliseconds) / 1000
        return """
            <div class="session-end" role="alert" hidden data-session="\(max(0, seconds - Int64(Self.notice) * 60))">
            <p>\(frame.text("frame.session_ends", ["count": .number(Self.notice)]))</p>
            <button type="button" class="primary">\(frame.text("frame.stay_signed_in"))</button>
            </div>
            """
    }
}
