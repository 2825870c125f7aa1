namespace Strata.Wire.DataPlane;

/// <summary>
/// Bytes with a name: the tensors of a run, weights and optimizer state of a step. Never changed once made.
/// </summary>
/// <param name="Run">The run it belongs to.</param>
/// <param name="Name">Its name in the run, for example <c>x</c> or <c>state/120</c>; at most 512 bytes in
/// UTF-8.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Hash">The SHA-256 of its content, in lower-case hexadecimal.</param>
public sealed record Blob(long Run, string Name, ReadOnlyMemory<byte> Bytes, string Hash);
