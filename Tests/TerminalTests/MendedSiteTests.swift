import Foundation
import Testing
import Wording

@testable import Terminal

/// A publication that somebody wrote in: putting it right is not done in silence.
@Suite struct MendedSiteTests {
  @Test(arguments: Language.allCases)
  func `what was changed or taken away is named once, what was cut short is not`(
    language: Language
  ) async throws {
    let machine = try await Machine.withEverything()
    let publish = "publish @/publication --lang \(language.rawValue)"
    let entries = try #require(
      machine.contents(of: "publication/tile/entries/").first { !$0.value.isEmpty }?.key)
    let name = String(entries.dropFirst("publication/".count))
    let bundle = try #require(machine.text(entries))
    machine.write(entries, bundle.replacing("Plast", with: "Plost"))
    let told = await machine.run(publish)
    #expect(told.status == 0 && told.errors.contains(name), "\(told)")
    machine.remove("publication/key")
    #expect(await machine.run(publish).errors.contains("key"))
    machine.remove(entries)
    #expect(await machine.run(publish + " --json").output.contains(#""mended":["\#(name)"]"#))
    let quiet = await machine.run(publish)
    #expect(quiet.status == 0 && !quiet.errors.contains(name), "\(quiet)")
    // As a killed run leaves it: the head promised nothing.
    machine.remove("publication/checkpoint")
    machine.remove(entries)
    let cut = await machine.run(publish)
    #expect(cut.status == 0 && !cut.errors.contains(name), "\(cut)")
  }

  @Test func `one entry is said to be one`() async throws {
    let machine = try await Machine.withEverything()
    #expect(await machine.run("donate 1 sheet --provider plast").status == 0)
    let done = await machine.run("publish @/publication")
    #expect(done.output.contains("dont 1 nouvelle."), "\(done)")
  }
}
