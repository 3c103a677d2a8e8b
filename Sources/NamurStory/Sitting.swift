import Exchange

/// Acts told to the ledger in one go: somebody sits down in the evening and enters the day.
struct Sitting: Sendable {
  var recordedAt: Instant
  var acts: [Act]

  /// - Parameters:
  ///   - when: the minute on the ledger's clock, `04-02 20:15`.
  ///   - recorder: who enters it; the first coordinator unless said otherwise.
  init(
    _ when: String, by recorder: String = People.coordinator, channel: String = "web",
    batch: String? = nil, _ acts: [Act]
  ) {
    recordedAt = Act.instant(when)
    self.acts = acts.map {
      $0.with(.recordedBy, recorder).with(.channel, channel).with(.batch, batch)
    }
  }
}
