using Strata.Autodiff;
using Strata.Ops.Reduction;

namespace Strata.Layers;

/// <summary>
/// The penalty on a layer's outputs, per sample as in Keras, so that it does not grow with the batch.
/// </summary>
internal static class ActivityLoss
{
    internal static Tensor Of(Regularizer penalty, Tensor output)
    {
        var total = penalty.apply(output);
        if (output.rank == 0) return total;
        return total.div(output.Dims.IsSymbolic
            ? Tape.Pause(() => Tensor.Apply(new RowCount(output.Dims.EntriesPerRow), output)) : output.Dims[0]);
    }
}
