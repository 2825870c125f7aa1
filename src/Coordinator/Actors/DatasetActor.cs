using Akka.Actor;
using Akka.Event;
using Strata.Coordinator.Domain;
using Strata.Coordinator.Gateway;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>The data of one run: a shell around <see cref="DatasetMachine"/>.</summary>
internal sealed class DatasetActor : ReceiveActor, IDatasetPort
{
    private readonly IRunDesk gateway;
    private readonly ILoggingAdapter log = Context.GetLogger();
    private readonly Dictionary<string, ViewMember> members = [];
    private StartRun? spec;
    private DatasetMachine? machine;
    private readonly List<StreamStep> early = [];
    private long dropped = -1;

    /// <summary>Made by sharding.</summary>
    public DatasetActor(IRunDesk gateway)
    {
        this.gateway = gateway;
        Receive<StartRun>(Start);
        Receive<View>(MakeView);
        Receive<RowsFree>(free => machine?.RowsFree(free.Step));
        Receive<RowsAsked>(asked => machine?.RowsAsked(asked.Worker, asked.Generation, asked.Step));
        Receive<StepsRecorded>(recorded => machine?.Recorded(recorded.ToStep));
        Receive<StreamStep>(TakeStep);
    }

    void IDatasetPort.SendRows(string worker, int generation, StepDescription step, LeafRange rows)
    {
        if (members.TryGetValue(worker, out var member))
            gateway.SendRows(spec!.Run, member, generation, step, rows.First, rows.Count);
    }

    void IDatasetPort.DropRows(long step)
    {
        for (; dropped < step; dropped++) gateway.DropRows(spec!.Run, dropped + 1);
    }

    void IDatasetPort.ToClient(IWireMessage message) => gateway.ToClient(spec!.Run, message);

    private void Start(StartRun run)
    {
        if (machine is not null) return;
        spec = run;
        machine = new(run, this);
        machine.Start();
        foreach (var step in early) TakeStep(step);
        early.Clear();
    }

    private void MakeView(View view)
    {
        foreach (var member in view.Members) members[member.Worker] = member;
        machine?.ViewMade(view);
    }

    private void TakeStep(StreamStep step)
    {
        if (machine is null)
        {
            // A stream may overtake its run, which stands in line at the coordinator first.
            if (early.Count < DatasetMachine.Window) early.Add(step);
            return;
        }

        try
        {
            machine?.On(step);
        }
        catch (InvalidOperationException error)
        {
            log.Warning("Run {0}: {1}", step.Run, error.Message);
            gateway.ToClient(step.Run, new RunRefused(step.Run, error.Message));
        }
    }
}
