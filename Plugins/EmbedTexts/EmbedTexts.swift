import Foundation
import PackagePlugin

/// Puts the text files of a target's folder `Catalogues`, `Data` or `Public` into the program, which stays one file.
/// The target lists the folder under `exclude` and finds the texts in `EmbeddedTexts`.
@main
struct EmbedTexts: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let files = try ["Catalogues", "Data", "Public"].flatMap { folder -> [URL] in
            let folder = target.directoryURL.appending(path: folder)
            guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { !$0.lastPathComponent.hasPrefix(".") }
        }.sorted { $0.path() < $1.path() }
        let script = context.package.directoryURL.appending(path: "bin/embed-texts")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
        return [
            .buildCommand(
                displayName: "Embedding the texts of \(target.name)",
                executable: URL(filePath: "/bin/sh"),
                arguments: [script.path(), output.path()] + files.map { $0.path() },
                inputFiles: [script] + files,
                outputFiles: [output])
        ]
    }
}
