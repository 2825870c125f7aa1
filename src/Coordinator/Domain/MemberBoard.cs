using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>The workers of a view and what each last reported.</summary>
internal sealed class MemberBoard
{
    private readonly List<MemberStatus> _members;
    private long _newest = long.MinValue;
    private TimeSpan _movedAt;

    public MemberBoard(View view, TimeSpan now)
    {
        View = view;
        _members = [.. view.Members.Select(member => new MemberStatus(member) { SentAt = now, HeardAt = now })];
        _movedAt = now;
    }

    /// <summary>The view.</summary>
    public View View { get; }

    /// <summary>The workers by rank.</summary>
    public IReadOnlyList<MemberStatus> Members => _members;

    /// <summary>The newest step that every worker is known to have applied.</summary>
    public long AppliedByAll => _members.Min(status => status.Last?.Applied ?? long.MinValue);

    /// <summary>Finds a worker, or null.</summary>
    public MemberStatus? Find(string worker) => _members.Find(status => status.Member.Worker == worker);

    /// <summary>A worker that has not confirmed the view, or has said nothing, for too long; or null.</summary>
    public MemberStatus? FindMute(RunTimes times, TimeSpan now) => _members.Find(status =>
        now - status.HeardAt >= (status.Last is null ? times.ViewWithin : times.SilentWithin));

    /// <summary>Takes a report.</summary>
    public void Update(MemberStatus status, Progress report, TimeSpan now)
    {
        (status.Last, status.HeardAt) = (report, now);
        if (report.Applied > _newest || IsBusy(report))
        {
            _newest = Math.Max(_newest, report.Applied);
            _movedAt = now;
        }
    }

    /// <summary>
    /// Whether frames must have been lost: for some time nobody has computed, and either all wait for each other or
    /// one waits for what another has sent, because that one has applied the step.
    /// </summary>
    public bool IsStalled(TimeSpan within, TimeSpan now) =>
        now - _movedAt >= within && _members.TrueForAll(status => status.Last is { } last && !IsBusy(last))
        && (_members.TrueForAll(status => WaitsForPeers(status.Last!)) || _members.Exists(WaitsInVain));

    private static bool IsBusy(Progress report) =>
        report.Waits.Length == 0 || report.Phase == WorkerPhase.CatchingUp;

    private bool WaitsInVain(MemberStatus status) => status.Last!.Waits.Any(wait =>
        wait.Whom.Any(whom => Find(whom)?.Last?.Applied >= wait.Step));

    private bool WaitsForPeers(Progress report) =>
        report.Waits.Length > 0 && report.Waits.All(wait => wait.Whom.Any(whom => Find(whom) is not null));
}
