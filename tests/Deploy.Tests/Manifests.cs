using System.Reflection;
using k8s;
using k8s.Models;

namespace Strata.Deploy.Tests;

/// <summary>The manifests that the kustomization lists, parsed strictly: an unknown field is an error.</summary>
internal static class Manifests
{
    public static string Root { get; } = typeof(Manifests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepoRoot").Value!;

    public static string Folder { get; } = Path.Combine(Root, "deploy", "kubernetes", "base");

    public static string[] Files { get; } = [.. File.ReadAllLines(Path.Combine(Folder, "kustomization.yaml"))
        .SkipWhile(line => line != "resources:").Skip(1)
        .TakeWhile(line => line.StartsWith("  - ", StringComparison.Ordinal))
        .Select(line => line[4..])];

    public static V1StatefulSet Coordinator => Workload("strata-coordinator");

    public static V1StatefulSet Worker => Workload("strata-worker");

    public static IReadOnlyList<object> Parse() =>
        [.. Files.SelectMany(file => Parse(File.ReadAllText(Path.Combine(Folder, file))))];

    public static IReadOnlyList<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, strict: true);

    private static V1StatefulSet Workload(string name) =>
        Parse().OfType<V1StatefulSet>().Single(set => set.Metadata.Name == name);
}
