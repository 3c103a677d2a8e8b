import Calls
import Contributions
import Deliveries
import Handouts
import Impact
import Inventory
import Means
import Needs
import Projecting
import Quality
import Terminal
import Trace

/// The executable: the read models there are, and the machine it runs on.
@main enum Program {
  static let projectors: [any Projector.Type] = [
    InventoryProjector.self, ContributionsProjector.self, ImpactProjector.self,
    TraceProjector.self, NeedsProjector.self, CallsProjector.self, HandoutsProjector.self,
    DeliveriesProjector.self, MeansProjector.self, QualityProjector.self,
  ]

  static func main() async {
    let status = await Maillon.run(
      arguments: Array(CommandLine.arguments.dropFirst()), projectors: projectors, console: .live)
    Console.exit(status)
  }
}
