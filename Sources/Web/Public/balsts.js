"use strict";

// Everything here only adds: without it every page works. No inline code, no markup from texts: textContent alone,
// as the page's trusted-types rule demands. Nothing about a person is kept in the browser.

(() => {
    const texts = document.getElementById("keys")?.dataset ?? {};

    // ---- Keys -------------------------------------------------------------------------------------------------

    const help = document.getElementById("keys");
    const isOff = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
    const isTyping = (target) => target instanceof HTMLElement
        && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    const rows = () => Array.from(document.querySelectorAll("[data-row]"));
    let here = -1;

    function step(by) {
        const all = rows();
        if (all.length === 0) return;
        all[here]?.classList.remove("here");
        here = Math.min(Math.max(here + by, 0), all.length - 1);
        all[here].classList.add("here");
        (all[here].querySelector("a, button") ?? all[here]).focus({ preventScroll: true });
        all[here].scrollIntoView({ block: "nearest" });
    }

    function nameSwitch() {
        const button = help?.querySelector("[data-keys=switch]");
        if (button) button.textContent = isOff() ? texts.on : texts.off;
    }

    function press(key) {
        // A key that belongs to a row works on the row one stands on, else the first of the page.
        const scope = rows()[here]?.querySelector(`[data-key="${CSS.escape(key)}"]`)
            ?? document.querySelector(`[data-key="${CSS.escape(key)}"]`);
        if (!scope) return false;
        const fold = scope.closest("details:not([open])");
        if (fold) {
            // What is folded away is first shown, not sent.
            fold.open = true;
            fold.querySelector("select, textarea, input:not([type=hidden])")?.focus();
            return true;
        }
        scope.focus();
        scope.click();
        return true;
    }

    // A list of those who were there: the space bar ticks and goes on, `a` says that somebody did not come, Enter logs.
    function tally(event) {
        const group = document.querySelector("form[data-group]");
        const target = event.target;
        if (!group || isOff() || help?.open || !(target === document.body || target.matches?.("[data-tick], main"))) return false;
        const ticks = Array.from(group.querySelectorAll("[data-tick]"));
        const at = ticks.indexOf(target);
        const tick = ticks[Math.max(at, 0)];
        if (!tick) return false;
        const absent = tick.closest("[data-row]").querySelector("[data-absent]");
        switch (event.key) {
        case " ": tick.checked = !tick.checked; absent.checked = false; break;
        case "a": absent.checked = !absent.checked; tick.checked = false; break;
        case "j": break;
        case "k": (ticks[ticks.indexOf(tick) - 1] ?? tick).focus(); return true;
        case "Enter": group.requestSubmit(); return true;
        default: return false;
        }
        (ticks[ticks.indexOf(tick) + 1] ?? tick).focus();
        return true;
    }

    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (event.key === "Escape") {
            document.querySelectorAll("details.menu[open]").forEach((menu) => {
                menu.open = false;
                menu.querySelector("summary").focus();
            });
            return;
        }
        if (tally(event)) { event.preventDefault(); return; }
        if (isTyping(event.target) || help?.open) return;
        if (event.key === "?") { nameSwitch(); help?.showModal(); event.preventDefault(); return; }
        if (isOff()) return;
        switch (event.key) {
        case "/": document.getElementById("q")?.focus(); break;
        case "j": step(1); break;
        case "k": step(-1); break;
        case "h": location.assign("/"); break;
        default: if (event.key.length !== 1 || !press(event.key.toLowerCase())) return;
        }
        event.preventDefault();
    });

    help?.addEventListener("click", (event) => {
        const act = event.target instanceof HTMLElement ? event.target.dataset.keys : undefined;
        if (act === "close") help.close();
        if (act === "switch") {
            try { localStorage.setItem("keys", isOff() ? "on" : "off"); } catch { /* the browser keeps nothing: so be it */ }
            nameSwitch();
        }
    });

    // ---- Menus close when one goes elsewhere ------------------------------------------------------------------

    document.addEventListener("click", (event) => {
        document.querySelectorAll("details.menu[open]").forEach((menu) => {
            if (!menu.contains(event.target)) menu.open = false;
        });
    });

    // ---- The list of problems takes the focus -----------------------------------------------------------------

    document.querySelector("[data-focus]")?.focus();

    // ---- Who did not come -------------------------------------------------------------------------------------

    // A list with somebody absent asks for the reason before it is sent; a long press on “held” asks at once.
    document.querySelectorAll("form[data-group]").forEach((group) => {
        const question = document.getElementById("absences");
        if (!question) return;
        const absent = () => Array.from(group.querySelectorAll("[data-absent]:checked"));
        let pressed = null;
        let isAnswering = false;

        function ask() {
            isAnswering = false;
            question.querySelector("[data-names]").textContent = absent().map((box) => box.dataset.name).join(", ");
            question.showModal();
        }

        group.addEventListener("submit", (event) => {
            if (["reason", "only"].includes(event.submitter?.name) || absent().length === 0 || group.querySelector("select[name=reason]").value) return;
            event.preventDefault();
            ask();
        });
        // The finger of the long press, when it is lifted, chooses no reason that came to stand under it.
        question.addEventListener("pointerdown", () => { isAnswering = true; });
        question.addEventListener("click", (event) => {
            if (!pressed || isAnswering || event.detail === 0) return;
            event.preventDefault();
            event.stopPropagation();
        }, true);
        question.querySelector("[data-close]").addEventListener("click", () => question.close());
        question.addEventListener("close", () => {
            // Whoever thinks better of it has said nothing about anybody.
            if (pressed) pressed.checked = false;
            pressed = null;
        });
        group.querySelectorAll("[data-hold]").forEach((button) => {
            let timer = 0;
            const row = button.closest("[data-row]");
            button.addEventListener("pointerdown", (event) => {
                if (event.button !== 0) return;
                timer = setTimeout(() => {
                    pressed = row.querySelector("[data-absent]");
                    pressed.checked = true;
                    row.querySelector("[data-tick]").checked = false;
                    ask();
                }, 600);
            });
            ["pointerup", "pointerleave", "pointercancel"].forEach((end) => {
                button.addEventListener(end, () => clearTimeout(timer));
            });
            button.addEventListener("contextmenu", (event) => event.preventDefault());
        });
        document.querySelectorAll("[data-scripted]").forEach((hint) => { hint.hidden = false; });
    });

    // ---- The end of the session -------------------------------------------------------------------------------

    document.querySelectorAll("[data-session]").forEach((word) => {
        const wait = Number(word.dataset.session) * 1000;
        let timer = setTimeout(() => { word.hidden = false; }, wait);
        word.querySelector("button").addEventListener("click", async () => {
            // Any answer of the server counts as being there.
            const answer = await fetch("/account", { method: "HEAD", credentials: "same-origin", redirect: "manual" });
            if (answer.ok) {
                word.hidden = true;
                clearTimeout(timer);
                timer = setTimeout(() => { word.hidden = false; }, wait);
            } else {
                location.reload();
            }
        });
    });

    // ---- Photos -----------------------------------------------------------------------------------------------

    // A telephone's photo is larger than is taken and says where it was made; a smaller copy says neither.
    document.querySelectorAll("input[type=file]").forEach((field) => {
        field.addEventListener("change", async () => {
            const file = field.files[0];
            if (!file || !/^image\/(jpeg|png)$/.test(file.type) || file.size < 1500000) return;
            try {
                const picture = await createImageBitmap(file);
                const scale = Math.min(1, 2000 / Math.max(picture.width, picture.height));
                const canvas = document.createElement("canvas");
                canvas.width = Math.round(picture.width * scale);
                canvas.height = Math.round(picture.height * scale);
                canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
                const small = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.8); });
                if (!small || small.size >= file.size || field.files[0] !== file) return;
                const box = new DataTransfer();
                box.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
                field.files = box.files;
            } catch { /* what cannot be drawn is sent as it is, and the server says what it does not take */ }
        });
    });

    // ---- Saving of drafts -------------------------------------------------------------------------------------

    document.querySelectorAll("form[data-autosave]").forEach((form) => {
        const status = form.querySelector("[data-saved]");
        const fields = () => new URLSearchParams(new FormData(form));
        // The version is the server's word, not something that was written.
        const content = () => { const written = fields(); written.delete("version"); return written.toString(); };
        let kept = content();
        let saving = null;
        let isLeaving = false;

        function tell(text, isUnsaved) {
            if (!status) return;
            status.textContent = text;
            status.classList.toggle("unsaved", isUnsaved);
        }

        async function send(now) {
            try {
                const answer = await fetch(form.getAttribute("action"), {
                    method: "POST",
                    headers: { "X-Autosave": "1", "Content-Type": "application/x-www-form-urlencoded" },
                    body: fields(),
                    credentials: "same-origin",
                    redirect: "manual",
                });
                if (!answer.ok) throw new Error(String(answer.status));
                kept = now;
                const time = new Date().toLocaleTimeString("lv", { hour: "2-digit", minute: "2-digit" });
                tell(`${texts.saved} ${time}`, false);
                // The server may hand out a new version number of what is edited.
                const version = answer.headers.get("X-Version");
                const field = form.elements.namedItem("version");
                if (version && field) field.value = version;
                const notes = await answer.json();
                form.querySelectorAll("[data-load]").forEach((place) => {
                    const note = notes.find((one) => one.row === place.dataset.load);
                    place.textContent = note?.text ?? "";
                    place.hidden = !note?.text;
                    place.className = note?.warns ? "note" : "hint";
                });
            } catch {
                tell(texts.unsaved, true);
            }
        }

        function save() {
            const now = content();
            if (saving || isLeaving || now === kept) return;
            saving = send(now).finally(() => { saving = null; });
        }

        setInterval(save, 10000);
        form.addEventListener("focusout", save);
        form.addEventListener("submit", (event) => {
            isLeaving = true;
            if (!saving) return;
            // Sent beside a save that is under way, the form would carry the version before it and be refused as stale.
            event.preventDefault();
            const button = event.submitter;
            saving.then(() => form.requestSubmit(button));
        });
        addEventListener("beforeunload", (event) => {
            if (!isLeaving && content() !== kept) event.preventDefault();
        });
    });
})();
