namespace Strata.Wire.DataPlane;

/// <summary>
/// Runs an action, usually a close that wakes a blocked call, when a time has passed and nobody disposed it.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly ITimer _timer;
    private int _state;

    public Deadline(TimeProvider time, TimeSpan after, Action onExpiry) =>
        _timer = time.CreateTimer(_ => Expire(onExpiry), null, after, Timeout.InfiniteTimeSpan);

    /// <summary>True once the time has passed.</summary>
    public bool Expired => Volatile.Read(ref _state) == 1;

    public void Dispose()
    {
        Interlocked.CompareExchange(ref _state, 2, 0);
        _timer.Dispose();
    }

    private void Expire(Action onExpiry)
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
        {
            onExpiry();
        }
    }
}
