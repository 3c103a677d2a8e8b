import Calls
import Contributions
import Deliveries
import Dispatch
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

  static func main() {
    let (arguments, console) = (Array(CommandLine.arguments.dropFirst()), Console.live)
    if let status = Maillon.refusal(arguments: arguments, console: console) {
      Console.exit(status)
    }
    Task {
      Console.exit(
        await Maillon.run(arguments: arguments, projectors: projectors, console: console))
    }
    dispatchMain()
  }
}
