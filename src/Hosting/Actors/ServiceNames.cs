namespace Strata.Hosting.Actors;

/// <summary>The names under which actors of one service are found by those of another.</summary>
public static class ServiceNames
{
    /// <summary>The cluster singleton that admits workers and runs.</summary>
    public const string Coordinator = "strata-coordinator";
}
