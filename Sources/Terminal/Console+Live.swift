import Bookkeeping
import Exchange
import FoundationEssentials
import Glibc
import Outgoing
import Processes
import Synchronization

extension Console {
  /// The machine itself.
  public static var live: Console {
    let hasFailed = Flag()
    var console = Console(
      readInput: { StandardStreams.readInput(while: $0) },
      readFile: { path, wantsMore throws(FileFault) in try read(path, while: wantsMore) },
      writeFile: { _, _ in },
      write: { if !StandardStreams.write($0, to: 1) { hasFailed.raise() } },
      writeBytes: { if !Streams.write($0, to: 1) { hasFailed.raise() } },
      writeError: { _ = StandardStreams.write($0, to: 2) },
      environment: ProcessInfo.processInfo.environment,
      outputIsTerminal: isatty(1) == 1, errorIsTerminal: isatty(2) == 1,
      width: ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80,
      clock: now,
      makeID: { EventID.unique(now()) })
    console.sendFile = { file, door throws(Obstacle) in try door.send(file) }
    console.sendPack = { pack, hold, door throws(Obstacle) in try door.send(pack, holding: hold) }
    console.holdFolder = { path, door throws(Obstacle) in try door.hold(folderOf: path) }
    console.garbledWord = GivenWords.garbled(variables: ["MAILLON_LEDGER", "MAILLON_AGENT"])
    let renderer = PDFRenderer(environment: console.environment)
    console.renderPDF = { html throws(PDFRenderer.Fault) in try renderer.render(html) }
    if isatty(0) == 1, isatty(2) == 1 {
      console.ask = { question in
        _ = StandardStreams.write(question, to: 2)
        return readLine()
      }
    }
    console.outputFailed = { hasFailed.isRaised }
    console.runSelf = {
      ChildProcess.run(ChildProcess.itself, $0, patience: ScrubRun.patience, line: $1)
    }
    console.prepareLastWords = { Ledger.prepareLastWords($0, status: $1) }
    return console
  }

  /// A flag that goes up once.
  private final class Flag: Sendable {
    private let raised = Mutex(false)

    var isRaised: Bool { raised.withLock { $0 } }
    func raise() { raised.withLock { $0 = true } }
  }

  private static let now: @Sendable () -> Instant = {
    Instant(secondsSince1970: Date().timeIntervalSince1970)
  }

  private static func read(
    _ path: String, while wantsMore: (ArraySlice<UInt8>) -> Bool
  ) throws(FileFault) -> [UInt8] {
    // A link leads to what is to be read.
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else {
      throw .missing
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeDirectory: throw .folder
    case .typeRegular, nil: break
    default: throw .special
    }
    guard let bytes = StandardStreams.read(path, while: wantsMore) else { throw .unreadable }
    return bytes
  }
}

extension Console {
  /// Whether the system lets this process open so many more files.
  static func mayOpen(files count: Int) -> Bool {
    var taken: [Int32] = []
    defer { for descriptor in taken { close(descriptor) } }
    for _ in 0..<count {
      let descriptor = fcntl(2, F_DUPFD_CLOEXEC, 0)
      guard descriptor >= 0 else { return errno != EMFILE && errno != ENFILE }
      taken.append(descriptor)
    }
    return true
  }

  /// Ends the program with a status.
  public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
