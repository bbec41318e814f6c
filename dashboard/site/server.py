"""The server: it sends the site's files with the right headers, and a plain refusal to everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale
from dashboard.site.files import Site

if TYPE_CHECKING:
    from dashboard.export.serving import Download, Exporter

YEAR = 31_536_000
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
MESSAGES = {404: "not_found", 405: "bad_method", 414: "long_query"}
LONGEST_QUERY = 4096
NAMED_AT_MOST = 20


@dataclass(frozen=True)
class Sent:
    """One file as it is sent: plain and compressed, with its tag."""

    content: bytes
    encoded: Mapping[str, bytes]
    tag: str


def pack(content: bytes, encoded: Mapping[str, bytes]) -> Sent:
    """Return a file ready to be sent."""
    return Sent(content, encoded, hashlib.sha256(content).hexdigest()[:20])


def create_server(files: Mapping[str, Sent], export: Exporter | None = None) -> Flask:
    """Create the server of a site.

    Args:
        files: What to send, by path. Nothing is read from disk while serving, and nothing is written.
        export: What makes the files of ``/export/``, also below each language; without it there are none.
    """
    server = Flask("conflictos", static_folder=None)

    @server.route("/")
    def home() -> AnyResponse:
        lang = request.accept_languages.best_match(LANGS, DEFAULT_LANG)
        response = send_to(lang, 302)
        response.headers["Vary"] = "Accept-Language"
        return response

    @server.route("/healthz")
    @server.route("/readyz")
    def health() -> Response:
        return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})

    @server.route("/export/<name>", defaults={"lang": ""})
    @server.route(f"/<any({', '.join(LANGS)}):lang>/export/<name>")
    def take_away(name: str, lang: str) -> Response:
        if len(request.query_string) > LONGEST_QUERY:
            return refuse(414)
        chosen = lang or request.accept_languages.best_match(LANGS, DEFAULT_LANG) or DEFAULT_LANG
        made = export and export(name, request.query_string.decode("utf-8", "replace"), chosen)
        return hand_out(made, by_header=not lang) if made else refuse(404)

    @server.route("/<path:path>")
    def send(path: str) -> Response | AnyResponse:
        name = path + "index.html" if path.endswith("/") else path
        if path in LANGS:
            return send_to(path, 308)
        if name not in files:
            return refuse(404)
        return answer(name, files[name])

    @server.errorhandler(HTTPException)
    def failed(error: HTTPException) -> Response | AnyResponse:
        if error.code is not None and 300 <= error.code < 400:
            return error.get_response()
        refusal = refuse(error.code or 400)
        if isinstance(error, MethodNotAllowed):
            refusal.allow.update(error.valid_methods or ())
        return refusal

    @server.after_request
    def guard(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return server


def send_to(lang: str | None, code: int) -> AnyResponse:
    """Redirect to the page of a language, the query kept."""
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"/{lang}/" + (f"?{query}" if query else ""), code)


def answer(name: str, file: Sent) -> Response:
    """Send one file in the best encoding the browser takes, or 304 where it has the same one already."""
    offered = [encoding for encoding in file.encoded if request.accept_encodings[encoding] > 0]
    body = file.encoded[offered[0]] if offered else file.content
    response = Response(body, content_type=Site.content_type(name))
    if offered:
        response.headers["Content-Encoding"] = offered[0]
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR}, immutable" if Site.is_immutable(name) else "no-cache"
    )
    response.set_etag(f"{file.tag}-{offered[0]}" if offered else file.tag)
    response.make_conditional(request)
    return response


def hand_out(made: Download, *, by_header: bool) -> Response:
    """Send an exported file to be kept; what was not understood of the query is named in ``X-Ignored``.

    Args:
        made: The file.
        by_header: Whether the language was taken from the request's header.
    """
    response = Response(made.content, content_type=made.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response.headers["Cache-Control"] = "no-cache"
    if by_header:
        response.headers["Vary"] = "Accept-Language"
    if made.ignored:
        response.headers["X-Ignored"] = ",".join(quote(key, safe="") for key in made.ignored[:NAMED_AT_MOST])
    response.add_etag()
    response.make_conditional(request)
    return response


def refuse(code: int) -> Response:
    """Answer a request that cannot be met, in the reader's language; says nothing of how the server works."""
    lang = request.accept_languages.best_match(LANGS, DEFAULT_LANG) or DEFAULT_LANG
    words = load_locale("server", lang)
    text = str(words.get(MESSAGES.get(code, "bad_request")))
    return Response(text + "\n", status=code, content_type="text/plain; charset=utf-8")
