internal import ArgumentParser
internal import Foundation
internal import GraphSchema
internal import GraphStore

/// Parses the command line, runs the verb, and turns errors into three lines and an exit code: 0 success, 1 failure, 64
/// wrong usage.
@main
enum Entry {
  static func main() async {
    GraphDatabase.countNoMemory()
    do {
      var verb = try KithVerbs.parseAsRoot()
      if var asynchronous = verb as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try verb.run()
      }
    } catch let error as any Diagnostic {
      Console.note(error.description)
      Foundation.exit(1)
    } catch {
      KithVerbs.exit(withError: error)
    }
  }
}

struct KithVerbs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kith",
    abstract:
      "Build a knowledge graph from news articles, and ask who is connected to whom and which sentence says so.",
    discussion: """
      A minute of Kith:
        kith build articles/
        kith who lavrov
        kith path "Keith Kellogg" "Vladimir Putin"
        kith draw "Keith Kellogg" --output kellogg.svg
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Build",
        subcommands: [
          BuildVerb.self, WatchVerb.self, ImportVerb.self, RemoveVerb.self, CheckVerb.self, CompactVerb.self,
          BackupVerb.self, ExplainVerb.self,
        ]),
      CommandGroup(
        name: "Ask",
        subcommands: [
          WhoVerb.self, NearVerb.self, PathVerb.self, WhyVerb.self, ConflictsVerb.self, FindVerb.self, QueryVerb.self,
          StoriesVerb.self,
          StatsVerb.self, RankVerb.self, CommunitiesVerb.self,
        ]),
      CommandGroup(
        name: "Judge",
        subcommands: [
          ReviewVerb.self, WhySameVerb.self, MergeVerb.self, SplitVerb.self, RenameVerb.self, RetypeVerb.self,
          AcceptVerb.self, RejectVerb.self,
          UndoVerb.self, LogVerb.self, JudgeVerb.self,
        ]),
      CommandGroup(name: "Show", subcommands: [ExportVerb.self, DrawVerb.self, BriefVerb.self]),
      CommandGroup(name: "Measure", subcommands: [EvalVerb.self]),
      CommandGroup(name: "Names", subcommands: [PackVerb.self]),
    ])
}
