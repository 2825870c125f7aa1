using Strata.Fuzz.Running;

namespace Strata.Fuzz.Mutations;

/// <summary>One way to break the files of a model.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Does it.</param>
internal sealed record Mutation(string Name, Action<FuzzCase> Apply)
{
    internal static Mutation[] All { get; } =
        [.. JsonMutations.All, .. TopologyMutations.All, .. ManifestMutations.All, .. ByteMutations.All];
}
