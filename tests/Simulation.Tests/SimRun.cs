using Strata.Training;
using Strata.Wire.Messages;
using Strata.Worker.Domain;

namespace Strata.Simulation.Tests;

/// <summary>A whole training in a simulated cluster, with faults and with checkers of every promise.</summary>
internal sealed class SimRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(300);
    private readonly ulong[] _prints;
    private readonly double[]?[] _phases;
    private readonly List<SimWorker> _workers = [];
    private readonly Queue<(long Step, SimFault Fault)> _faults;
    private readonly Dictionary<string, SimState> _blobs = new() { ["initial"] = new SimState() };
    private readonly Dictionary<(StepKind, int), int[]> _orders = [];
    private readonly List<string> _notes = [];

    public SimRun(SimOptions options)
    {
        Options = options;
        Random = new Random(options.Seed ^ 0x5eed);
        Network = new SimNetwork(Queue, Random, options);
        (_prints, _phases) = SimModel.Reference(options.Schedule, options.Seed);
        _faults = new(options.Faults);
        Client = new SimClient(this);
        Coordinator = new SimCoordinator(this);
        for (int i = 0; i < options.Workers; i++)
        {
            AddWorker();
        }
    }

    public SimOptions Options { get; }

    /// <summary>How often what happened, to show that the simulator is rough enough.</summary>
    public Dictionary<string, int> Tally { get; } = [];

    public EventQueue Queue { get; } = new();

    public Random Random { get; }

    public SimNetwork Network { get; }

    public SimCoordinator Coordinator { get; }

    public SimClient Client { get; }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="InvariantException">A promise was broken.</exception>
    public void Run()
    {
        StrikeFaults(-1);
        while (Client.Completed is null && Client.Failed is null)
        {
            Require(Queue.Now < s_patience && Queue.Count < 2_000_000 && Queue.Step(), "the run does not end");
        }
        CheckEnd();
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>The promise that was broken, with the seed; null if all were kept.</returns>
    public string? TryRun()
    {
        try
        {
            Run();
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error is InvariantException ? error.Message : $"Seed {Options.Seed}: {error}";
        }
    }

    public SimWorker? WorkerOf(string id) => _workers.Find(worker => worker.Id == id && !worker.IsDead);

    public void Note(string text) => _notes.Add($"{Queue.Now.TotalMilliseconds:0} ms: {text}");

    public void Count(string what) => Tally[what] = Tally.GetValueOrDefault(what) + 1;

    public void Require(bool holds, string promise)
    {
        if (!holds)
        {
            string waits = string.Join("; ", Coordinator.Status?.Waits.Select(
                wait => $"{wait.What} from {string.Join(",", wait.Whom)} at step {wait.Step}") ?? []);
            throw new InvariantException(
                $"Seed {Options.Seed}: {promise}. Recorded {Coordinator.Recorded} of {Options.Schedule.Steps} steps "
                + $"at {Queue.Now.TotalMilliseconds:0} ms; waits: {waits}\n{string.Join('\n', _notes.TakeLast(12))}");
        }
    }

    public void CheckState(string worker, long step, SimState state)
    {
        ulong expected = step < 0 ? new SimState().Fingerprint() : _prints[step];
        Require(state.Fingerprint() == expected, $"{worker} has other bits than one worker alone after step {step}");
    }

    public string Keep(SimState state)
    {
        string name = $"blob-{_blobs.Count}";
        _blobs[name] = state;
        return name;
    }

    public SimState BlobOf(string name) => _blobs[name];

    public int[] OrderOf(StepInfo info)
    {
        (StepKind, int) key = (info.Kind, info.Epoch);
        if (!_orders.TryGetValue(key, out int[]? order))
        {
            _orders[key] = order = SimModel.OrderOf(Options.Schedule, info, Options.Seed);
        }
        return order;
    }

    /// <summary>
    /// Lets the faults happen whose step has come, a little later, in the middle of whatever goes on.
    /// </summary>
    public void StrikeFaults(long recorded)
    {
        while (_faults.TryPeek(out (long Step, SimFault Fault) next) && next.Step <= recorded)
        {
            _faults.Dequeue();
            Queue.After(Random.NextDouble() * 25, () => Strike(next.Fault));
        }
    }

    private void Strike(SimFault fault)
    {
        Note(fault.ToString());
        Count(fault.ToString());
        switch (fault)
        {
            case SimFault.Crash: Crash(AnyWorker()); break;
            case SimFault.CrashTwo:
                Crash(AnyWorker());
                Queue.After(Random.NextDouble() * 30, () => Crash(AnyWorker()));
                break;
            case SimFault.CrashAll: _workers.ForEach(Crash); break;
            case SimFault.ShortPause: AnyWorker()?.Pause(Random.Next(5, 900)); break;
            case SimFault.LongPause: PauseLong(AnyWorker()); break;
            case SimFault.BreakLink: BreakLink(); break;
            case SimFault.SilentLoss: Network.Silence(AnyWorker()?.Id ?? "", AnyWorker()?.Id ?? "", 30); break;
            case SimFault.Join: AddWorker(); break;
            case SimFault.JoinTwo:
                AddWorker();
                AddWorker();
                break;
            case SimFault.RestartCoordinator: Coordinator.Restart(Random.Next(5, 2500)); break;
            case SimFault.CrashNewcomer: CrashNewcomer(); break;
            case SimFault.LoseWithoutCause: Coordinator.Lose(AnyWorker()?.Id ?? "", "a heartbeat came late"); break;
        }
    }

    private SimWorker AddWorker()
    {
        var worker = new SimWorker(this, $"w{_workers.Count}");
        _workers.Add(worker);
        return worker;
    }

    private SimWorker? AnyWorker()
    {
        List<SimWorker> living = _workers.FindAll(worker => !worker.IsDead && !worker.IsPaused);
        return living.Count == 0 ? null : living[Random.Next(living.Count)];
    }

    /// <summary>Kills a process, unless rows that nobody can send again would die with it.</summary>
    private void Crash(SimWorker? worker)
    {
        bool IsHolder(SimWorker other) => !other.IsDead && other.Machine?.Applied >= Coordinator.Recorded
            && other != worker;
        if (worker is null || worker.IsDead || (Options.Streams && !_workers.Exists(IsHolder)))
        {
            return;
        }
        Note($"{worker.Id} dies");
        worker.Crash();
        foreach (SimWorker peer in _workers)
        {
            Network.Break(worker.Id, peer.Id);
            Queue.After(1 + (Random.NextDouble() * 20), () => peer.Do(() => peer.Machine?.LinkBroken(worker.Id)));
        }
        Queue.After(1 + (Random.NextDouble() * 40), () => LoseUntilHeard(worker.Id));
        if (_workers.TrueForAll(other => other.IsDead))
        {
            Queue.After(Random.Next(10, 3000), () => AddWorker());
        }
    }

    private void LoseUntilHeard(string id)
    {
        Coordinator.Lose(id, "its connection was reset");
        if (!Coordinator.IsUp)
        {
            Queue.After(200, () => LoseUntilHeard(id));
        }
    }

    private void PauseLong(SimWorker? worker)
    {
        if (worker is null)
        {
            return;
        }
        int pause = Random.Next(900, 6000);
        worker.Pause(pause);
        if (pause > 1000)
        {
            Queue.After(1000, () => Coordinator.Lose(worker.Id, "no heartbeat for 1 s"));
        }
    }

    private void BreakLink()
    {
        (SimWorker? one, SimWorker? other) = (AnyWorker(), AnyWorker());
        if (one is null || other is null || one == other)
        {
            return;
        }
        Network.Break(one.Id, other.Id);
        Queue.After(Random.NextDouble() * 20, () => one.Do(() => one.Machine?.LinkBroken(other.Id)));
        if (Random.Next(3) > 0)
        {
            Queue.After(Random.NextDouble() * 20, () => other.Do(() => other.Machine?.LinkBroken(one.Id)));
        }
    }

    private void CrashNewcomer()
    {
        SimWorker newcomer = _workers.Find(worker => !worker.IsDead && worker.Machine?.Phase < WorkerPhase.Training)
            ?? AddWorker();
        Queue.After(Random.NextDouble() * 80, () => Crash(newcomer));
    }

    private void CheckEnd()
    {
        Require(Client.Failed is null, $"the run failed: {Client.Failed?.Reason}");
        RunCompleted end = Client.Completed!;
        CheckState("the client", end.Step, BlobOf(end.State.Name));
        Require(end.Step == Options.Schedule.Steps - 1 || end.Stopped is not null, "the run ended early");
        var history = new Coordinator.Domain.RunHistory();
        var logs = Enumerable.Range(0, (int)end.Step + 1).Select(step => new StepLog(step, [], PhaseOf(step)));
        history.Record(end.Step, logs);
        string Text(EpochLogs epoch) => $"{epoch.Epoch}:{epoch.Train.FirstOrDefault()}:{epoch.Validate?[0]}";
        Require(end.History.Select(Text).SequenceEqual(history.Epochs.Select(Text)), "History has other numbers");
        if (end.Stopped is null)
        {
            bool whole = Coordinator.Ledger is not { } ledger || ledger.Step == end.Step;
            Require(whole, "the ledger lacks steps");
        }
    }

    private PhaseLogs? PhaseOf(int step)
    {
        StepInfo info = Options.Schedule[step];
        return _phases[step] is { } values ? new(info.Epoch, info.Kind == StepKind.Train, values) : null;
    }
}
