using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>A channel that swallows what is written.</summary>
internal sealed class NullChannel : IByteChannel
{
    public string Remote => "nowhere";

    public bool CanWriteNow => true;

    public TimeSpan Stall => TimeSpan.Zero;

    public int Read(Span<byte> target) => 0;

    public void Write(ReadOnlySpan<byte> bytes)
    {
    }

    public void Dispose()
    {
    }
}
