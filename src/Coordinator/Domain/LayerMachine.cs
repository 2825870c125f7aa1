using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>
/// A layer of a run: the buckets that hold its gradients, who owns them, who is waited for, and how often. When an
/// owner has gone on but what it should have sent does not come, it says so, and the run gives its buckets to others.
/// </summary>
internal sealed class LayerMachine
{
    /// <summary>After how many reports in a row about the same bucket and step an owner is called slow.</summary>
    public const int PatienceInReports = 20;

    private readonly LayerBegins _begin;
    private readonly HashSet<(int Level, int Bucket)> _buckets = [];
    private readonly Dictionary<string, Wait[]> _waits = [];
    private readonly Dictionary<string, long> _waitedFor = [];
    private readonly Dictionary<string, long> _applied = [];
    private readonly Dictionary<string, (Wait Wait, int Times)> _same = [];
    private View? _view;
    private long _step = -1;

    /// <summary>A layer whose gradients lie in some spans.</summary>
    /// <param name="begin">The layer.</param>
    /// <param name="minBucket">The smallest number of floats in a bucket.</param>
    public LayerMachine(LayerBegins begin, int minBucket = BucketLayout.MinLength)
    {
        _begin = begin;
        foreach (LayerSpan span in begin.Spans)
        {
            var layout = new BucketLayout(begin.TrainLevels[span.Level], minBucket);
            for (int bucket = 0; bucket < layout.Count; bucket++)
            {
                bool overlaps = layout.OffsetOf(bucket) < span.Offset + span.Length
                    && span.Offset < layout.OffsetOf(bucket + 1);
                if (overlaps)
                {
                    _buckets.Add((span.Level, bucket));
                }
            }
        }
    }

    /// <summary>The number of buckets that hold some of the layer's gradients.</summary>
    public int Buckets => _buckets.Count;

    /// <summary>A view begins.</summary>
    public void ViewMade(View view)
    {
        _view = view;
        _waits.Clear();
        _same.Clear();
    }

    /// <summary>Steps are applied.</summary>
    public void Applied(long step) => _step = Math.Max(_step, step);

    /// <summary>A worker reports what it waits for.</summary>
    /// <returns>An owner that is to be relieved of its buckets, with the reason; or null.</returns>
    public OwnerSlow? On(LayerWaits report)
    {
        Wait[] ours = [.. report.Waits.Where(wait => _buckets.Contains((wait.Level, wait.Bucket)))];
        _waits[report.Worker] = ours;
        _applied[report.Worker] = report.Applied;
        foreach (string whom in ours.SelectMany(wait => wait.Whom))
        {
            _waitedFor[whom] = _waitedFor.GetValueOrDefault(whom) + 1;
        }
        return ours.Length == 0 ? Forget(report.Worker) : Judge(report.Worker, ours[0]);
    }

    /// <summary>What the layer's buckets wait for.</summary>
    public LayerStatus Status()
    {
        KeyValuePair<string, long> slowest = _waitedFor.OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        return new(
            _begin.Run, _begin.Layer, _begin.Spans.Sum(span => span.Length), Buckets, Owners(), _step,
            [.. _waits.Values.SelectMany(waits => waits).DistinctBy(wait => (wait.Step, wait.Level, wait.Bucket))],
            slowest.Key ?? "", slowest.Value);
    }

    private OwnerSlow? Forget(string worker)
    {
        _same.Remove(worker);
        return null;
    }

    /// <summary>A total that does not come although its owner has applied the step is the owner's own doing.</summary>
    private OwnerSlow? Judge(string worker, Wait wait)
    {
        bool again = _same.TryGetValue(worker, out (Wait Wait, int Times) last)
            && (last.Wait.Step, last.Wait.Level, last.Wait.Bucket) == (wait.Step, wait.Level, wait.Bucket);
        int times = again ? last.Times + 1 : 1;
        _same[worker] = (wait, times);
        if (_view is null || wait.Whom.Length != 1 || times < PatienceInReports)
        {
            return null;
        }
        string owner = _view.Members[BucketLayout.OwnerOf(wait.Level, wait.Bucket, _view.Owners)].Worker;
        bool itself = wait.Whom[0] == owner && owner != worker;
        if (!itself || _applied.GetValueOrDefault(owner, -1) < wait.Step)
        {
            return null;
        }
        _same.Clear();
        return new OwnerSlow(_begin.Run, owner, _begin.Layer,
            $"bucket {wait.Bucket} of level {wait.Level} at step {wait.Step} does not come");
    }

    private string[] Owners() => _view is null ? [] : [.. _buckets
        .Select(bucket => _view.Members[BucketLayout.OwnerOf(bucket.Level, bucket.Bucket, _view.Owners)].Worker)
        .Distinct().Order(StringComparer.Ordinal)];
}
