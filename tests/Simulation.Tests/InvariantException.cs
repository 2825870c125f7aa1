namespace Strata.Simulation.Tests;

/// <summary>The protocol broke a promise.</summary>
internal sealed class InvariantException(string promise) : Exception(promise);
