namespace Strata.Architecture.Tests;

/// <summary>The files of the repository, without what building leaves behind.</summary>
internal static class Repository
{
    private static readonly string[] Left =
        ["bin", "obj", ".git", "node_modules", "artifacts", "TestResults", ".vs", ".idea"];

    internal static string Root { get; } = FindRoot();

    /// <summary>Paths of all files, relative to the root, with forward slashes.</summary>
    internal static IReadOnlyList<string> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(Relative).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => new SourceFile(path))];

    internal static IReadOnlyList<Project> Projects { get; } =
        [.. Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => new Project(path))];

    internal static string Full(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cluster.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException(
            $"Cluster.sln: expected it above {AppContext.BaseDirectory}, found none.");
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => !Left.Contains(file.Name))) yield return file;
        foreach (var inner in folder.EnumerateDirectories().Where(inner => !Left.Contains(inner.Name)))
            foreach (var file in Walk(inner)) yield return file;
    }

    private static string Relative(FileInfo file) =>
        Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
}
