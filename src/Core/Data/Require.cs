using System.Runtime.CompilerServices;

namespace Strata.Data;

/// <summary>Checks of arguments.</summary>
internal static class Require
{
    internal static void AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string argument = "")
    {
        if (value < 1) throw new ArgumentException($"{argument}: expected at least 1, received {value}.");
    }
}
