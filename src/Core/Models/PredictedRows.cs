using Strata.Tensors;
using Strata.Training;

namespace Strata.Models;

/// <summary>Puts the rows of a prediction together, as they come from a cluster.</summary>
internal sealed class PredictedRows(ConcreteTensor[] results) : IRowOutputs
{
    /// <inheritdoc/>
    public void Take(int output, int firstRow, ReadOnlySpan<byte> rows)
    {
        var view = results[output].View;
        view.Buffer.Owner.Write(view.Buffer, view.Offset + (firstRow * (view.Bytes / view.Dims[0])), rows);
    }
}
