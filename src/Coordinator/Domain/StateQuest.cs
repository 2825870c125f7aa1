using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>Gets the state after a step from one of the workers that have it, one after the other.</summary>
internal sealed class StateQuest(long run, long step, RunTimes times, IRunPort port)
{
    private int _turn = -1;
    private TimeSpan _turnedAt;
    private TimeSpan _sentAt;

    /// <summary>The step after which the state is wanted.</summary>
    public long Step => step;

    /// <summary>Asks, repeats, and asks another when one has taken too long.</summary>
    /// <param name="generation">The run's generation.</param>
    /// <param name="holders">Who has the state.</param>
    /// <param name="now">The time.</param>
    public void Tick(int generation, IReadOnlyList<string> holders, TimeSpan now)
    {
        if (holders.Count == 0)
        {
            return;
        }
        bool next = _turn < 0 || now - _turnedAt >= times.StateWithin;
        if (next)
        {
            (_turn, _turnedAt) = (_turn + 1, now);
        }
        if (next || now - _sentAt >= times.Repeat * 5)
        {
            _sentAt = now;
            string holder = holders[_turn % holders.Count];
            port.ToWorker(holder, new StateWanted(run, generation, step, $"state-{step}"));
        }
    }
}
