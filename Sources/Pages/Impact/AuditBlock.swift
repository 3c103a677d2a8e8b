import Drawing
import Exchange
import MerkleLog
import Reporting

/// What anyone needs to make the report again and to see that it is this one.
extension ImpactPage {
  var auditBlock: HTML {
    .section(
      "audit", text(.audit), class: "whole", .p(text(.auditIntro)),
      .element("div", [.class("audit")], .terms(facts), code),
      names.erasedCount > 0 ? .p(HTML(words.erased(names.erasedCount))) : .p(text(.noneErased)))
  }

  private var facts: [(HTML, HTML)] {
    let proof = report.proof
    let views = proof.views.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    let assumptions = proof.assumptions.map { assumption in
      assumption.key + (assumption.version.map { " (\($0))" } ?? "")
    }
    let code = { (value: String) in HTML.element("code", [], HTML(value)) }
    return [
      (text(.logSize), HTML(words.entries(Int(clamping: proof.size)))),
      (text(.root), code("\(proof.root)")),
      (text(.cutOff), HTML(cutOff)),
      (text(.digest), code(digest.hex)),
      (text(.readModels), HTML(views)),
      (
        text(.assumptionSet),
        HTML(
          assumptions.isEmpty ? words.text(.noAssumptions) : assumptions.joined(separator: " · "))
      ),
      (text(.software), HTML(names.software)),
      (text(.recompute), code(names.command)),
    ] + (names.address.map { [(text(.address), HTML($0))] } ?? [])
  }

  private var code: HTML {
    guard let address = names.address, let code = QRCode(address) else { return HTML() }
    return .element(
      "div", [.class("code")], .markup(code.svg(label: words.leadsTo(address))))
  }
}
