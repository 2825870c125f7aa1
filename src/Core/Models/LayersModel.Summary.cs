using Strata.Callbacks;
using Strata.Models;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>Prints the layers, their shapes and their numbers of parameters, as TensorFlow.js does.</summary>
    /// <param name="lineLength">Columns of a line; by default 90, and 115 where layers have several inputs.</param>
    /// <param name="positions">Where each column ends, absolute or as parts of the line.</param>
    /// <param name="printFn">Takes each line; by default the terminal.</param>
    public void summary(int? lineLength = null, double[]? positions = null, Action<string>? printFn = null) =>
        new ModelSummary(this, lineLength, positions, printFn ?? ProgressOutput.Writer.WriteLine).Print();
}
