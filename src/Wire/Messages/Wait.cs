using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Something a worker waits for, and from whom.</summary>
/// <param name="What">What is missing, as a phrase.</param>
/// <param name="Whom">Who is to send it.</param>
/// <param name="Step">The step.</param>
/// <param name="Level">The level, or -1.</param>
/// <param name="Bucket">The bucket, or -1.</param>
[MessagePackObject]
public sealed record Wait(
    [property: Key(0)] string What,
    [property: Key(1)] string[] Whom,
    [property: Key(2)] long Step,
    [property: Key(3)] int Level,
    [property: Key(4)] int Bucket);
