import Exchange
import Wording

extension EnglishWords {
  func refusal(_ reason: RefusalReason, field: String) -> String {
    switch reason {
    case .unreadable(let offset, let problem):
      field.isEmpty
        ? "unreadable at byte \(offset): \(self.problem(problem))"
        : "\(field): \(self.problem(problem))"
    case .missingField: "\(field) is missing: add it"
    case .foreignField(let kind):
      "\(field) makes no sense for \(list([word(kind, inColumn: "kind")])): leave it out or choose another act"
    case .badValue(let value, let expected):
      "\(field) cannot be \(list([value])): choose \(list(expected))"
    case .skippedHour(let value, let from, let to):
      "\(field): \(list([value])) does not exist, that night clocks go from \(from) to \(to) o’clock: give a time before \(from) o’clock, or from \(to) o’clock on"
    case .quantityNotPositive(let value): "\(field) is \(value): give a number above zero"
    case .nameOfPerson:
      "a person’s name never enters the ledger: leave it out, keep the id"
    case .nameOfFormerPerson(let name):
      "“\(name)” was registered as a person: no name for it enters the ledger. Leave the name out, or register the organisation under another id with maillon agent"
    case .endsPersonhood(let name):
      "“\(name)” is a person and would be none any more: register an organisation under another id with maillon agent, or add --governing if you answer for all that you hand in"
    case .numberOfPerson:
      "a self-employed person’s enterprise number stands for a person: leave it out, keep the id"
    case .enterpriseNumber(let text, let fault): enterpriseNumber(text, fault)
    case .alreadyDefined(let name): "\(list([name])) exists already: take another name"
    case .sameParty(let name):
      "\(list([name])) would be on both sides: give two different ones"
    case .endsBeforeStart(let given, let start):
      "\(field): \(day(given)) comes before \(day(start)): give a later day"
    case .governs(.agentErased, _):
      "an erasure is not recorded like this, for it destroys the record of the person: maillon erase AGENT"
    case .governsCorrection(let id, let kind):
      "“\(id)” is an act “\(self.kind(kind))”, which holds for all: cancel it with maillon correct \(id) --cancel --reason …, or add --governing if you answer for all that you hand in"
    case .governs(let kind, _):
      "“\(self.kind(kind))” holds for all: "
        + (kind.ownCommand.map { "say it by its own command, \($0), or " } ?? "")
        + "add --governing if you answer for all that you hand in"
    case .notRecordedYet(let first, let last, let size):
      "--from-seq and --to-seq: places \(language.format(first)) to \(language.format(last)) will not do: give ones that follow each other, from 0 to \(language.format(size == 0 ? 0 : size - 1))"
    case .notBetween(let given, nil, let latest):
      "\(field): \(String(typed: given)) will not do: these entries were recorded by \(String(typed: latest)); give an earlier time, or other entries with --from-seq and --to-seq"
    case .notBetween(let given, let earliest?, let latest):
      "\(field): \(String(typed: given)) will not do: these entries were recorded by \(String(typed: latest)); give a time between \(String(typed: earliest)) and that, or other entries with --from-seq and --to-seq"
    case .nothingToSetRight:
      "no entry bears a time still to come: there is nothing to correct. Name other entries with --from-seq and --to-seq"
    case .setRightAlready(let time):
      "\(field): these entries were recorded by \(String(typed: time)) already: there is nothing more to correct"
    case .unknownKind(let name, let near):
      "unknown act \(list([name]))" + advice(near, "maillon record --help lists them")
    case .unknownAgent(let name, let near):
      "unknown agent \(list([name]))"
        + advice(near, "register it with maillon agent \(name) --agent-type … --category …")
    case .noSuchAgent(let name, let near):
      "unknown agent \(list([name]))"
        + advice(near, "maillon people list gives the ids of those who have a record")
    case .unregisteredPerson(let name, let near):
      "unknown agent \(list([name]))" + advice(near, register(name))
        + (near.isEmpty ? "" : " Else " + register(name))
    case .notAGroup(let name):
      "\(list([name])) is not a group: name a group, or register one with maillon agent … --agent-type group"
    case .unknownItem(let name, let near):
      "unknown item \(list([name]))" + advice(near, "define it with maillon item \(name)")
    case .unknownUnit(let name, let near):
      "unknown unit \(list([name]))" + advice(near, "choose \(list(Unit.allCases.map(\.name)))")
    case .unitMismatch(let given, let expected):
      "\(field) is in \(list([given])) but is measured in \(list([expected])): "
        + "give it in \(list([expected]))"
    case .conflict(let position):
      "this id already has another content"
        + (position.map { ", at position \(language.format($0))" } ?? ", in the same file")
        + ": give another id, or correct the act with maillon correct"
    case .closedPeriod(let until, let reopening):
      "the period is closed until \(day(until)): date the act later, or reopen the period with "
        + "maillon reopen-period \(reopening)"
    case .notOver(let until):
      "\(day(until)) is not over yet: a period is closed after its last day only, give a day that is past"
    case .issuedMeanwhile(let id):
      "a report on the same period was issued meanwhile (\(id)): nothing was noted, and your file does not count as issued. Look at it with maillon show \(id), and make yours again if it is still wanted"
    case .closedAlready(let until):
      "the period is closed until \(day(until)) already: there is nothing more to close. To reopen its end: maillon reopen-period"
    case .nothingToReopen(nil): "no period is closed: there is nothing to reopen"
    case .nothingToReopen(let until?):
      "the period is closed until \(day(until)): give a day before that to reopen its end"
    case .referenceMissing(let name, let near):
      "\(field): \(list([name])) is not in the ledger"
        + advice(near, "record it first, or check the name")
    case .noAttachment(let number, let agent):
      "\(agent) has no attachment no. \(number): maillon people show \(agent) lists them"
    case .alreadyReversed(let name):
      "\(list([name])) is reversed already: record a new act with --replaces \(name)"
    case .notCorrectable(let name):
      "\(list([name])) cannot be corrected: record a new act that says what is right"
    case .notReversed(let name):
      "\(list([name])) still counts: cancel it first with maillon correct \(name) --cancel"
    case .referenceDiffers(let given, let expected):
      "\(field): \(list([given])) does not match the original act, which says "
        + "\(list([expected])): give \(list([expected]))"
    case .alreadyClosed(let name):
      "\(list([name])) is closed already: there is nothing more to record on it"
    case .alreadyConfirmed(let name, let by):
      "\(list([name])) is confirmed already by \(list([by])): reverse that one first if it is wrong"
    case .beforeReference(let name, let since):
      "\(list([name])) begins on \(day(since)) only: date the act on that day or later"
    case .ambiguousOwner(let owners):
      "goods of several owners are there: say whose with --accountable \(list(owners))"
    case .insufficientStock(let shortage):
      "\(decimal(shortage.need - shortage.have)) × \(shortage.cell.thing) are missing "
        + "(owned by \(shortage.cell.accountable), held by \(shortage.cell.custodian)): "
        + "there are \(amount(Quantity(shortage.have, shortage.unit))), "
        + "\(amount(Quantity(shortage.need, shortage.unit))) are needed "
        + "on \(language.format(shortage.when, in: .brussels))\(shortage.failing.isEmpty ? "" : " for \(list([shortage.failing]))"): "
        + "record what came in first, count the stock, or add --allow-negative --reason …"
        + (elsewhere(shortage).map { "; there is \(list($0)): name the lot" } ?? "")
    case .exceedsReference(let name, let available, let requested):
      "\(list([name])): \(decimal(requested)), but there were only \(decimal(available)): "
        + "check the quantity"
    case .notAvailable(let want):
      "\(want.item): \(amount(Quantity(want.onhand, want.unit))) with \(want.agent), "
        + "\(decimal(want.reserved)) of them reserved already: \(decimal(want.requested)) "
        + "cannot be reserved: reserve less, or promise without --reserve"
    case .tooMany(let limit): "more than \(language.format(limit)) elements: split them up"
    case .personalText(let pattern):
      "holds \(mark(pattern)): the log would keep it for ever. Take it out, or keep it in the vault of persons (--note beside an act, else maillon people note)"
        + (pattern == .phone
          ? ". The number of a thing needs its word: serial no., ref., invoice" : "")
    case .hiddenCharacter(let character):
      "holds a character that nobody sees (\(character)): type this text again, on one line"
    case .blankText:
      "shows nothing, only spaces or signs that nobody sees: type a word, or leave it out"
    case .notAPerson(let name):
      "\(list([name])) is no person: the name of an organisation is not personal data and stays. To forget its contact person: maillon people forget \(name)"
    case .erasedAlready(let name):
      "\(list([name])) is forgotten already, and the log says so: there is nothing more to do"
    case .erasedAgent(let name):
      "\(list([name])) is an erased person: nothing is kept of them any more. If they come back, register them under another id"
    }
  }

  private func enterpriseNumber(_ text: String, _ fault: EnterpriseNumber.Fault) -> String {
    switch fault {
    case .notTenDigits:
      "\(list([text])) is no enterprise number: give its ten digits, such as 0000.012.371"
    case .firstDigit:
      "\(list([text])) does not begin with 0 or 1, like the number of an establishment unit: "
        + "give the number of the enterprise"
    case .checkDigits(let expected):
      "\(list([text])) should end in \(expected) by its first eight digits: read the number again"
    case .spelling(let expected):
      "\(list([text])) is \(list([expected])) in the ledger: write it like that"
    }
  }

  private func register(_ name: String) -> String {
    "register the person first: maillon agent \(name) --agent-type person --category citizen"
  }

  private func advice(_ near: [String], _ other: String) -> String {
    near.isEmpty ? ": " + other : ": did you mean \(list(near))?"
  }
}
