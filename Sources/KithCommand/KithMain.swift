internal import ArgumentParser

@main
struct KithMain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kith", abstract: "Build a knowledge graph from news articles and ask who is connected to whom.")
}
