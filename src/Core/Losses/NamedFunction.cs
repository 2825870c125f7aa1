namespace Strata.Losses;

/// <summary>A loss or metric and its name.</summary>
/// <param name="Name">What logs and files call it.</param>
/// <param name="Function">From targets and outputs to a value per sample, or one for the whole batch.</param>
/// <param name="IsCustom">Whether it is the user's own, so that its name does not stand for it in a file.</param>
internal sealed record NamedFunction(string Name, Func<Tensor, Tensor, Tensor> Function, bool IsCustom = false)
{
    /// <summary>A function of the user's own, named as its method, or by a general name if that is a lambda.</summary>
    internal static NamedFunction Custom(Func<Tensor, Tensor, Tensor> function, Delegate origin, string general)
    {
        string name = origin.Method.Name;
        int local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local >= 0) name = name[(local + 4)..name.IndexOf('|', local)];
        return new(name.Contains('<', StringComparison.Ordinal) ? general : name, function, true);
    }
}
