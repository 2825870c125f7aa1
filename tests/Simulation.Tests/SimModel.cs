using Strata.Training;

namespace Strata.Simulation.Tests;

/// <summary>
/// A small training in real float32 arithmetic: a row's contribution depends on the weights, on the row and, at the
/// second level, on the total of the first, so any wrong order, lost or doubled row changes the bits.
/// </summary>
internal static class SimModel
{
    public const int Weights = 24;

    public static int[] TrainLevels { get; } = [40, Weights];

    public static int[] ValidateLevels { get; } = [20];

    public static int[] LevelsOf(StepKind kind) => kind == StepKind.Train ? TrainLevels : ValidateLevels;

    /// <summary>The sums of the nodes that cover some leaves, one after the other.</summary>
    public static float[] NodeSums(
        SimState state, StepInfo info, LeafRange leaves, int level, float[]? before, int[] order)
    {
        int length = LevelsOf(info.Kind)[level];
        var stack = new List<float[]>();
        for (int leaf = leaves.First; leaf < leaves.End; leaf++)
        {
            stack.Add(LeafSum(state, info, leaf, level, length, before, order));
            for (int merges = LeafTree.MergesAfter(leaves.First, leaf); merges > 0; merges--)
            {
                VectorSum.AddTo(stack[^2], stack[^1]);
                stack.RemoveAt(stack.Count - 1);
            }
        }
        return [.. stack.SelectMany(sum => sum)];
    }

    /// <summary>Applies the totals of a step.</summary>
    public static double[] Apply(SimState state, StepInfo info, IReadOnlyList<ReadOnlyMemory<float>> totals)
    {
        float loss = totals[0].Span[0] / info.Rows;
        if (info.Kind == StepKind.Train)
        {
            for (int i = 0; i < Weights; i++)
            {
                float gradient = (totals[1].Span[i] + totals[0].Span[i + 1]) / info.Rows;
                state.Velocity[i] = (0.9f * state.Velocity[i]) + gradient;
                state.Values[i] -= 0.01f * state.Velocity[i];
            }
        }
        state.Meter.Add(info, [loss]);
        return [loss];
    }

    /// <summary>A run by one worker, in the plainest way: state fingerprint and phase logs of each step.</summary>
    public static (ulong[] Prints, double[]?[] Phases) Reference(StepSchedule schedule, int seed)
    {
        var state = new SimState();
        var prints = new ulong[schedule.Steps];
        var phases = new double[]?[schedule.Steps];
        for (long step = 0; step < schedule.Steps; step++)
        {
            StepInfo info = schedule[step];
            int[] order = OrderOf(schedule, info, seed);
            var totals = new List<ReadOnlyMemory<float>>();
            for (int level = 0; level < LevelsOf(info.Kind).Length; level++)
            {
                totals.Add(Total(state, info, level, totals.Count > 0 ? totals[0].ToArray() : null, order));
            }
            Apply(state, info, totals);
            prints[step] = state.Fingerprint();
            phases[step] = info.EndsPhase ? state.Meter.Means() : null;
        }
        return (prints, phases);
    }

    /// <summary>The order of the rows of the epoch.</summary>
    public static int[] OrderOf(StepSchedule schedule, StepInfo info, int seed)
    {
        bool trains = info.Kind == StepKind.Train;
        int[] order = new int[trains ? schedule.Rows : schedule.ValidationRows];
        EpochOrder.Fill(order, trains ? seed : null, info.Epoch);
        return order;
    }

    private static float[] Total(SimState state, StepInfo info, int level, float[]? before, int[] order)
    {
        int length = LevelsOf(info.Kind)[level];
        return Tree(0, 32);

        float[] Tree(int start, int size)
        {
            if (size == 1)
            {
                return LeafSum(state, info, start, level, length, before, order);
            }
            float[] left = Tree(start, size / 2);
            if (start + (size / 2) < info.LeafCount)
            {
                float[] right = Tree(start + (size / 2), size / 2);
                for (int i = 0; i < length; i++)
                {
                    left[i] += right[i];
                }
            }
            return left;
        }
    }

    private static float[] LeafSum(
        SimState state, StepInfo info, int leaf, int level, int length, float[]? before, int[] order)
    {
        var sum = new float[length];
        LeafRange rows = LeafTree.RowsOf(new(leaf, leaf + 1), info.Rows);
        for (int row = rows.First; row < rows.End; row++)
        {
            uint sample = (uint)order[info.FirstRow + row] + (info.Kind == StepKind.Train ? 0 : 100_003u);
            for (int i = 0; i < length; i++)
            {
                float x = Noise((sample * 64) + (uint)i);
                float w = state.Values[i % Weights];
                sum[i] += level == 0 ? (w * x) + (x * x * 0.37f) : (before![i] - x) * w * 0.001f;
            }
        }
        return sum;
    }

    private static float Noise(uint key)
    {
        key = (key ^ 61) ^ (key >> 16);
        key *= 9;
        key ^= key >> 4;
        key *= 0x27d4eb2d;
        key ^= key >> 15;
        return (int)key * 4.6e-10f;
    }
}
