/// How the name of a file in the vault stands on a disk.
///
/// An owner's name has the form of an identifier, `A-Za-z0-9._:-`, and two that differ in a capital are two. A
/// stick or a disk of another system may know no capitals, take no colon, and keep names such as `con` for
/// devices: there one person's key would come to lie over another's. So what such a disk could not keep apart
/// is written by its number, as `%4E1` for `N1`, in small letters: `%4e1`. Most names are as they were, and what
/// former versions wrote plainly is read as it is.
public enum VaultName {
  /// The same name, fit for any disk. No two names are one even where capitals are not told apart.
  public static func safe(_ plain: String) -> String {
    let isDevice = Self.isDevice(plain)
    var safe = ""
    for (index, byte) in plain.utf8.enumerated() {
      let isUnsafe = byte == UInt8(ascii: ":") || (0x41...0x5A).contains(byte)
      if isUnsafe || isDevice && index == 0 {
        safe += "%" + String(byte, radix: 16)
      } else {
        safe.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return safe
  }

  /// The name that was made safe, or one that never was.
  public static func plain(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
    let bytes = Array(name.utf8)
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = String(decoding: bytes[index...].dropFirst().prefix(2), as: UTF8.self)
      if bytes[index] == UInt8(ascii: "%"), let byte = UInt8(digits, radix: 16) {
        plain.append(byte)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Names that stand for devices with whatever follows a point: `con`, `com1`.
  private static func isDevice(_ name: String) -> Bool {
    let stem = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    let isNumbered = stem.count == 4 && (0x30...0x39).contains(stem.last ?? 0)
    let word = String(decoding: isNumbered ? stem.dropLast() : stem, as: UTF8.self).lowercased()
    return isNumbered
      ? ["com", "lpt"].contains(word) : ["con", "prn", "aux", "nul"].contains(word)
  }
}
