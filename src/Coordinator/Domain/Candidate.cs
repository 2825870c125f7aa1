using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>A worker that is to be in a view but is not yet.</summary>
internal sealed class Candidate(ViewMember member)
{
    /// <summary>The worker.</summary>
    public ViewMember Member { get; set; } = member;

    /// <summary>Whether it has a state and may be included in a view.</summary>
    public bool IsSeeded { get; set; }

    /// <summary>When it was found to be seeded.</summary>
    public TimeSpan SeededAt { get; set; }

    /// <summary>The generation it was told to get the state with; -1 before it was told.</summary>
    public int Generation { get; set; } = -1;

    /// <summary>From whom it gets the state; null for the coordinator.</summary>
    public string? Source { get; set; }

    /// <summary>What it was told, to be told again.</summary>
    public SeedRun? Told { get; set; }

    /// <summary>When it was first told.</summary>
    public TimeSpan ToldAt { get; set; }

    /// <summary>When it was last told.</summary>
    public TimeSpan RepeatedAt { get; set; }
}
