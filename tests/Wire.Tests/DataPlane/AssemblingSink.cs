using System.Collections.Concurrent;
using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>Puts chunked payloads together.</summary>
internal sealed class AssemblingSink(int maxBytes) : IFrameSink, IDisposable
{
    private readonly ChunkAssembler _assembler = new(maxBytes);

    public BlockingCollection<byte[]> Whole { get; } = [];

    public BlockingCollection<PeerLoss> Losses { get; } = [];

    public void Opened(FrameConnection connection)
    {
    }

    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        using PooledBuffer? whole = _assembler.Add(header, payload);
        if (whole is not null)
        {
            Whole.Add(whole.Bytes.ToArray());
        }
    }

    public void Lost(FrameConnection connection, PeerLoss loss)
    {
        _assembler.Dispose();
        Losses.Add(loss);
    }

    public void Dispose() => _assembler.Dispose();
}
