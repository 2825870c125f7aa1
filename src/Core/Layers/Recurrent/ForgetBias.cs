namespace Strata.Layers.Recurrent;

/// <summary>First values of an LSTM's bias whose forget gate begins with ones.</summary>
internal sealed class ForgetBias(Initializer others, int units) : Initializer
{
    public override Tensor apply(int[] shape, DType dtype)
    {
        Tensor first = others.apply([units], dtype), last = others.apply([2 * units], dtype);
        return first.concat(first.onesLike()).concat(last);
    }
}
