/// A text that is the same as another only when its bytes are, and sorts by its bytes.
///
/// Swift's own `String` compares by canonical equivalence: "é" in one scalar and in two are one key of a
/// dictionary, and which of the two spellings is kept depends on chance. The log is bytes: texts from it
/// that are keys, are sorted or tell rows apart do so as this type (`HouseTests` looks). For composed text
/// (NFC), which is all that new acts have, the order is that of `String`.
public struct ByteText: Hashable, Sendable {
  public let text: String

  @inlinable public init(_ text: String) { self.text = text }

  /// The text of an identifier; nothing sorts first.
  public init<Subject>(of identifier: Identifier<Subject>?) { text = identifier?.text ?? "" }

  public static func == (left: ByteText, right: ByteText) -> Bool {
    left.text.hasBytes(of: right.text)
  }

  public func hash(into hasher: inout Swift.Hasher) {
    hasher.combine(text.withBytes({ $0.quickHash }))
  }
}

extension ByteText: Comparable {
  public static func < (left: ByteText, right: ByteText) -> Bool {
    left.text.precedesInBytes(right.text)
  }
}

extension ByteText: CustomStringConvertible, ExpressibleByStringLiteral {
  public var description: String { text }

  public init(stringLiteral text: String) { self.init(text) }
}

extension Sequence<String> {
  /// In the order of the bytes.
  public func sortedByBytes() -> [String] { sorted { $0.precedesInBytes($1) } }
}
