using System.Buffers;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Domain;

namespace Strata.Worker.Compute;

/// <summary>
/// A worker's part in one run: a thread that computes, and the machine that says what. Messages and frames may come
/// from any thread; one lock guards the machine, and no lock is held while something is sent or computed, but for the
/// moment between a step's last total and its commit.
/// </summary>
internal sealed class RunCompute : IWorkerPort, IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(20);
    private readonly object gate = new();
    private readonly string worker;
    private readonly IRunLinks links;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Func<RunWorkspace> prepare;
    private readonly WorkerRun machine;
    private readonly MachineExchange exchange;
    private readonly Thread thread;
    private RunWorkspace? workspace;
    private volatile bool stopped;

    /// <summary>Takes part in a run; the thread begins with <see cref="Start"/>.</summary>
    /// <param name="worker">This worker's id.</param>
    /// <param name="spec">The run.</param>
    /// <param name="links">The world.</param>
    /// <param name="prepare">Fetches program and data; called on the thread.</param>
    /// <param name="time">The clock.</param>
    internal RunCompute(string worker, StartRun spec, IRunLinks links, Func<RunWorkspace> prepare, TimeProvider time)
    {
        (this.worker, this.links, this.prepare, this.time) = (worker, links, prepare, time);
        started = time.GetTimestamp();
        machine = new(worker, spec, this);
        exchange = new(gate, machine, () => machine.Tick(Now));
        thread = new(Loop) { IsBackground = true, Name = $"strata-run-{spec.Run}" };
    }

    /// <summary>Something that nobody foresaw ended the thread: the exception that did.</summary>
    internal event Action<Exception>? Failed;

    /// <summary>The run.</summary>
    internal StartRun Spec => machine.Spec;

    private TimeSpan Now => time.GetElapsedTime(started);

    /// <summary>Begins, once those who want to hear of a failure do.</summary>
    internal void Start() => thread.Start();

    /// <summary>Takes a message of the coordinator or of another worker.</summary>
    internal void On(IRunMessage message)
    {
        if (message is View view) foreach (var member in view.Members) links.Know(member);
        if (message is SeedRun seed) links.Know(seed.Source);
        Locked(() => machine.On(message, Now));
    }

    /// <summary>Takes a frame and its payload, an array of the shared pool.</summary>
    internal void Receive(string from, in FrameHeader header, float[] payload)
    {
        lock (gate)
        {
            machine.Receive(from, header, payload);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>A connection to another worker broke.</summary>
    internal void LinkBroken(string peer) => Locked(() => machine.LinkBroken(peer));

    /// <summary>Rows of a step have come, as a share of a generation's view.</summary>
    internal void RowsArrived(int generation, StepInfo info, IReadOnlyList<TensorPart> rows) => Locked(() =>
    {
        if (workspace?.Feed is not StreamFeed stream) return;
        stream.Arrive(generation, info.Step, rows);
        machine.RowsReady(generation, info);
    });

    /// <summary>Reports progress if it is time, however long the thread computes.</summary>
    internal void Tick() => Locked(() => machine.Tick(Now));

    /// <summary>What is waited for, and from whom.</summary>
    internal IReadOnlyList<Wait> Waits()
    {
        lock (gate) return machine.Waits();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopped = true;
        lock (gate) Monitor.PulseAll(gate);
    }

    void IWorkerPort.ToCoordinator(IWireMessage message) => links.ToCoordinator(message);

    void IWorkerPort.ToPeer(string peer, IWireMessage message) => links.ToPeer(peer, message);

    void IWorkerPort.ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload) =>
        links.ToPeer(peer, header, payload);

    void IWorkerPort.ServeState(string peer, int generation, long step, StepLog[] logs)
    {
        var blob = links.Keep(Spec.Run, $"state/{worker}/{step}", workspace!.Save());
        links.ToPeer(peer, new StateAnswer(
            Spec.Run, generation, step, logs, new(blob.Name, blob.Bytes.Length, blob.Hash)));
    }

    void IWorkerPort.FetchState(ViewMember source, StateAnswer state) => Background(() =>
    {
        try
        {
            var blob = links.Fetch(source, Spec.Run, state.State.Name);
            UntilPrepared();
            Locked(() =>
            {
                if (machine.StateLoaded(state, Now)) workspace!.Load(blob.Bytes.Span);
            });
        }
        catch (Exception error) when (error is IOException or FormatException)
        {
            Locked(() => machine.StateFailed(state, Now));
        }
    });

    void IWorkerPort.UploadState(string blob, long step)
    {
        byte[] state = workspace!.Save();
        Background(() =>
        {
            try
            {
                links.Put(Spec.Run, blob, state);
            }
            catch (IOException)
            {
                // The coordinator asks again.
            }
        });
    }

    // The state may be here before the memory for it is; whoever stops the run ends the wait.
    private void UntilPrepared()
    {
        lock (gate)
            while (workspace is null && !stopped) Monitor.Wait(gate, Pulse);
    }

    private void Locked(Action action)
    {
        lock (gate)
        {
            if (stopped) return;
            action();
            Monitor.PulseAll(gate);
        }
    }

    private void Background(Action action) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            Failed?.Invoke(error);
        }
    });

    private void Loop()
    {
        try
        {
            var prepared = prepare();
            lock (gate)
            {
                workspace = prepared;
                Monitor.PulseAll(gate);
            }

            while (!stopped) Turn(prepared);
        }
        catch (Exception error)
        {
            // A run that is over has lost its data and its peers: what it meets concerns nobody.
            if (!stopped) Failed?.Invoke(error);
        }
        finally
        {
            workspace?.Dispose();
        }
    }

    private void Turn(RunWorkspace space)
    {
        WorkerDecision decision;
        int generation;
        lock (gate)
        {
            machine.Tick(Now);
            decision = machine.Next();
            generation = machine.Generation;
            if (decision.Kind == DecisionKind.Wait)
            {
                Monitor.Wait(gate, Pulse);
                return;
            }

            if (decision.Kind == DecisionKind.Past)
            {
                var info = decision.Info;
                space.Compute(info, new(0, 0), new PastExchange(decision.Totals!));
                machine.Commit(space.Apply(info), Now);
                return;
            }

            space.Feed.Seek(generation, decision.Info);
            exchange.Begin(
                machine.Begin(decision.Info), space.Program.PlanOf(decision.Info.Kind).Sums.Count,
                () => PutOutputs(space, decision));
        }

        Run(space, decision);
    }

    // Whoever computes a leaf puts the same bytes: putting them again is harmless.
    private void PutOutputs(RunWorkspace space, WorkerDecision decision)
    {
        foreach (var (leaf, bytes) in space.RowOutputs(decision.Info, decision.Leaves))
            links.Put(Spec.Run, RunBlobs.Output(decision.Info.Step, leaf), bytes);
    }

    private void Run(RunWorkspace space, WorkerDecision decision)
    {
        var info = decision.Info;
        try
        {
            space.Compute(info, decision.Leaves, exchange);
            machine.Commit(space.Apply(info), Now);
            machine.Tick(Now);
        }
        catch (StepAbandonedException)
        {
            // A fence came: the view that follows says where to go on.
        }
        finally
        {
            exchange.Release();
        }
    }
}
