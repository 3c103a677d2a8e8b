import Bookkeeping
import Exchange
import Foundation
import Testing
@Suite struct ProbeTests {
  @Test func `probe`() async throws {
    func tryLines(_ name: String, _ lines: String...) async throws {
      let r = try RestoredLedger()
      for l in lines {
      let x = try await r.ledger.importLines(Array(l.utf8))
      print("PROBE", name, "accepted", x.accepted, (x.refused + x.conflicts).map { "\($0.field ?? "") \($0.reason)" })
      }
      let rep = try r.ledger.report("impact")
      print("PROBE  ", rep.table("delivered")!.rows(["item": "visor"]).first!)
    }
    try await tryLines("merge into unknown", #"{"kind":"agentsMerged","id":"x1","agent":"p-f448","duplicateOf":"p-none","occurredAt":"2020-05-20"}"#)
    try await tryLines("use in kg", #"{"kind":"equipmentUsed","id":"x1","provider":"coop","item":"printer-3d","serial":"P01","effort":{"unit":"kilogram","value":"5"},"occurredAt":"2020-05-20"}"#)
    try await tryLines("reopen further", #"{"kind":"periodReopened","id":"x1","until":"2020-05-25","occurredAt":"2020-05-20"}"#, #"{"kind":"workDone","id":"x2","provider":"coop","effort":{"unit":"hour","value":"5"},"occurredAt":"2020-05-20"}"#)
    try await tryLines("confirm amended", #"{"kind":"deliveryConfirmed","id":"x1","delivery":"livr-031","mode":"mail","occurredAt":"2020-05-21"}"#)
    try await tryLines("confirm reversed", #"{"kind":"deliveryConfirmed","id":"x1","delivery":"livr-023","mode":"mail","occurredAt":"2020-05-21"}"#)
    try await tryLines("report size", #"{"kind":"reportIssued","id":"x1","period":"p","digest":"0000000000000000000000000000000000000000000000000000000000000000","size":99999,"occurredAt":"2020-05-21"}"#)
    try await tryLines("erased acts", #"{"kind":"donationReceived","id":"x1","provider":"p-bcbe","receiver":"coop","item":"sheet","quantity":{"unit":"one","value":"5"},"occurredAt":"2020-05-21"}"#)
    try await tryLines("fulfil other item", #"{"kind":"donationReceived","id":"x1","provider":"meca-b","receiver":"coop","item":"bread","quantity":{"unit":"one","value":"5"},"fulfills":"eng-01","occurredAt":"2020-05-21"}"#)
    try await tryLines("assumption past", #"{"kind":"goodsReturned","id":"x1","provider":"hop-b","receiver":"coop","item":"visor","lot":"V01","quantity":{"unit":"one","value":"5"},"delivery":"livr-001","occurredAt":"2020-05-21"}"#)
    try await tryLines("reverse returned delivery", #"{"kind":"reversed","id":"x1","corrects":"livr-013","reason":"x","occurredAt":"2020-05-21"}"#)
    try await tryLines("confirm more than delivered", #"{"kind":"deliveryConfirmed","id":"x1","delivery":"livr-007","mode":"mail","received":{"unit":"one","value":"4000"},"occurredAt":"2020-05-21"}"#)
    try await tryLines("lotChecked more than lot", #"{"kind":"lotChecked","id":"x1","provider":"coop","item":"visor","lot":"V14","accepted":{"unit":"one","value":"500"},"rejected":{"unit":"one","value":"0"},"occurredAt":"2020-05-21"}"#)
  }
}
