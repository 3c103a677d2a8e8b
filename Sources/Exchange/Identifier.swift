import Synchronization

/// A public identifier of one subject (an agent, an item, a lot …), interned.
///
/// Four bytes in memory, compared and hashed as a number; its text is at most
/// ``Limits/identifierByteCount`` bytes. The numbers are private to the running process: nothing
/// that is stored, hashed or shown depends on them.
public struct Identifier<Subject>: Hashable, Sendable {
  /// Place in the process-wide pool; 0 is never a valid identifier.
  public let number: UInt32

  @inlinable public init(number: UInt32) {
    self.number = number
  }

  /// The identifier with this text; the caller has checked the text's form.
  public init(_ text: String) {
    number = text.withBytes { IdentifierPool.shared.number(of: $0) }
  }

  /// The same by the text's bytes, which are valid UTF-8.
  public init(_ text: Span<UInt8>) {
    number = IdentifierPool.shared.number(of: text)
  }

  /// The text people and files see.
  public var text: String { IdentifierPool.shared.text(of: number) }
}

extension Identifier: CustomStringConvertible {
  public var description: String { text }
}

extension Identifier: Comparable {
  /// Order of the texts' bytes, the same in every process.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.number != right.number && left.text.precedesInBytes(right.text)
  }
}

public enum AgentSubject {}
public enum ItemSubject {}
public enum LotSubject {}
public enum SerialSubject {}
public enum ProcessSubject {}
public enum AgreementSubject {}
public enum PromiseSubject {}
public enum DocumentSubject {}
public enum EventSubject {}
public enum TermSubject {}

/// A person, organisation or group, under its public id.
public typealias AgentID = Identifier<AgentSubject>
/// What kind of thing: a Valueflows resource specification.
public typealias ItemID = Identifier<ItemSubject>
/// A batch of one item that arrived or was made together.
public typealias LotID = Identifier<LotSubject>
/// One single thing, such as a printer with its number.
public typealias SerialID = Identifier<SerialSubject>
/// A production step that inputs, hours and outputs name in common.
public typealias ProcessID = Identifier<ProcessSubject>
/// A loan agreement.
public typealias AgreementID = Identifier<AgreementSubject>
/// An intent, commitment, list, call or claim.
public typealias PromiseID = Identifier<PromiseSubject>
/// A published document.
public typealias DocumentID = Identifier<DocumentSubject>
/// Another event, as a reference field names it (`corrects`, `delivery`, `replaces`).
public typealias EventReference = Identifier<EventSubject>
/// A word from an open vocabulary: a skill, a category, a scope.
public typealias Term = Identifier<TermSubject>

/// The process-wide table of identifier texts. It only grows: ids are few beside events, and an
/// event's own id is not interned.
final class IdentifierPool: Sendable {
  static let shared = IdentifierPool()

  private struct State {
    var texts = [""]
    /// Numbers by the hash of their text, in open addressing; 0 for an empty place.
    var places = [UInt32](repeating: 0, count: 1_024)

    mutating func number(of text: Span<UInt8>) -> UInt32 {
      var place = Int(truncatingIfNeeded: text.quickHash) & (places.count - 1)
      while places[place] != 0 {
        if text.equals(texts[Int(places[place])]) { return places[place] }
        place = (place + 1) & (places.count - 1)
      }
      let number = UInt32(texts.count)
      texts.append(String(text))
      places[place] = number
      if texts.count * 2 > places.count { grow() }
      return number
    }

    private mutating func grow() {
      places = [UInt32](repeating: 0, count: places.count * 2)
      for number in 1..<texts.count {
        var place =
          Int(truncatingIfNeeded: texts[number].withBytes({ $0.quickHash })) & (places.count - 1)
        while places[place] != 0 { place = (place + 1) & (places.count - 1) }
        places[place] = UInt32(number)
      }
    }
  }
  private let state = Mutex(State())

  func number(of text: Span<UInt8>) -> UInt32 {
    state.withLock { $0.number(of: text) }
  }

  func text(of number: UInt32) -> String {
    state.withLock { $0.texts[Int(number)] }
  }
}
