using System.Runtime.CompilerServices;

namespace Strata.Optimizers.Schedules;

/// <summary>Refuses numbers of steps that nothing can be divided by.</summary>
internal static class Positive
{
    internal static double Of(double steps, [CallerArgumentExpression(nameof(steps))] string argument = "") =>
        steps > 0 ? steps : throw new ArgumentException($"{argument}: expected more than 0, received {steps}.");
}
