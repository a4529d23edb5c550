"""Somebody without a browser, who sends exactly what a test wants: also what no browser would send."""

import http.client
import re
import urllib.parse


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.bytes = response.read()

    @property
    def text(self):
        return self.bytes.decode(errors="replace")

    @property
    def problems(self):
        """{field: what is written at it}, and what stands at no field under ''."""
        found = dict(re.findall(r'id="([^"]+)-problem">(?:<span[^>]*>[^<]*</span>)?([^<]+)', self.text))
        summary = re.search(r'<div class="problems".*?</div>', self.text, re.DOTALL)
        for item in re.findall(r"<li>(?!<a)([^<]+)", summary.group() if summary else ""):
            found[""] = item
        return found

    def value(self, name):
        """What stands in a hidden field or a line of text."""
        tag = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', self.text)
        assert tag, f"no field {name}"
        return re.search(r'value="([^"]*)"', tag.group()).group(1)


class Caller:
    def __init__(self, address):
        self.host = address.removeprefix("http://")
        self.cookies = {}
        self.token = ""

    def sign_in(self, member):
        self.get("/sign-in?lang=lv")
        answer = self.post("/sign-in/demo", {"email": f"{member}@balsts.example"})
        assert answer.status == 303, f"{member} cannot sign in: {answer.status}"
        self.get("/")
        return self

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, fields, **headers):
        """Sends a form as its page would: from the same site, with the token of the last page."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        if not any(name == "csrf" for name, _ in pairs):
            pairs.append(("csrf", self.token))
        return self.send("POST", path, urllib.parse.urlencode(pairs).encode(), **headers)

    def send(self, method, path, body=None, **headers):
        fields = (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        )
        if body is not None:
            fields |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            try:
                connection.request(method, path, body, fields)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the server has answered before it read everything, which a large body invites
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        token = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.token = token.group(1) if token else self.token
        return answer

    def plan(self, learner):
        """The address of a learner's plan, from the list of plans."""
        answer = self.get("/plans?semester=&state=")
        found = re.search(rf'href="(/plans/[^"?]+)[^"]*">{re.escape(learner)}</a>', answer.text)
        assert found, f"{learner} has no plan in this list"
        return found.group(1)
