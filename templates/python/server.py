"""A small HTTP server on Python's standard library."""

import os
import platform
import signal
import sys
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from string import Template

GREETING = "Hello from Python"
PORT = int(os.environ.get("PORT", "8000"))

PAGE = Template("""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Hello from Python</title>
    <style>
      :root { color-scheme: light dark; --accent: #3776ab; }
      body {
        margin: 0; min-height: 100vh; display: grid; place-items: center;
        font: 1.05rem/1.6 system-ui, sans-serif;
        background: light-dark(#f6f7f9, #14171c); color: light-dark(#1d2430, #e6e9ef);
      }
      main {
        max-width: 32rem; margin: 1.5rem; padding: 2.5rem; border-radius: 1rem;
        background: light-dark(#fff, #1d222b); border-top: 0.4rem solid var(--accent);
        box-shadow: 0 1rem 3rem rgb(0 0 0 / 12%);
      }
      h1 { margin: 0 0 0.5rem; font-size: 2rem; line-height: 1.2; }
      code { padding: 0.1em 0.4em; border-radius: 0.3em; background: light-dark(#eef0f4, #2a303b); }
      small { opacity: 0.7; }
    </style>
  </head>
  <body>
    <main>
      <h1>$greeting</h1>
      <p>This page comes from <code>server.py</code>. Change the greeting at its top, stop the program with
        <code>Ctrl+C</code>, run it again, and reload this page.</p>
      <small>Python $version · $time</small>
    </main>
  </body>
</html>
""")


def page():
    return PAGE.substitute(
        greeting=GREETING,
        version=platform.python_version(),
        time=datetime.now().strftime("%H:%M:%S"),
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.split("?")[0] == "/":
            self.answer(HTTPStatus.OK, page())
        else:
            self.answer(HTTPStatus.NOT_FOUND, "<h1>There is nothing here</h1>")

    def answer(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with ThreadingHTTPServer(("127.0.0.1", PORT), Handler) as server:
        print(f"{GREETING}: listening on port {PORT}. Ctrl+C stops it.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            print("Goodbye.", flush=True)


if __name__ == "__main__":
    main()
