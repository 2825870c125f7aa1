using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using Strata.Coordinator.Domain;
using Strata.Coordinator.Gateway;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>
/// One run: a shell around <see cref="RunMachine"/>. What the machine wants to do is done after its events of the same
/// input are in the journal.
/// </summary>
internal sealed class ModelActor : ReceivePersistentActor, IRunPort, IWithTimers
{
    private const int MostEarly = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    private readonly IRunDesk gateway;
    private readonly IActorRef coordinator;
    private readonly IActorRef datasets;
    private readonly IActorRef layers;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Dictionary<string, ICanTell> workers = [];
    private readonly List<IJournalEvent> entries = [];
    private readonly List<Action> effects = [];
    private readonly List<(IRunMessage Message, IActorRef Sender)> early = [];
    private readonly ILoggingAdapter log = Context.GetLogger();
    private RunMachine? machine;
    private LayerVoice? voice;

    /// <summary>Made by sharding.</summary>
    /// <param name="run">The entity's id: the run's number.</param>
    /// <param name="gateway">Clients and blobs.</param>
    /// <param name="coordinator">The <see cref="CoordinatorActor"/>.</param>
    /// <param name="datasets">The region of <see cref="DatasetActor"/>.</param>
    /// <param name="layers">The region of <see cref="LayerActor"/>.</param>
    /// <param name="time">The clock.</param>
    public ModelActor(
        string run, IRunDesk gateway, IActorRef coordinator, IActorRef datasets, IActorRef layers, TimeProvider time)
    {
        (this.gateway, this.coordinator, this.datasets, this.layers) = (gateway, coordinator, datasets, layers);
        this.time = time;
        started = time.GetTimestamp();
        PersistenceId = "run-" + run;
        Recover<RunStarted>(start => Make(start.Spec));
        Recover<IJournalEvent>(entry => machine?.Replay(entry));
        Recover<RecoveryCompleted>(_ => Do(() => machine?.Resume(Now)));
        Command<StartRun>(Start);
        Command<WorkerOffered>(offer => Do(() => Offer(offer)));
        Command<WorkerGone>(gone => Do(() => Lose(gone)));
        Command<CheckpointKept>(kept => Do(() => machine?.StateKept(kept.Step, kept.State, Now)));
        Command<TickNow>(_ => Do(() => machine?.Tick(Now)));
        Command<WhoIsWaitedFor>(Answer);
        Command<OwnerSlow>(slow => Do(() => machine?.Unburden(slow.Worker, Now)));
        Command<Progress>(report =>
        {
            voice?.On(report);
            Do(() => machine?.On(report, Now));
        });
        Command<IRunMessage>(Take);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => time.GetElapsedTime(started);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        base.PreStart();
        Timers.StartPeriodicTimer("tick", TickNow.Instance, Tick);
    }

    void IRunPort.Journal(IJournalEvent entry) => entries.Add(entry);

    void IRunPort.ToWorker(string worker, IWireMessage message) => effects.Add(() =>
    {
        if (workers.TryGetValue(worker, out var actor)) actor.Tell(message, Self);
    });

    void IRunPort.ToClient(IWireMessage message) => effects.Add(() => gateway.ToClient(machine!.Spec.Run, message));

    void IRunPort.ViewMade(View view) => effects.Add(() =>
    {
        datasets.Tell(view);
        voice!.ViewMade(view);
    });

    void IRunPort.RowsFree(long step) => effects.Add(() => datasets.Tell(new RowsFree(machine!.Spec.Run, step)));

    void IRunPort.RowsAsked(string worker, int generation, long step) =>
        effects.Add(() => datasets.Tell(new RowsAsked(machine!.Spec.Run, worker, generation, step)));

    void IRunPort.Ended() => effects.Add(() =>
    {
        coordinator.Tell(new RunEnded(machine!.Spec.Run, false, null));
        Timers.Cancel("tick");
    });

    void IRunPort.Note(string text) => effects.Add(() => log.Info("Run {0}: {1}", machine!.Spec.Run, text));

    private void Start(StartRun spec)
    {
        if (machine is not null) return;
        Make(spec);
        Do(() => machine!.Start(Now));
        foreach (var (message, sender) in early) Self.Tell(message, sender);
        early.Clear();
    }

    // A client's gate may overtake its run, which stands in line at the coordinator first.
    private void Take(IRunMessage message)
    {
        if (machine is not null) Do(() => machine.On(message, Now));
        else if (early.Count < MostEarly) early.Add((message, Sender));
    }

    private void Make(StartRun spec)
    {
        var address = gateway.Address;
        machine = new(spec, new(address.Id, address.ToEndpoints()), this);
        voice = new(spec, layers, Self);
    }

    private void Answer(WhoIsWaitedFor question)
    {
        if (machine?.Status() is not { } status) return;
        if (Sender.IsNobody() || Sender.Equals(Context.System.DeadLetters)) gateway.ToClient(question.Run, status);
        else Sender.Tell(status);
    }

    private void Offer(WorkerOffered offer)
    {
        workers[offer.Worker.Worker] = Context.ActorSelection(offer.Path);
        machine?.Offer(offer.Worker, Now);
    }

    private void Lose(WorkerGone gone)
    {
        workers.Remove(gone.Worker);
        machine?.Lose(gone.Worker, gone.Reason, Now);
    }

    private void Do(Action input)
    {
        input();
        if (entries.Count == 0)
        {
            Perform();
            return;
        }

        int left = entries.Count;
        IJournalEvent[] events = [.. entries];
        entries.Clear();
        PersistAll(events, entry =>
        {
            if (entry is StepsRecorded recorded)
            {
                datasets.Tell(recorded);
                voice!.Applied(recorded.ToStep);
            }

            if (--left == 0) Perform();
        });
    }

    private void Perform()
    {
        foreach (var effect in effects) effect();
        effects.Clear();
    }

    private sealed class TickNow
    {
        internal static readonly TickNow Instance = new();
    }
}
