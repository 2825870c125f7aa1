using System.Buffers;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// Brings a worker to where another is: by the totals of the steps it lacks while the other holds them, else by the
/// whole state. Used by newcomers while the others train, and at the start of a view by who lacks a step. Answers of
/// an older generation are refused, so that a worker that answered a fence stays at the step it named.
/// </summary>
internal sealed class CatchUp(string worker, long run, TotalsStore store, IWorkerPort port)
{
    private ViewMember? _source;
    private int _generation;
    private long _until;
    private TimeSpan _askedAt;
    private bool _loading;
    private bool _heard;
    private StepTotals? _totals;
    private StateAnswer? _checkpoint;

    /// <summary>Whether something is still lacking.</summary>
    public bool IsActive => _source is not null;

    /// <summary>Whom it gets it from; null when nothing is lacking.</summary>
    public string? Source => _source?.Worker;

    /// <summary>Whether a whole state is on its way.</summary>
    public bool IsLoading => _loading;

    /// <summary>The totals to apply next; null until they have all come.</summary>
    public StepTotals? Ready => _totals is { IsWhole: true } ? _totals : null;

    /// <summary>Begins.</summary>
    /// <param name="source">Who has what this worker lacks.</param>
    /// <param name="generation">The generation to put on requests.</param>
    /// <param name="applied">The newest step this worker has applied, or <see cref="WorkerRun.NoState"/>.</param>
    /// <param name="until">The step to come to; <see cref="long.MaxValue"/> to go as far as the source is.</param>
    /// <param name="now">The time.</param>
    public void Start(ViewMember source, int generation, long applied, long until, TimeSpan now)
    {
        Stop();
        (_source, _generation, _until) = (source, generation, until);
        Ask(applied, now);
    }

    /// <summary>Begins with a state that is known to be there.</summary>
    public void StartFrom(ViewMember source, StateAnswer checkpoint, TimeSpan now)
    {
        Stop();
        (_source, _generation, _until, _askedAt) = (source, checkpoint.Generation, checkpoint.Step, now);
        _checkpoint = checkpoint;
        Load(checkpoint);
    }

    /// <summary>Ends, whether all has come or not.</summary>
    public void Stop()
    {
        if (_totals is { } unused)
        {
            store.Return(unused);
        }
        (_source, _totals, _checkpoint, _loading) = (null, null, null, false);
    }

    /// <summary>Asks again if no answer has come for too long.</summary>
    public void Tick(long applied, TimeSpan askAgain, TimeSpan now)
    {
        if (_heard)
        {
            (_heard, _askedAt) = (false, now);
        }
        if (IsActive && Ready is null && !_loading && now - _askedAt >= askAgain)
        {
            Ask(applied, now);
        }
    }

    /// <summary>Takes the answer to a request for totals.</summary>
    public void On(TotalsAnswer answer, long applied, TimeSpan now)
    {
        if (!IsActive || answer.Generation != _generation || answer.Step != applied + 1 || _loading)
        {
            return;
        }
        if (answer is { Holding: TotalsHolding.Held, Description: { } description })
        {
            _askedAt = now;
            _totals ??= store.Rent(Steps.InfoOf(description));
        }
        else if (answer.Holding == TotalsHolding.Gone)
        {
            AskState(now);
        }
        else if (_until == long.MaxValue)
        {
            Stop();
        }
    }

    /// <summary>Takes an offer of a state.</summary>
    public void On(StateAnswer answer, long applied, TimeSpan now)
    {
        if (IsActive && answer.Generation == _generation && answer.Step > applied && !_loading && _totals is null)
        {
            _askedAt = now;
            Load(answer);
        }
    }

    /// <summary>Takes a part of the totals asked for, and its payload whatever the verdict.</summary>
    public FrameVerdict Receive(in FrameHeader header, float[] payload)
    {
        FrameVerdict verdict = Judge(header, payload);
        _heard |= verdict == FrameVerdict.Taken;
        ArrayPool<float>.Shared.Return(payload);
        return verdict;
    }

    /// <summary>Whether a state that was fetched for a generation may be put in place.</summary>
    public bool Accepts(int generation) => IsActive && _loading && generation == _generation;

    /// <summary>The fetching of a state failed: it is asked for again after a while.</summary>
    public void Failed(int generation, TimeSpan now)
    {
        if (Accepts(generation))
        {
            (_loading, _askedAt) = (false, now);
        }
    }

    /// <summary>A step or a state was put in place.</summary>
    public void Came(long applied, TimeSpan now)
    {
        if (_totals is { } done)
        {
            store.Keep(done);
        }
        (_totals, _loading) = (null, false);
        if (applied >= _until)
        {
            Stop();
            return;
        }
        Ask(applied, now);
    }

    private FrameVerdict Judge(in FrameHeader header, float[] payload)
    {
        if (!IsActive || header.Generation != _generation)
        {
            return FrameVerdict.Older;
        }
        if (_totals is not { } totals || header.Step != totals.Info.Step)
        {
            return FrameVerdict.Stale;
        }
        if (header.Level >= totals.Levels || header.Bucket >= totals.LayoutOf(header.Level).Count)
        {
            return FrameVerdict.Wrong;
        }
        int length = totals.LayoutOf(header.Level).LengthOf(header.Bucket);
        if (header.Length != length * sizeof(float))
        {
            return FrameVerdict.Wrong;
        }
        return totals.Put(header.Level, header.Bucket, payload.AsSpan(0, length))
            ? FrameVerdict.Taken
            : FrameVerdict.Stale;
    }

    private void Ask(long applied, TimeSpan now)
    {
        _askedAt = now;
        if (_checkpoint is { } checkpoint)
        {
            Load(checkpoint);
            return;
        }
        if (applied == WorkerRun.NoState)
        {
            AskState(now);
            return;
        }
        port.ToPeer(_source!.Worker, new TotalsRequest(run, _generation, worker, applied + 1));
    }

    private void AskState(TimeSpan now)
    {
        _askedAt = now;
        port.ToPeer(_source!.Worker, new StateRequest(run, _generation, worker));
    }

    private void Load(StateAnswer answer)
    {
        _loading = true;
        port.FetchState(_source!, answer);
    }
}
