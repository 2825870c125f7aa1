namespace Strata.Ops;

/// <summary>An op with a gradient, written with ops, so that it can be differentiated again.</summary>
public interface IDifferentiable : IOp
{
    /// <summary>
    /// For each input how to compute its gradient, asked for only where it is needed; null where an input has none.
    /// </summary>
    /// <param name="dy">The gradient of the output, of the output's shape.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The output.</param>
    Func<Tensor>?[] Gradient(Tensor dy, Tensor[] x, Tensor y);
}
