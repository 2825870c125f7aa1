namespace Strata.Hosting.Lifetime;

/// <summary>Whether a service that ended had been asked to.</summary>
internal sealed class ServiceOutcome
{
    private int _failed;

    public bool Failed => Volatile.Read(ref _failed) != 0;

    public void Fail() => Interlocked.Exchange(ref _failed, 1);
}
