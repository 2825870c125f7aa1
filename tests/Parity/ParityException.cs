namespace Strata.Parity;

/// <summary>The case fails before there is anything to compare; the message says why.</summary>
internal sealed class ParityException(string message) : Exception(message);
