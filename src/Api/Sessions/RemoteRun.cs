using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Strata.Backends;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Sessions;

/// <summary>
/// A run on a cluster as its client drives it: it uploads program, state and data, opens the gates after the callbacks
/// were awaited, and takes the state home. Steps are told in order, each once.
/// </summary>
internal abstract class RemoteRun
{
    private readonly BlobClient blobs;
    private readonly ChannelReader<IWireMessage> messages;
    private StepLog? held;
    private ExceptionDispatchInfo? failure;
    private Action<string> stopSoon = _ => { };
    private bool stopping;

    private protected RemoteRun(ClientLink link, RunRequest request)
    {
        (Link, Request) = (link, request);
        Id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
        messages = link.Listen(Id);
        blobs = link.OpenBlobs();
    }

    private protected ClientLink Link { get; }

    private protected RunRequest Request { get; }

    private protected IRunEvents Events => Request.Events;

    private protected long Id { get; }

    private protected BlobClient Blobs => blobs;

    /// <summary>Runs to the end; afterwards the variables hold the last applied step's values.</summary>
    internal async Task RunAsync(int workers, TimeSpan stopWithin, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource();
        stopSoon = reason =>
        {
            deadline.CancelAfter(stopWithin);
            Stop(reason);
        };
        try
        {
            Link.Send(Describe(workers));
            await OursAsync(() => BeginAsync(cancellationToken)).ConfigureAwait(false);
            await ListenAsync(deadline.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"Run '{Request.Name}' did not end within {stopWithin.TotalSeconds} s of being stopped.");
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
            Link.Ignore(Id);
            Release();
            blobs.Dispose();
        }

        failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>What a step is.</summary>
    private protected abstract StepInfo InfoOf(long step);

    /// <summary>Whether the state is to be had at the gate after a step, before its events are told.</summary>
    private protected abstract bool IsGate(in StepInfo step);

    /// <summary>Whether a step is the run's last.</summary>
    private protected abstract bool IsLast(in StepInfo step);

    /// <summary>The run was announced: lets its first steps go.</summary>
    private protected abstract Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>A step was told and the run goes on: lets further steps go.</summary>
    private protected abstract Task GoOnAsync(StepInfo after);

    /// <summary>The coordinator takes more steps of a stream.</summary>
    private protected virtual void OnCredit(StreamCredit credit)
    {
    }

    /// <summary>Uploads the data and describes the steps.</summary>
    private protected abstract (BlobReference[] Data, RunSchedule? Schedule, long UntilStep) Prepare();

    /// <summary>The run is over, whether well or not.</summary>
    private protected virtual Task EndAsync() => Task.CompletedTask;

    private protected void Stop(string reason)
    {
        stopping = true;
        Link.Send(new StopRun(Id, reason));
    }

    private protected BlobReference Put(string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in pieces) sha.AppendData(piece.Span);
        blobs.Put(Id, name, pieces);
        return new(name, pieces.Sum(piece => (long)piece.Length), Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    private StartRun Describe(int workers)
    {
        var program = Request.Program;
        byte[] state = new byte[RunState.Length(program)];
        RunState.Save(Views(), new EpochMeter(program.LogNames.Length), state);
        var (data, schedule, until) = Prepare();
        return new(
            Id,
            Request.Name,
            Put(RunBlobs.Plan, [RunProgramCodec.Encode(program, Request.Seed)]),
            Put(RunBlobs.State, [state]),
            data,
            schedule,
            [.. program.Train?.Sums.Select(s => s.Length) ?? []],
            [.. program.Validate?.Sums.Select(s => s.Length) ?? []],
            program.LogNames,
            [.. Request.Layers.Select(l => new LayerSpan(l.Layer, l.Level, l.Offset, l.Length))],
            workers,
            until,
            null);
    }

    private void Release()
    {
        try
        {
            Link.Send(new RunTaken(Id));
        }
        catch (IOException)
        {
            // The coordinator is gone, and with it what it kept.
        }
    }

    private async Task ListenAsync(CancellationToken deadline, CancellationToken cancellationToken)
    {
        using var cancelling = cancellationToken.Register(() => stopSoon("the client cancelled it"));
        try
        {
            while (!await TakeAsync(await messages.ReadAsync(deadline).ConfigureAwait(false))
                .ConfigureAwait(false))
            {
            }
        }
        catch (ChannelClosedException error) when (error.InnerException is { } cause)
        {
            throw new InvalidOperationException($"Run '{Request.Name}': {cause.Message}", cause);
        }
    }

    // What the user's callbacks throw ends the run like any stop, so that the last step's weights come home.
    private async Task OursAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception error) when (failure is null && error is not IOException)
        {
            failure = ExceptionDispatchInfo.Capture(error);
            stopSoon($"a callback threw: {error.Message}");
        }
    }

    private async Task<bool> TakeAsync(IWireMessage message)
    {
        switch (message)
        {
            case StepsApplied applied:
                foreach (var log in applied.Steps)
                {
                    FetchOutputs(log.Step);
                    await TellAsync(log).ConfigureAwait(false);
                }

                return false;
            case GateReached { State: { } state }:
                Load(state);
                await TellHeldAsync().ConfigureAwait(false);
                return false;
            case StreamCredit credit:
                OnCredit(credit);
                return false;
            case RunCompleted completed:
                Load(completed.State);
                await TellHeldAsync().ConfigureAwait(false);
                return true;
            case RunFailed failed:
                if (failed.State is { } kept) Load(kept);
                throw new InvalidOperationException(
                    $"Run '{Request.Name}' failed after step {failed.Step}: {failed.Reason}");
            case RunRefused refused:
                throw new InvalidOperationException($"Run '{Request.Name}' was refused: {refused.Reason}");
            default:
                return false;
        }
    }

    private async Task TellAsync(StepLog log)
    {
        var info = InfoOf(log.Step);
        held = log;
        if (!IsLast(info) && !(IsGate(info) && Events.WantsWeights)) await TellHeldAsync().ConfigureAwait(false);
    }

    private async Task TellHeldAsync()
    {
        if (held is not { } log) return;
        held = null;
        if (!stopping) await OursAsync(() => TellAsync(InfoOf(log.Step), log)).ConfigureAwait(false);
    }

    private async Task TellAsync(StepInfo info, StepLog log)
    {
        bool goesOn = await Events.AfterStep(info, log.Batch, log.Phase?.Values).ConfigureAwait(false);
        if (IsLast(info)) return;
        if (goesOn) await GoOnAsync(info).ConfigureAwait(false);
        else Stop("a callback stopped it");
    }

    // A step is applied when all workers have given their parts, and they put their rows before.
    private void FetchOutputs(long step)
    {
        if (Request.Outputs is not { } sink || stopping) return;
        var info = InfoOf(step);
        var plan = Request.Program.PlanOf(info.Kind);
        for (int leaf = 0; leaf < LeafTree.LeafCount(info.Rows); leaf++)
        {
            var rows = LeafTree.RowsOf(new(leaf, leaf + 1), info.Rows);
            var bytes = blobs.Get(Id, RunBlobs.Output(step, leaf)).Bytes.Span;
            for (int i = Request.Program.LogNames.Length; i < plan.Outputs.Count; i++)
            {
                int length = checked((int)plan.Nodes[plan.Outputs[i]].Spec.Bytes(rows.Count));
                sink.Take(i - Request.Program.LogNames.Length, (int)info.FirstRow + rows.First, bytes[..length]);
                bytes = bytes[length..];
            }
        }
    }

    private void Load(BlobReference state)
    {
        var blob = blobs.Get(Id, state.Name);
        RunState.Load(Views(), new EpochMeter(Request.Program.LogNames.Length), blob.Bytes.Span);
    }

    private BufferView[] Views() => [.. Request.Variables.Select(variable => variable.View)];
}
