using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>Arrows point to the mathematics: who may refer to whom, read from the csproj files.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["src/Core"] = [],
        ["src/Kernels/Cpu"] = ["src/Core"],
        ["src/Kernels/Cuda"] = ["src/Core"],
        ["src/Wire"] = ["src/Core"],
        ["src/Formats"] = ["src/Core"],
        ["src/Hosting"] = [],
        ["src/Coordinator"] = ["src/Core", "src/Wire", "src/Hosting"],
        ["src/Worker"] = ["src/Core", "src/Wire", "src/Hosting", "src/Kernels/Cpu", "src/Kernels/Cuda"],
        ["src/Api"] =
        [
            "src/Core", "src/Kernels/Cpu", "src/Kernels/Cuda", "src/Wire", "src/Formats", "src/Hosting",
                "src/Coordinator",
            "src/Worker",
        ],
    };

    // Packages by the beginnings of their names.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["src/Core"] = [],
        ["src/Kernels/Cpu"] = [],
        ["src/Kernels/Cuda"] = [],
        ["src/Wire"] = ["Akka", "MessagePack", "Google.Protobuf", "System.Configuration.ConfigurationManager"],
        ["src/Formats"] = ["StbImage"],
        ["src/Hosting"] = ["Akka", "Microsoft.Extensions.", "Microsoft.Data.Sqlite", "OpenTelemetry"],
        ["src/Coordinator"] = ["Akka", "Microsoft.Extensions."],
        ["src/Worker"] = ["Akka", "Microsoft.Extensions."],
        ["src/Api"] = [],
    };

    [Fact]
    public void Each_project_of_src_has_its_row() => Rule.Holds(
        "src: a project the tables do not know",
        Of("src/").Where(p => !Table.ContainsKey(p.Folder) || !Packages.ContainsKey(p.Folder)).Select(p => p.Path));

    [Fact]
    public void A_project_refers_only_to_those_its_row_names() => Rule.Holds(
        "a reference against the arrows",
        from project in Of("src/")
        from reference in project.References
        where !Table.GetValueOrDefault(project.Folder, []).Contains(reference)
        select $"{project.Path}: {reference}");

    [Fact]
    public void A_project_uses_only_the_packages_its_row_names() => Rule.Holds(
        "a package that does not belong here",
        from project in Of("src/")
        from package in project.Packages
        where !Packages.GetValueOrDefault(project.Folder, [])
            .Any(start => package.StartsWith(start, StringComparison.Ordinal))
        select $"{project.Path}: {package}");

    [Fact]
    public void Samples_know_only_the_door() => Rule.Holds(
        "a sample that knows more than src/Api",
        from project in Of("samples/")
        from reference in project.References
        where reference != "src/Api"
        select $"{project.Path}: {reference}");

    [Fact]
    public void Test_projects_share_only_the_harness() => Rule.Holds(
        "a test project that refers to another one",
        from project in Of("tests/")
        from reference in project.References
        where !reference.StartsWith("src/", StringComparison.Ordinal) && reference != "tests/Testing"
        select $"{project.Path}: {reference}");

    [Fact]
    public void Versions_are_central() => Rule.Holds(
        "a version beside Directory.Packages.props",
        from project in Repository.Projects
        from line in File.ReadLines(Repository.Full(project.Path))
        where line.Contains("PackageReference", StringComparison.Ordinal)
            && line.Contains("Version=", StringComparison.Ordinal)
        select $"{project.Path}: {line.Trim()}");

    [Fact]
    public void Each_project_has_its_lock_file_and_its_place_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.Full("Cluster.sln")).Replace('\\', '/');
        Rule.Holds("a project without lock file or place in Cluster.sln", Repository.Projects
            .Where(p => !File.Exists(Repository.Full($"{p.Folder}/packages.lock.json"))
                || !solution.Contains($"\"{p.Path}\"", StringComparison.Ordinal))
            .Select(p => p.Path));
    }

    private static IEnumerable<Project> Of(string folder) =>
        Repository.Projects.Where(project => project.Path.StartsWith(folder, StringComparison.Ordinal));
}
