namespace Strata.Parity;

/// <summary>The case cannot be replayed; the message says why.</summary>
internal sealed class SkipException(string message) : Exception(message);
