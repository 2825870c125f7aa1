namespace Strata.Hosting.Health;

/// <summary>
/// One thing without which only a new start of the process helps. It never depends on other processes.
/// </summary>
/// <param name="Name">What it is, such as <c>actors</c>.</param>
/// <param name="Obstacle">Says what is broken, or null if nothing is. Called at every probe; must not wait.</param>
public sealed record LivenessCheck(string Name, Func<string?> Obstacle);
