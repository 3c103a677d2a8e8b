import EventCodec
import Exchange
import FoundationEssentials

extension Story {
  /// Writes the story twice: as an exported log, and as commands that ask to be recorded.
  static func write(to shop: Workshop) throws -> Reading {
    var story = Story(seed: 2020)
    var writer = LineWriter()
    var log: [UInt8] = []
    var commands: [UInt8] = []
    log.reserveCapacity(shop.events * 400)
    commands.reserveCapacity(shop.events * 360)
    var reading = Reading(count: UInt64(shop.events)) {
      for position in 0..<UInt64(shop.events) {
        var act = story.next()
        act.position = position
        act.recordedAt = story.recordedAt
        writer.append(act, to: &log)
        log.append(0x0A)
        // The ledger records the co-op itself when it is made.
        guard position > 0 else { continue }
        writer.append(command: act, to: &commands)
        commands.append(0x0A)
      }
    }
    try Data(log).write(to: URL(filePath: shop.log))
    try Data(commands).write(to: URL(filePath: shop.commands))
    let cells = story.shelves.count
    let things = "\(story.lotCount)-lots,\(story.loanCount)-loans,\(cells)-cells"
    reading.witness = "\(log.count / shop.events - 1)-bytes,\(things)"
    return reading
  }
}
