import Foundation
import Programs

/// A web server on this machine, in a process of its own, that serves a folder below `/log` and does
/// what servers do wrong elsewhere.
final class LocalServer {
  private let server: Program
  let address: String

  /// Nil where there is no `python3`, or no `curl` to fetch with.
  init?(serving folder: String) throws {
    guard Self.isThere("python3"), Self.isThere("curl") else { return nil }
    server = try Program(
      "/usr/bin/env", ["python3", "-u", "-c", Self.program, folder],
      in: .init(complaints: .nowhere))
    address = "http://127.0.0.1:" + server.nextOutput().filter { $0.isNumber }
  }

  deinit {
    server.send(SIGTERM)
    server.wait()
  }

  /// The paths that were asked for below `/log` since the last time.
  func requests() throws -> [String] {
    let (_, said, _) = try Self.run("/usr/bin/env", ["curl", "-s", address + "/requests"])
    return said.split(separator: "\n").map(String.init)
  }

  private static func isThere(_ program: String) -> Bool {
    (try? run("/usr/bin/env", [program, "--version"]).status == 0) ?? false
  }

  /// Runs a program to its end.
  static func run(
    _ path: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String, errors: String) {
    let ending = try Program.run(path, arguments, in: .init(complaints: .apart))
    return (ending.status ?? -1, ending.output, ending.errors)
  }

  private static let program = """
    import http.server, os, sys
    folder, asked = sys.argv[1], []
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def log_message(self, *_): pass
        def answer(self, status, body=b"", **headers):
            self.send_response(status)
            for name, value in headers.items(): self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def do_GET(self):
            top, _, rest = self.path[1:].partition("/")
            if top == "requests":
                said, asked[:] = "\\n".join(asked), []
                self.answer(200, said.encode())
            elif top == "log":
                asked.append(rest)
                try: self.answer(200, open(os.path.join(folder, rest), "rb").read())
                except OSError: self.answer(404, b"not here")
            elif top == "moved": self.answer(302, Location="/log/" + rest)
            elif top == "round": self.answer(302, Location="/round/" + rest)
            elif top == "away": self.answer(302, Location="file:///etc/hostname")
            elif top == "broken": self.answer(503, b"later")
            elif top == "large": self.answer(200, b"x" * (1 << 21))
            elif top == "endless":
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                try:
                    while True: self.wfile.write(b"10000\\r\\n" + b"x" * 65536 + b"\\r\\n")
                except OSError: self.close_connection = True
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_port)
    server.serve_forever()
    """
}
