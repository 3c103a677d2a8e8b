import Exchange

@testable import EventCodec

/// A log in which every field that takes a text holds a harmless word, and the same log in which it
/// holds that word behind a payload: the second is made of the stored lines of the first, so that what
/// is asked of new acts is not asked of it.
struct HostileLog {
  /// In place of a payload, a word like no other.
  static func word(_ number: Int, _ field: Field) -> String {
    "hx\(letters(number * 37 + 11))q\(field.name)"
  }

  private static func mark(_ number: Int) -> String { "hx\(letters(number * 37 + 11))q" }

  private static func letters(_ number: Int) -> String {
    var rest = number * 7919 + 104_729
    var text = ""
    for _ in 0..<5 {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest % 26)))
      rest /= 26
    }
    return text + String(text.reversed())
  }

  private static let numbers: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues: Payload.all.indices.map { (Array(mark($0).utf8), $0) })

  /// The text with each word behind its payload, which `writing` writes in the form of a face.
  static func put(
    payloadsInto text: String, writing: (String) -> String = { $0 }
  ) -> String {
    let (bytes, markCount) = (Array(text.utf8), mark(0).utf8.count)
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "h"), place + markCount <= bytes.count,
        bytes[place + 1] == UInt8(ascii: "x"),
        let number = numbers[Array(bytes[place..<place + markCount])]
      {
        result += writing(Payload.all[number]).utf8
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The archive with payloads in its lines, which stay canonical.
  static func hostile(_ archive: String) -> String {
    put(payloadsInto: archive) { payload in
      var line: [UInt8] = []
      line.append(quoted: payload)
      return String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
    }
  }

  // MARK: - The acts

  /// Fields that hold a text of which no form is asked.
  static let fields: Set<Field> = Set(
    Field.allCases.filter { field in
      if field == .enterpriseNumber { return false }
      return switch field.form {
      case .term, .texts, .value: true
      case .text: field.vocabulary == nil
      default: false
      }
    })

  /// The acts with which `count` payloads come into every field.
  static func acts(count: Int) -> [String] {
    let shared = [
      #"{"id":"g","kind":"agentRegistered","agent":"group","agentType":"group","category":"association","tracked":false}"#,
      #"{"id":"p","kind":"agentRegistered","agent":"dora","agentType":"person","category":"citizen","tracked":false}"#,
    ]
    return shared + (0..<count).flatMap { acts(of: $0) }
      + (0..<count).map { number in
        let period = word(number, .period)
        return
          #"{"id":"z\#(number)","kind":"periodClosed","period":"\#(period)","until":"2019-12-\#(number % 20 + 10)","occurredAt":"2020-07-01"}"#
      }
  }

  private static func acts(of n: Int) -> [String] {
    func w(_ field: Field) -> String { #""\#(field.name)":"\#(word(n, field))""# }
    func object(_ field: Field, _ key: String = "fr") -> String {
      #""\#(field.name)":{"\#(key)":"\#(word(n, field))"}"#
    }
    let one = { (amount: Int) in #""quantity":{"unit":"one","value":"\#(amount)"}"# }
    let day = #""occurredAt":"2020-04-0\#(n % 9 + 1)""#
    let given = #""provider":"org\#(n)","receiver":"coop","item":"item\#(n)""#
    let own = #""provider":"coop","item":"item\#(n)""#
    let worth =
      #""value":{"amount":"5","basis":"\#(word(n, .basis))","currency":"\#(word(n, .value))"}"#
    return [
      #"{"id":"a\#(n)","kind":"agentRegistered","agent":"org\#(n)","agentType":"organization","category":"company","tracked":false,\#(w(.name)),\#(w(.postcode)),\#(w(.scope)),\#(w(.batch)),\#(w(.reason)),"occurredAt":"2020-03-01"}"#,
      #"{"id":"b\#(n)","kind":"agentRegistered","agent":"hop\#(n)","agentType":"organization","category":"hospital","tracked":false,\#(w(.name)),\#(w(.postcode)),"occurredAt":"2020-03-01"}"#,
      #"{"id":"i\#(n)","kind":"itemDefined","item":"item\#(n)","unit":"one",\#(object(.labels)),"packs":{"\#(word(n, .packs))":"12"},"occurredAt":"2020-03-01"}"#,
      #"{"id":"s\#(n)","kind":"assumptionSet","key":"hour.given.\#(word(n, .key))","value":"12.5","unit":"hour",\#(w(.source)),\#(w(.basis)),\#(w(.version)),"validFrom":"2020-03-01","occurredAt":"2020-03-01"}"#,
      #"{"id":"d\#(n)","kind":"donationReceived",\#(given),"lot":"L\#(n)",\#(one(100)),\#(w(.place)),\#(w(.toPlace)),\#(w(.state)),\#(w(.url)),\#(worth),\#(w(.reason)),\#(w(.scope)),\#(w(.batch)),\#(day)}"#,
      #"{"id":"w\#(n)","kind":"workDone","provider":"org\#(n)","effort":{"unit":"hour","value":"2"},\#(w(.skill)),"process":"P\#(n)",\#(w(.reason)),"occurredAt":"2020-04-10"}"#,
      #"{"id":"v\#(n)","kind":"workDone","provider":"dora","effort":{"unit":"hour","value":"3"},\#(w(.skill)),"process":"P\#(n)","occurredAt":"2020-04-10"}"#,
      #"{"id":"c\#(n)","kind":"inputConsumed",\#(own),"lot":"L\#(n)",\#(one(40)),"process":"P\#(n)",\#(w(.place)),"occurredAt":"2020-04-10"}"#,
      #"{"id":"t\#(n)","kind":"designCited","process":"P\#(n)","document":"D\#(n)",\#(w(.licence)),"occurredAt":"2020-04-10"}"#,
      #"{"id":"o\#(n)","kind":"outputProduced","provider":"coop","receiver":"coop","item":"item\#(n)","lot":"V\#(n)",\#(one(20)),"process":"P\#(n)",\#(w(.state)),"occurredAt":"2020-04-11"}"#,
      #"{"id":"q\#(n)","kind":"lotChecked",\#(own),"lot":"V\#(n)","accepted":{"unit":"one","value":"19"},"rejected":{"unit":"one","value":"1"},"conformity":"none",\#(w(.intendedUse)),\#(w(.excludedUse)),\#(w(.licence)),"occurredAt":"2020-04-12"}"#,
      #"{"id":"e\#(n)","kind":"documentPublished","document":"D\#(n)","provider":"coop",\#(w(.version)),\#(w(.licence)),\#(w(.url)),\#(object(.labels)),"occurredAt":"2020-04-12"}"#,
      #"{"id":"n\#(n)","kind":"needPublished","intent":"N\#(n)","receiver":"hop\#(n)","item":"item\#(n)",\#(one(10)),\#(w(.place)),\#(w(.skill)),"due":"2020-05-01","occurredAt":"2020-04-02"}"#,
      #"{"id":"m\#(n)","kind":"needVerified","intent":"N\#(n)","occurredAt":"2020-04-02"}"#,
      #"{"id":"f\#(n)","kind":"offerPublished","intent":"O\#(n)","provider":"org\#(n)","item":"item\#(n)",\#(one(7)),\#(w(.place)),\#(w(.skill)),"occurredAt":"2020-04-02"}"#,
      #"{"id":"x\#(n)","kind":"intentWithdrawn","intent":"O\#(n)",\#(w(.reason)),"occurredAt":"2020-06-02"}"#,
      #"{"id":"h\#(n)","kind":"commitmentMade","commitment":"C\#(n)","provider":"org\#(n)","receiver":"hop\#(n)","item":"item\#(n)",\#(one(3)),\#(w(.place)),"occurredAt":"2020-04-03"}"#,
      #"{"id":"l\#(n)","kind":"listOpened","list":"S\#(n)","receiver":"hop\#(n)",\#(object(.labels)),\#(w(.place)),"occurredAt":"2020-04-03"}"#,
      #"{"id":"k\#(n)","kind":"callIssued","call":"K\#(n)","group":"group",\#(w(.place)),\#(w(.url)),\#(w(.skill)),"effort":{"unit":"hour","value":"4"},"occurredAt":"2020-04-03"}"#,
      #"{"id":"j\#(n)","kind":"loanStarted","provider":"org\#(n)","receiver":"coop","item":"item\#(n)","serial":"SN\#(n)","agreement":"A\#(n)",\#(one(1)),\#(w(.state)),\#(w(.place)),"due":"2020-05-01","occurredAt":"2020-04-03"}"#,
      #"{"id":"r\#(n)","kind":"goodsDelivered","provider":"coop","receiver":"hop\#(n)","item":"item\#(n)","lot":"V\#(n)",\#(one(9)),"intent":"N\#(n)",\#(w(.place)),\#(w(.toPlace)),"occurredAt":"2020-04-13"}"#,
      #"{"id":"u\#(n)","kind":"amended","corrects":"r\#(n)",\#(one(8)),\#(w(.reason)),"occurredAt":"2020-04-14"}"#,
      #"{"id":"y\#(n)","kind":"serviceDelivered","provider":"org\#(n)","receiver":"hop\#(n)","item":"item\#(n)",\#(one(1)),\#(w(.skill)),"occurredAt":"2020-04-14"}"#,
      #"{"id":"R\#(n)","kind":"reportIssued",\#(w(.period)),"digest":"\#(String(repeating: "0", count: 64))","size":3,\#(w(.url)),\#(w(.version)),"occurredAt":"2020-06-01"}"#,
    ]
  }
}
