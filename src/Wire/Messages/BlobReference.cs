using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Names bytes that a data plane holds.</summary>
/// <param name="Name">The blob's name within its run.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
[MessagePackObject]
public sealed record BlobReference(
    [property: Key(0)] string Name,
    [property: Key(1)] long Length,
    [property: Key(2)] string Sha256);
