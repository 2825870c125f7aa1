using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Domain;

namespace Strata.Worker.Tests.Domain;

/// <summary>Keeps what a worker's machine sent.</summary>
internal sealed class RecordingPort : IWorkerPort
{
    public List<IWireMessage> ToCoordinators { get; } = [];

    public List<(string Peer, IWireMessage Message)> Messages { get; } = [];

    public List<(string Peer, FrameHeader Header, float[] Payload)> Frames { get; } = [];

    public List<StateAnswer> Fetches { get; } = [];

    public List<(string Peer, long Step)> Served { get; } = [];

    public void ToCoordinator(IWireMessage message) => ToCoordinators.Add(message);

    public void ToPeer(string peer, IWireMessage message) => Messages.Add((peer, message));

    public void ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload) =>
        Frames.Add((peer, header with { Length = payload.Length * sizeof(float) }, payload.ToArray()));

    public void ServeState(string peer, int generation, long step, StepLog[] logs) => Served.Add((peer, step));

    public void FetchState(ViewMember source, StateAnswer state) => Fetches.Add(state);

    public void UploadState(string blob, long step) => Served.Add((blob, step));
}
