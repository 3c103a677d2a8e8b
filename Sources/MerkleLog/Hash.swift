/// A SHA-256 value: a leaf, a node or a root of the tree.
///
/// Kept as four words so that it lives in registers and inside arrays, never on the heap. Equality
/// is not constant-time: every hash here is public.
public struct Hash: Hashable, Sendable {
  /// The length of a hash, in bytes.
  public static let byteCount = 32

  /// The 32 bytes as four big-endian words, first byte highest.
  @usableFromInline let words: (UInt64, UInt64, UInt64, UInt64)

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// The 32 bytes as a hash; `nil` unless there are exactly 32.
  public init?(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  @inlinable public static func == (left: Hash, right: Hash) -> Bool {
    left.words == right.words
  }

  @inlinable public func hash(into hasher: inout Hasher) {
    // A SHA-256 value is already uniform; two of its words are as good as four.
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

// MARK: - The tree's own hashes

extension Hash {
  /// The root of the tree without entries: SHA-256 of nothing (RFC 6962 §2.1).
  public static let emptyRoot = Hash.sha256(of: [UInt8]().span)

  /// The leaf of an entry: `SHA-256(0x00 ‖ entry)` (RFC 6962 §2.1).
  ///
  /// The prefix keeps leaves and nodes apart, so that no entry can pass for a pair of hashes.
  public static func leaf(of entry: Span<UInt8>) -> Hash {
    sha256(prefix: 0x00, then: entry)
  }

  /// The leaf of an entry: `SHA-256(0x00 ‖ entry)` (RFC 6962 §2.1).
  public static func leaf(of entry: [UInt8]) -> Hash {
    leaf(of: entry.span)
  }

  /// The node over two subtrees: `SHA-256(0x01 ‖ left ‖ right)` (RFC 6962 §2.1).
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    sha256(prefix: 0x01, then: left, right)
  }
}

// MARK: - As text

extension Hash: CustomStringConvertible {
  /// The standard base64 of the 32 bytes, 44 characters: the form used in checkpoints and proofs.
  public var base64: String { Base64.encode(bytes) }

  /// The 32 bytes as 64 lowercase hexadecimal digits.
  public var hex: String { Hexadecimal.encode(bytes) }

  /// The hash written as 44 characters of standard base64; `nil` for any other text.
  public init?(base64 text: String) {
    guard let bytes = Base64.decode(text.utf8) else { return nil }
    self.init(bytes)
  }

  /// The hash written as 64 lowercase hexadecimal digits; `nil` for any other text.
  public init?(hex text: String) {
    guard let bytes = Hexadecimal.decode(text.utf8) else { return nil }
    self.init(bytes)
  }

  public var description: String { base64 }
}
