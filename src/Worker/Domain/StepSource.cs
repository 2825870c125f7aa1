using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>The steps a worker knows: all from a schedule, or those whose rows have been streamed.</summary>
internal sealed class StepSource(RunSchedule? schedule)
{
    private readonly StepSchedule? _schedule = schedule?.ToSteps();

    private readonly Dictionary<(int Generation, long Step), StepInfo> _streamed = [];

    /// <summary>The rows of a step have come for a generation; they are a share of that generation's view.</summary>
    public void Announce(int generation, StepInfo info) => _streamed[(generation, info.Step)] = info;

    /// <summary>Forgets what came for older generations.</summary>
    public void Enter(int generation) => Remove(key => key.Generation < generation);

    /// <summary>Forgets steps that are applied.</summary>
    public void Applied(long step) => Remove(key => key.Step <= step);

    /// <summary>Whether the run has no such step.</summary>
    public bool IsPastEnd(long step) => _schedule is not null && step >= _schedule.Steps;

    /// <summary>Describes a step, if it is known.</summary>
    public bool TryGet(int generation, long step, out StepInfo info)
    {
        if (_schedule is null)
        {
            return _streamed.TryGetValue((generation, step), out info);
        }
        info = IsPastEnd(step) ? default : _schedule[step];
        return !IsPastEnd(step);
    }

    private void Remove(Func<(int Generation, long Step), bool> old)
    {
        if (_streamed.Count > 0)
        {
            foreach ((int Generation, long Step) key in _streamed.Keys.Where(old).ToList())
            {
                _streamed.Remove(key);
            }
        }
    }
}
