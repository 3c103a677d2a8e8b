import Exchange

/// The graph for other programs.
extension Graph {
  /// The graph in the language of Graphviz.
  var dot: String {
    let shapes = ["lot": "box", "process": "ellipse", "agent": "plain", "document": "note"]
    var text = "digraph maillon {\n  rankdir=LR;\n"
    for node in nodes {
      let shape = shapes[node.type] ?? "diamond"
      text += "  \(DOTText.quoted(node.id)) [label=\(DOTText.label(node.label)), shape=\(shape)];\n"
    }
    for edge in edges {
      text += "  \(DOTText.quoted(edge.from)) -> \(DOTText.quoted(edge.to)) "
      text += "[label=\(DOTText.label("\(edge.quantity) \(edge.unit.name)"))];\n"
    }
    return text + "}\n"
  }

  /// The graph as a Mermaid flow chart.
  var mermaid: String {
    var text = "flowchart LR\n"
    var names: [ByteText: String] = [:]
    for (index, node) in nodes.enumerated() {
      names[ByteText(node.id)] = "n\(index)"
      text += "  n\(index)[\(MermaidText.quoted(node.label))]\n"
    }
    for edge in edges {
      guard let from = names[ByteText(edge.from)], let to = names[ByteText(edge.to)] else {
        continue
      }
      let label = MermaidText.quoted("\(edge.quantity) \(edge.unit.name)")
      text += "  \(from) -->|\(label)| \(to)\n"
    }
    return text
  }
}

/// Texts in the language of Graphviz.
enum DOTText {
  /// A name between quotes, of which `\"` is the one escape.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in printable(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// A label: in it Graphviz reads references such as `&lt;` besides.
  static func label(_ text: String) -> String {
    var label = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      label.append(scalar)
      if scalar == "&" { label.append(contentsOf: "amp;".unicodeScalars) }
    }
    return quoted(String(label))
  }
}

/// Texts in the language of Mermaid.
enum MermaidText {
  /// A label between quotes. Mermaid has no escape by a backslash: a sign is written by its number, `#34;`.
  /// It reads directives (`%%{`), Markdown, HTML and styles inside labels too, so that of ASCII only
  /// what means nothing anywhere stands as it is.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "\"": quoted += "#quot;"
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-", "_", "(", ")", "/":
        quoted.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: quoted += "#\(scalar.value);"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
