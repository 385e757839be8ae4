import http.server, json, socket, sys

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, *args): pass
    def answer(self, status, headers, body=b''):
        self.send_response(status)
        for name, value in headers: self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        if self.path == '/redirect':
            self.answer(302, [('Location', '/login?next=/x'), ('Set-Cookie', 'a=1; Path=/; HttpOnly; Domain=localhost'),
                ('Set-Cookie', 'b=2; path=/sub'), ('Set-Cookie', 'c=3'), ('Set-Cookie', 'devex_session=stolen; Path=/'),
                ('Set-Cookie', ' Devex_x=1'), ('Set-Cookie', '=devex_session=stolen'), ('Clear-Site-Data', '"*"'),
                ('Content-Security-Policy', "img-src 'self'")])
        elif self.path == '/redirect-whole':
            self.answer(302, [('Location', 'http://' + self.headers['Host'] + '/whole')])
        elif self.path == '/redirect-away':
            self.answer(302, [('Location', 'https://example.com/away')])
        elif self.path == '/socket':
            self.wfile.write(('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
                'offered: ' + self.headers['Sec-WebSocket-Protocol'] + '\r\n\r\n').encode())
            self.wfile.write(b'echo ' + self.rfile.read(5))
            self.close_connection = True
        else:
            body = self.rfile.read(int(self.headers.get('Content-Length', 0))).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.answer(200, [('Content-Type', 'application/json')], json.dumps(
                {'method': self.command, 'url': self.path, 'headers': headers, 'body': body}).encode())
    do_PUT = do_POST = do_GET

class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET

server = Server((sys.argv[1], 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
