namespace Strata.Core.Tests.Callbacks;

/// <summary>A clock that moves only when told to.</summary>
internal sealed class FakeClock : TimeProvider
{
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    internal void Advance(double seconds) => now += TimeSpan.FromSeconds(seconds);
}
