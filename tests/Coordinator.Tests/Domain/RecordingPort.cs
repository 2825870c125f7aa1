using Strata.Coordinator.Domain;
using Strata.Training;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Tests.Domain;

/// <summary>Keeps what a machine did to the world.</summary>
internal sealed class RecordingPort : IRunPort, IDatasetPort
{
    public List<IJournalEvent> Events { get; } = [];

    public List<(string Worker, IWireMessage Message)> ToWorkers { get; } = [];

    public List<IWireMessage> ToClients { get; } = [];

    public List<(string Worker, int Generation, long Step, LeafRange Rows)> Rows { get; } = [];

    public List<string> Notes { get; } = [];

    public long Free { get; private set; } = -1;

    public bool HasEnded { get; private set; }

    /// <summary>The newest message of a kind to a worker.</summary>
    public T Last<T>(string worker)
        where T : IWireMessage =>
        ToWorkers.Where(sent => sent.Worker == worker).Select(sent => sent.Message).OfType<T>().Last();

    public void Journal(IJournalEvent entry) => Events.Add(entry);

    public void ToWorker(string worker, IWireMessage message) => ToWorkers.Add((worker, message));

    public void ToClient(IWireMessage message) => ToClients.Add(message);

    public void ViewMade(View view)
    {
    }

    public void RowsFree(long step) => Free = step;

    public void RowsAsked(string worker, int generation, long step)
    {
    }

    public void Ended() => HasEnded = true;

    public void Note(string text) => Notes.Add(text);

    public void SendRows(string worker, int generation, StepDescription step, LeafRange rows) =>
        Rows.Add((worker, generation, step.Step, rows));

    public void DropRows(long step) => Free = step;
}
