import Audit
import Processes

/// A published log on a web server, fetched by `curl`: one process and one connection for some files
/// at a time, so that the tool itself needs neither TLS nor a library of the network.
struct WebSite: PublishedSite {
  let place: String

  /// - Parameter address: `http://…` or `https://…`; nil for anything else.
  init?(_ address: String) {
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isPlain, Self.schemes.contains(where: { address.hasPrefix($0 + "://") }) else {
      return nil
    }
    place = String(address.reversed().drop { $0 == "/" }.reversed())
  }

  static let schemes = ["https", "http"]
  /// Redirections that are followed; from `https` to `https` only.
  private static let redirectCount = 3
  private static let connectSeconds = 10
  /// Seconds for one file; below 1,000 bytes a second for 20 seconds it is given up sooner.
  private static let fileSeconds = 120

  func files(_ paths: [String], limit: Int) throws(SiteFault) -> [[UInt8]?] {
    if paths.isEmpty { return [] }
    let (output, report) = try run(paths, limit: limit)
    let lines = report.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init)
    var rest = output[...]
    var all: [[UInt8]?] = []
    for (path, line) in zip(paths, lines) {
      let answer = Answer(line)
      let byteCount = answer.byteCount
      if byteCount > limit || answer.exit == 63 { throw .tooLong(place + "/" + path, limit: limit) }
      guard let isThere = answer.isThere else {
        throw .unreachable(place + "/" + path, because: answer.reason)
      }
      guard isThere, rest.count >= byteCount else {
        all.append(nil)
        continue
      }
      all.append(Array(rest.prefix(byteCount)))
      rest = rest.dropFirst(byteCount)
    }
    guard all.count == paths.count else {
      throw .tooLong(place + "/" + paths[all.count], limit: limit)
    }
    return all
  }

  /// What `--write-out` says of one file.
  private struct Answer {
    var status: Int
    var exit: Int
    var byteCount: Int
    var reason: String

    init(_ line: Substring) {
      let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
      status = parts.first.flatMap { Int($0) } ?? 0
      exit = parts.count > 1 ? Int(parts[1]) ?? -1 : -1
      byteCount = parts.count > 2 ? Int(parts[2]) ?? 0 : 0
      reason = status >= 300 && exit == 22 ? "HTTP \(status)" : parts.count > 3 ? parts[3] : "curl"
    }

    /// Nil where the server gave no answer to go by.
    var isThere: Bool? {
      if status == 404 || status == 410 { return false }
      return exit == 0 && status == 200 ? true : nil
    }
  }

  /// The bodies one after the other, and a line for each. Stops reading once they are longer than all
  /// of them may be.
  private func run(
    _ paths: [String], limit: Int
  ) throws(SiteFault) -> (output: [UInt8], report: String) {
    // The limits of curl hold as long as it runs; one that is suspended would hold us up for ever.
    let (longest, seconds) = (limit * paths.count, Self.fileSeconds * (paths.count + 1))
    let words = ["curl"] + options(limit: limit) + paths.map { place + "/" + $0 }
    guard
      let said = ChildProcess.output(
        of: "/usr/bin/env", words, limit: longest, patience: seconds)
    else { throw .noFetcher(place) }
    switch said.ending {
    case .exited(127): throw .noFetcher(place)
    case .signaled(let signal) where said.output.count <= longest:
      throw .unreachable(place, because: "curl: signal \(signal)")
    case .notEnding: throw .unreachable(place, because: "curl: > \(seconds) s")
    case .exited, .signaled: break
    }
    return (said.output, String(decoding: said.errors, as: UTF8.self))
  }

  private func options(limit: Int) -> [String] {
    let isSecure = place.hasPrefix("https://")
    return [
      "-q", "--silent", "--fail", "--globoff", "--location",
      "--max-redirs", "\(Self.redirectCount)",
      "--proto", "=http,https", "--proto-redir", isSecure ? "=https" : "=http,https",
      "--connect-timeout", "\(Self.connectSeconds)", "--max-time", "\(Self.fileSeconds)",
      "--speed-limit", "1000", "--speed-time", "20", "--max-filesize", "\(limit)",
      "--write-out", "%{stderr}%{http_code} %{exitcode} %{size_download} %{errormsg}\n",
    ]
  }
}
