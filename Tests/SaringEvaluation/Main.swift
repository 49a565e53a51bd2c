import Foundation

/// `SaringEvaluation PROGRAM [FOLDER]`: measures the rule book on adverts and messages in a folder
/// beside the repository, and prints one table.
@main struct SaringEvaluation {
  static func main() async throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let arguments = CommandLine.arguments.dropFirst()
    guard let program = arguments.first else {
      print("usage: SaringEvaluation PROGRAM [FOLDER]")
      exit(2)
    }
    let texts = URL(
      fileURLWithPath: arguments.dropFirst().first
        ?? repository.appendingPathComponent("../shared/data").path)
    guard FileManager.default.fileExists(atPath: texts.appendingPathComponent("adverts").path)
    else {
      print("skipped: the adverts and messages are not here (../shared/data)")
      return
    }
    let rules = repository.appendingPathComponent("Rules").path
    var evaluation = Evaluation(
      screener: Screener(program: program, rules: rules), repository: repository, texts: texts)
    do {
      try await evaluation.run()
    } catch {
      FileHandle.standardError.write(Data("could not measure: \(error)\n".utf8))
      exit(2)
    }
    print(evaluation.table.text)
    if !evaluation.table.allKept { exit(1) }
  }
}
