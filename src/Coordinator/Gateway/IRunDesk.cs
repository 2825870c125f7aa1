using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Gateway;

/// <summary>What actors reach of the data plane.</summary>
internal interface IRunDesk
{
    /// <summary>Where workers reach it.</summary>
    PeerAddress Address { get; }

    /// <summary>Sends a message to the client of a run; if it is gone, nothing happens.</summary>
    void ToClient(long run, IWireMessage message);

    /// <summary>Sends a worker some rows of a streamed step.</summary>
    void SendRows(long run, ViewMember worker, int generation, StepDescription step, int firstRow, int rows);

    /// <summary>Nothing is sent to a worker any more.</summary>
    void Forget(string worker);

    /// <summary>Lets go of the rows of a streamed step.</summary>
    void DropRows(long run, long step);
}
