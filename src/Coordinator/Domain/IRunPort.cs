using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>
/// What a run's machine does to the world. The calls of one input take effect in their order and only after every
/// event journaled among them is durable; a coordinator that dies before that has done none of them.
/// </summary>
internal interface IRunPort
{
    /// <summary>Keeps an event, from which the machine is made again.</summary>
    void Journal(IJournalEvent entry);

    /// <summary>Sends a message to a worker; it may be lost.</summary>
    void ToWorker(string worker, IWireMessage message);

    /// <summary>Sends a message to the run's client.</summary>
    void ToClient(IWireMessage message);

    /// <summary>A view begins: who owns which bucket and who reads which rows follows from it.</summary>
    void ViewMade(View view);

    /// <summary>All workers have applied the steps up to one: nobody needs their rows.</summary>
    void RowsFree(long step);

    /// <summary>A worker says it waits for the rows of a step.</summary>
    void RowsAsked(string worker, int generation, long step);

    /// <summary>The run is over: its workers may be given to another.</summary>
    void Ended();

    /// <summary>Says what happened, for people.</summary>
    void Note(string text);
}
