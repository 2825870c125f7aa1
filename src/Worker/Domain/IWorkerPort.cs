using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// What the worker's machine does to the world. No call may wait or call back into the machine: senders queue.
/// What is sent may be lost; the machine repeats what matters.
/// </summary>
internal interface IWorkerPort
{
    /// <summary>Sends a message to the run's coordinator.</summary>
    void ToCoordinator(IWireMessage message);

    /// <summary>Sends a message to another worker over the data plane.</summary>
    void ToPeer(string peer, IWireMessage message);

    /// <summary>Sends floats to another worker over the data plane; they may change after it returns.</summary>
    void ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload);

    /// <summary>Takes the state as it is after <paramref name="step"/> and answers a peer with a
    /// <see cref="StateAnswer"/> that carries <paramref name="generation"/> and <paramref name="logs"/>.</summary>
    void ServeState(string peer, int generation, long step, StepLog[] logs);

    /// <summary>Fetches a state and puts it in place; then <see cref="WorkerRun.StateLoaded"/> or
    /// <see cref="WorkerRun.StateFailed"/> is called.</summary>
    void FetchState(ViewMember source, StateAnswer state);

    /// <summary>Puts the state as it is after <paramref name="step"/> into the coordinator's data plane.</summary>
    void UploadState(string blob, long step);
}
