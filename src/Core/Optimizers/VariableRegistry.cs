namespace Strata.Optimizers;

/// <summary>Finds variables by name, without keeping them alive; of two of one name the newer.</summary>
internal static class VariableRegistry
{
    private const int FirstSweep = 256;
    private static readonly Dictionary<string, WeakReference<Variable>> Known = new(StringComparer.Ordinal);
    private static int nextSweep = FirstSweep;

    internal static void Add(Variable variable)
    {
        lock (Known)
        {
            Known[variable.name] = new(variable);
            if (Known.Count >= nextSweep) Sweep();
        }
    }

    /// <summary>The variable of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static Variable Find(string name)
    {
        lock (Known)
        {
            if (Known.TryGetValue(name, out var found) && found.TryGetTarget(out var variable) && !variable.isDisposed)
                return variable;
        }

        throw new ArgumentException($"variableGradients: no variable is named '{name}'.");
    }

    private static void Sweep()
    {
        foreach (var (name, reference) in Known.ToArray())
            if (!reference.TryGetTarget(out var variable) || variable.isDisposed) Known.Remove(name);
        nextSweep = Math.Max(FirstSweep, 2 * Known.Count);
    }
}
