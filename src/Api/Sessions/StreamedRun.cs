using System.Collections.Concurrent;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Sessions;

/// <summary>
/// A run whose batches a pipeline on this side gives, a bounded number of steps ahead of the workers.
/// </summary>
internal sealed class StreamedRun(ClientLink link, RunRequest request, RunData.Stream data)
    : RemoteRun(link, request), IDisposable
{
    private const long GateSteps = 4;
    private readonly ConcurrentDictionary<long, StepInfo> known = new();
    private readonly SemaphoreSlim changed = new(0);
    private readonly CancellationTokenSource ended = new();
    private Task producing = Task.CompletedTask;
    private long credit = -1;
    private long told = -1;
    private long last = long.MaxValue;

    private protected override StepInfo InfoOf(long step) => known[step];

    private protected override bool IsGate(in StepInfo step) => step.EndsEpoch;

    private protected override bool IsLast(in StepInfo step) => step.Step == Interlocked.Read(ref last);

    private protected override (BlobReference[], RunSchedule?, long) Prepare() =>
        ([], null, Events.WantsWeights ? -1 : long.MaxValue);

    private protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        producing = Task.Run(ProduceAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    private protected override Task GoOnAsync(StepInfo after)
    {
        Interlocked.Exchange(ref told, after.Step);
        known.TryRemove(after.Step - 1, out _);
        changed.Release();
        return Task.CompletedTask;
    }

    private protected override void OnCredit(StreamCredit credit)
    {
        Interlocked.Exchange(ref this.credit, credit.UntilStep);
        changed.Release();
    }

    private protected override async Task EndAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        try
        {
            await producing.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ended before its data did.
        }
        finally
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Dispose();
        changed.Dispose();
    }

    private async Task ProduceAsync()
    {
        using var blobs = Link.OpenBlobs();
        long next = 0;
        try
        {
            while (await data.Feed.NextAsync(ended.Token).ConfigureAwait(false) is { } step)
            {
                bool opens = step.Batch == 0 && step.Kind == StepKind.Train;
                known[step.Step] = step;
                await UntilAsync(() => Interlocked.Read(ref credit) >= step.Step).ConfigureAwait(false);
                if (opens || Events.WantsEachStep)
                    await UntilAsync(() => Interlocked.Read(ref told) >= step.Step - 1).ConfigureAwait(false);
                if (opens || Events.WantsEachStep) await Events.BeforeStep(step).ConfigureAwait(false);
                Send(blobs, step);
                next = step.Step + 1;
            }

            Interlocked.Exchange(ref last, next - 1);
            Link.Send(new StreamEnded(Id, next));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Stop($"its data cannot be read: {error.Message}");
            throw;
        }
    }

    private void Send(BlobClient blobs, StepInfo step)
    {
        var parts = data.Feed.Tensors().Select((tensor, i) => WireTensors.Part($"{i}", tensor)).ToArray();
        blobs.Put(Id, StreamedRows.BlobName(step.Step), TensorCodec.Encode(parts));
        Link.Send(new StreamStep(Id, new(
            step.Step, step.Kind == StepKind.Train, step.Epoch, step.Batch, step.FirstRow, step.Rows, step.EndsPhase,
            step.EndsEpoch)));
        if (Events.WantsWeights && (step.EndsEpoch || step.Step % GateSteps == GateSteps - 1))
            Link.Send(new OpenGate(Id, step.Step, step.EndsEpoch));
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        while (!reached()) await changed.WaitAsync(ended.Token).ConfigureAwait(false);
    }
}
