using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A layer's buckets: who owns them, and who is waited for.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Floats">Floats of its gradients.</param>
/// <param name="Buckets">Buckets that hold some of them.</param>
/// <param name="Owners">Who owns them.</param>
/// <param name="Step">The newest step applied; -1 for none.</param>
/// <param name="Waits">What is waited for just now.</param>
/// <param name="Slowest">Who was waited for most often; empty if nobody was.</param>
/// <param name="WaitedFor">How often.</param>
[MessagePackObject]
public sealed record LayerStatus(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer,
    [property: Key(2)] int Floats,
    [property: Key(3)] int Buckets,
    [property: Key(4)] string[] Owners,
    [property: Key(5)] long Step,
    [property: Key(6)] Wait[] Waits,
    [property: Key(7)] string Slowest,
    [property: Key(8)] long WaitedFor) : ILayerMessage;
