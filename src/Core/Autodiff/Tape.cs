using Strata.Ops;

namespace Strata.Autodiff;

/// <summary>Remembers the ops that run on this thread while it is active, for their gradients.</summary>
internal sealed class Tape : IDisposable
{
    [ThreadStatic]
    private static Tape? current;

    private readonly Tape? parent;
    private readonly List<TapeRecord> records = [];

    internal Tape()
    {
        parent = current;
        current = this;
    }

    internal static bool Active => current is not null;

    internal IReadOnlyList<TapeRecord> Records => records;

    internal static void Record(IOp op, ReadOnlySpan<Tensor> inputs, Tensor output)
    {
        if (current is not null && inputs.Length > 0) Add(new(op, inputs.ToArray(), output));
    }

    internal static void Record(Func<Tensor, Tensor[]> gradient, Tensor[] inputs, Tensor output)
    {
        if (current is not null) Add(new(null, inputs, output, gradient));
    }

    /// <summary>Runs a function without recording it.</summary>
    internal static T Pause<T>(Func<T> function)
    {
        var paused = current;
        current = null;
        try
        {
            return function();
        }
        finally
        {
            current = paused;
        }
    }

    /// <summary>Stops recording; what was recorded stays readable.</summary>
    public void Dispose()
    {
        if (current == this) current = parent;
    }

    private static void Add(TapeRecord record)
    {
        for (var tape = current; tape is not null; tape = tape.parent) tape.records.Add(record);
    }
}
