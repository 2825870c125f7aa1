using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>NumPy's rule for operands of different dimensions, on dimensions that may be symbolic.</summary>
internal static class Broadcasting
{
    /// <summary>The dimensions of both operands broadcast against each other.</summary>
    internal static Dims Of(Dims a, Dims b, string op)
    {
        if (a == b) return a;
        int rank = Math.Max(a.Rank, b.Rank);
        int[] result = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            int x = i < rank - a.Rank ? 1 : a[i - (rank - a.Rank)];
            int y = i < rank - b.Rank ? 1 : b[i - (rank - b.Rank)];
            if (x != y && x != 1 && y != 1)
                throw new ShapeException(
                    $"{op}: shapes {a} and {b} cannot be broadcast against each other (axis {i}: {x} and {y}).");
            result[i] = x == 1 ? y : x;
            if (result[i] < 0 && i > 0)
                throw new NotTraceableException($"{op}: {a} with {b} would move the batch axis to axis {i}.");
        }

        return new(result);
    }

    /// <summary>Sums a gradient over the axes along which x was broadcast.</summary>
    internal static Tensor Undo(Tensor gradient, Tensor x)
    {
        Dims from = gradient.Dims, to = x.Dims;
        if (from == to) return gradient;
        var axes = new List<int>();
        int lead = from.Rank - to.Rank;
        for (int i = 0; i < from.Rank; i++)
            if (i < lead || (to[i - lead] == 1 && from[i] != 1)) axes.Add(i);
        var sum = axes.Count == 0 ? gradient : gradient.sum([.. axes]);
        return sum.Dims == to ? sum : sum.ReshapeTo(to);
    }
}
