using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>What a dataset's machine does to the world.</summary>
internal interface IDatasetPort
{
    /// <summary>Sends a worker its rows of a streamed step, perhaps none, with the step's description.</summary>
    void SendRows(string worker, int generation, StepDescription step, LeafRange rows);

    /// <summary>Lets go of the rows of all steps up to one.</summary>
    void DropRows(long step);

    /// <summary>Sends a message to the run's client.</summary>
    void ToClient(IWireMessage message);
}
