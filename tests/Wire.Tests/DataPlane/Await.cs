using System.Collections.Concurrent;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>Waits with a deadline and a name.</summary>
internal static class Await
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(20);

    public static T Take<T>(BlockingCollection<T> from, string what) =>
        from.TryTake(out T? item, s_deadline) ? item : throw new TimeoutException("Nobody brought: " + what);

    public static void Done(Task task, string what)
    {
        if (!task.Wait(s_deadline))
        {
            throw new TimeoutException("Did not end: " + what);
        }
    }
}
