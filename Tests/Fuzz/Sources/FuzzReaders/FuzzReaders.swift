import CFuzzer
import FoundationEssentials

/// `fuzz-readers --seeds FOLDER` writes the first inputs; any other words are libFuzzer's.
@main enum FuzzReaders {
  static func main() throws {
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--seeds" {
      return try Seeds.write(to: CommandLine.arguments[2])
    }
    var count = CommandLine.argc
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &words) { data, size in
      guard size > 0, let data else { return 0 }
      let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
      Reader.allCases[Int(bytes[0]) % Reader.allCases.count].check(Array(bytes.dropFirst()))
      return 0
    }
  }
}
