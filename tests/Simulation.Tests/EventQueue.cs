namespace Strata.Simulation.Tests;

/// <summary>A virtual clock and what is to happen when; ties go by the order of scheduling: a seed says all.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long Ticks, long Order)> _events = new();
    private long _order;

    public TimeSpan Now { get; private set; }

    public long Count { get; private set; }

    public void After(TimeSpan delay, Action happens) =>
        _events.Enqueue(happens, ((Now + delay).Ticks, _order++));

    public void After(double milliseconds, Action happens) => After(TimeSpan.FromMilliseconds(milliseconds), happens);

    public bool Step()
    {
        if (!_events.TryDequeue(out Action? happens, out (long Ticks, long Order) at))
        {
            return false;
        }
        Now = TimeSpan.FromTicks(at.Ticks);
        Count++;
        happens();
        return true;
    }
}
