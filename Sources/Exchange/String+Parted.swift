extension String {
  /// What stands before and after the first of this ASCII sign, whatever mark follows it: as a
  /// `Character`, `=` with an accent on it is no `=`, and what decides how a text is read are its bytes.
  public func parted(at sign: Unicode.Scalar) -> (before: String, after: String?) {
    guard let place = unicodeScalars.firstIndex(of: sign) else { return (self, nil) }
    let after = unicodeScalars.index(after: place)
    return (String(unicodeScalars[..<place]), String(unicodeScalars[after...]))
  }
}
