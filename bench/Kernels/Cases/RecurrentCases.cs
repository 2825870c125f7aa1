using Strata.Backends;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Recurrent cells over the sequences of the lstm workload.</summary>
internal static class RecurrentCases
{
    private const int Rows = 128, Steps = 28, Features = 28, Units = 128;

    internal static IEnumerable<KernelCase> All => Enum.GetValues<RecurrentCell>().SelectMany(Both);

    private static KernelCase[] Both(RecurrentCell cell)
    {
        var r = new Recurrence(cell, false, Steps, Features, Units);
        double state = 2.0 * Rows * (Steps - 1) * Units * r.Gates * Units;
        double input = 2.0 * Rows * Steps * Features * r.Gates * Units;
        double tape = FloatBytes * (double)Rows * Steps * r.Kept * Units;
        string shape = $"{Rows}x{Steps}x{Features} to {Units}";
        return
        [
            new($"{cell} cells".ToLowerInvariant(), shape, state + input, tape, () =>
            {
                BufferView[] inputs = [Values([Rows, Steps, Features]), Weights(r), .. States(r)];
                var kept = Room([Rows, Steps, r.Kept * Units]);
                return () => Cpu.Recurrent(r, inputs, kept);
            }),
            new($"{cell} cells gradient".ToLowerInvariant(), shape, state, tape, () =>
            {
                BufferView[] inputs =
                    [Values([Rows, 1, Units]), Values([Rows, Steps, r.Kept * Units]), Weights(r), .. States(r)];
                var dz = Room([Rows, Steps, r.Gates * Units]);
                return () => Cpu.RecurrentGradient(r, new(false, false), false, inputs, dz);
            }),
        ];
    }

    private static BufferView Weights(Recurrence r) => Values([r.Terms, r.Gates * Units]);

    private static IEnumerable<BufferView> States(Recurrence r) =>
        Enumerable.Range(0, r.States).Select(_ => Values([Rows, Units]));
}
