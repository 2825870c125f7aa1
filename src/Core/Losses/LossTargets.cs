using Strata.Tensors;

namespace Strata.Losses;

/// <summary>Whether targets have the shape that a loss needs.</summary>
internal static class LossTargets
{
    /// <summary>Checks the targets of one output; the first axis, that of the batch, does not count.</summary>
    /// <exception cref="ShapeException">The loss cannot compare them with the outputs.</exception>
    internal static void Check(string loss, string output, Dims target, Dims outputs)
    {
        bool categorical = loss == "categoricalCrossentropy";
        if (categorical && target[-1] == 1)
        {
            throw new ShapeException(
                $"y: output '{output}' with loss categoricalCrossentropy expects one-hot targets, received shape " +
                $"{target}; sparseCategoricalCrossentropy takes class numbers.");
        }

        if (!categorical && loss is not ("meanSquaredError" or "binaryCrossentropy")) return;
        bool fits = target.Rank == outputs.Rank;
        for (int i = 1; fits && i < target.Rank; i++) fits = outputs[i] < 0 || target[i] == outputs[i];
        if (!fits)
        {
            throw new ShapeException(
                $"y: output '{output}' with loss {loss} expects targets of shape {outputs.With(0, -1)}, " +
                $"received {target}.");
        }
    }
}
