namespace Strata.Hosting.Health;

/// <summary>One thing that must be so before a service is ready.</summary>
/// <param name="Name">What it is, such as <c>cluster</c>.</param>
/// <param name="Obstacle">Says what is missing, or null if nothing is. Called at every probe; must not wait.</param>
public sealed record ReadinessCheck(string Name, Func<string?> Obstacle);
