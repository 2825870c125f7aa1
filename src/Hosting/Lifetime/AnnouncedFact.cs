namespace Strata.Hosting.Lifetime;

/// <summary>Something that a service tells who started it, such as a port.</summary>
/// <param name="Name">Its name: <c>akka</c>, <c>health</c>, <c>client</c>.</param>
/// <param name="Value">Its value, asked once the service runs.</param>
public sealed record AnnouncedFact(string Name, Func<string> Value);
