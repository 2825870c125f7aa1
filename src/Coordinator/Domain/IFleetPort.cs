using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>What the fleet's machine does to the world.</summary>
internal interface IFleetPort
{
    /// <summary>Makes a run begin.</summary>
    void Start(StartRun run);

    /// <summary>Sends a message to a run.</summary>
    void ToRun(IRunMessage message);

    /// <summary>Sends a message to a run's client.</summary>
    void ToClient(long run, IWireMessage message);

    /// <summary>Nothing is sent to a worker any more.</summary>
    void Forget(string worker);

    /// <summary>Says what happened, for people.</summary>
    void Note(string text);
}
