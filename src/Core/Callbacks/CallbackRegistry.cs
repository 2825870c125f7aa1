namespace Strata.Callbacks;

/// <summary>What makes callbacks for each fit, by the least verbosity at which it does.</summary>
internal static class CallbackRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<(int Level, Func<Callback> Make)> Constructors = [];

    internal static void Register(int verbosityLevel, Func<Callback> constructor)
    {
        if (verbosityLevel < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(verbosityLevel), $"verbosityLevel: expected at least 0, received {verbosityLevel}.");
        }

        lock (Gate)
        {
            if (Constructors.Exists(one => one.Make == constructor))
                throw new ArgumentException("callbackConstructor: it is registered already.");
            Constructors.Add((verbosityLevel, constructor));
        }
    }

    /// <summary>New callbacks for a fit, those of lower levels first.</summary>
    internal static Callback[] For(int verbose)
    {
        lock (Gate)
        {
            return
            [
                .. Constructors.Where(one => one.Level <= verbose).OrderBy(one => one.Level)
                    .Select(one => one.Make()),
            ];
        }
    }
}
