import http.server, os, socket, struct, sys, threading

MEBIBYTE = b'x' * (1 << 20)
# What has been asked for and is not answered before /go.
go = threading.Event()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args): pass

    def raw(self, answer):
        self.wfile.write(answer)
        self.wfile.flush()
        self.close_connection = True

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        self.connection.close()
        sys.exit()

    def do_GET(self):
        if self.path == '/reset':
            self.reset()
        elif self.path == '/garbage':
            self.raw(b'\x00\x01 this is no HTTP\r\n\r\n')
        elif self.path == '/nothing':
            self.close_connection = True
        elif self.path == '/half':
            self.raw(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
        elif self.path == '/old':
            self.raw(b'HTTP/1.0 200 OK\r\n\r\nold')
        elif self.path == '/events':
            self.raw(b'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: first\n\n')
            go.wait()
            self.raw(b'data: second\n\n')
        elif self.path == '/large':
            self.send_response(200)
            self.send_header('Content-Length', str(200 << 20))
            self.end_headers()
            for _ in range(200): self.wfile.write(MEBIBYTE)
        elif self.path == '/late':
            go.wait()
            self.text('late')
        elif self.path == '/go':
            go.set()
            self.text('gone')
        else:
            self.text('there')

    def do_PUT(self):
        left = int(self.headers['Content-Length'])
        count = 0
        while count < left: count += len(self.rfile.read(min(1 << 20, left - count)))
        self.text(str(count))

    def text(self, text):
        self.send_response(200)
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args): pass


server = Server((sys.argv[1], 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
