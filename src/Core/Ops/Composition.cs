
namespace Strata.Ops;

/// <summary>The gradients of an op that could be composed of others: those of the composition.</summary>
internal static class Composition
{
    /// <summary>For each input how to compute its gradient; see <see cref="IDifferentiable.Gradient"/>.</summary>
    /// <param name="f">The op's output, composed of ops.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="dy">The gradient of the output.</param>
    internal static Func<Tensor>?[] Gradients(Func<Tensor[], Tensor> f, Tensor[] x, Tensor dy)
    {
        var found = new Lazy<Tensor?[]>(() => Autodiff.Gradients.OfSome(() => f(x), x, dy).Gradients);
        return [.. x.Select((input, i) => (Func<Tensor>)(() => found.Value[i] ?? input.zerosLike()))];
    }
}
