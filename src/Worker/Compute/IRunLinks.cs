using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Compute;

/// <summary>What a run's compute thread reaches of the world. Sending never waits; fetching and putting may.</summary>
internal interface IRunLinks
{
    /// <summary>Sends a message to the run's coordinator.</summary>
    void ToCoordinator(IWireMessage message);

    /// <summary>Sends a message to another worker.</summary>
    void ToPeer(string peer, IWireMessage message);

    /// <summary>Sends floats to another worker; they may change after it returns.</summary>
    void ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload);

    /// <summary>Tells where another worker is to be found.</summary>
    void Know(ViewMember peer);

    /// <summary>Keeps bytes for others to fetch.</summary>
    Blob Keep(long run, string name, ReadOnlyMemory<byte> bytes);

    /// <summary>Fetches bytes from a worker, or, without one, from the coordinator.</summary>
    /// <exception cref="IOException">They cannot be had.</exception>
    Blob Fetch(ViewMember? source, long run, string name);

    /// <summary>Puts bytes into the coordinator's data plane.</summary>
    /// <exception cref="IOException">It cannot be reached, or refuses.</exception>
    void Put(long run, string name, ReadOnlyMemory<byte> bytes);
}
