using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// The totals of applied steps that another worker may still lack: those of the newest step until all workers of
/// the view have shown the next, and those that newcomers, who were given this worker's state, have not come to.
/// </summary>
internal sealed class TotalsStore(RunShape shape)
{
    /// <summary>The most steps kept for newcomers; who falls behind further takes the state again.</summary>
    public const int MaxKept = 16;

    private readonly List<StepTotals> _kept = [];
    private readonly Dictionary<string, long> _newcomers = [];
    private readonly Dictionary<StepKind, Stack<StepTotals>> _free = [];
    private long _shown = long.MinValue;

    /// <summary>The number of steps whose totals are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>An empty set of totals for a step, from those that were let go if there is one.</summary>
    public StepTotals Rent(StepInfo info)
    {
        StepTotals totals = _free.TryGetValue(info.Kind, out Stack<StepTotals>? free) && free.Count > 0
            ? free.Pop()
            : new StepTotals(shape.LevelsOf(info.Kind));
        totals.Reset(info);
        return totals;
    }

    /// <summary>Takes back totals that nobody needs.</summary>
    public void Return(StepTotals totals)
    {
        if (!_free.TryGetValue(totals.Info.Kind, out Stack<StepTotals>? free))
        {
            _free[totals.Info.Kind] = free = [];
        }
        if (free.Count < 3)
        {
            free.Push(totals);
        }
    }

    /// <summary>Keeps the totals of a step that has just been applied.</summary>
    public void Keep(StepTotals totals)
    {
        _kept.Add(totals);
        if (_kept.Count > MaxKept)
        {
            _newcomers.Clear();
        }
        LetGo();
    }

    /// <summary>The totals of a step, or null if they are not held.</summary>
    public StepTotals? Find(long step) => _kept.Find(totals => totals.Info.Step == step);

    /// <summary>All workers of the view have applied a step: none of them needs its totals.</summary>
    public void Shown(long step)
    {
        _shown = Math.Max(_shown, step);
        LetGo();
    }

    /// <summary>A newcomer has all before a step, and will ask for its totals.</summary>
    public void Expect(string newcomer, long step)
    {
        _newcomers[newcomer] = step;
        LetGo();
    }

    /// <summary>A newcomer has come to where the others are.</summary>
    public void Forget(string newcomer)
    {
        if (_newcomers.Remove(newcomer))
        {
            LetGo();
        }
    }

    /// <summary>All workers of a view have come to where the others are.</summary>
    public void Forget(ViewMember[] members)
    {
        foreach (ViewMember member in members)
        {
            Forget(member.Worker);
        }
    }

    /// <summary>Lets everything go, because the state has been replaced.</summary>
    public void Clear()
    {
        _newcomers.Clear();
        _kept.ForEach(Return);
        _kept.Clear();
    }

    private void LetGo()
    {
        long needed = _newcomers.Count == 0 ? long.MaxValue : _newcomers.Values.Min();
        while (_kept.Count > 0 && _kept[0].Info.Step <= _shown && _kept[0].Info.Step < needed)
        {
            Return(_kept[0]);
            _kept.RemoveAt(0);
        }
    }
}
