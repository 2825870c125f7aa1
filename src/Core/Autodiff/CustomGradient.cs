namespace Strata;

/// <summary>What a function given to <c>tf.customGrad</c> gives: a value, and how to differentiate it.</summary>
public sealed class CustomGradient
{
    /// <summary>A value of one argument.</summary>
    /// <param name="value">The value.</param>
    /// <param name="gradFunc">From the value's gradient, and what was saved, to the argument's.</param>
    public CustomGradient(Tensor value, Func<Tensor, Tensor[], Tensor> gradFunc)
        : this(value, (dy, saved) => [gradFunc(dy, saved)])
    {
    }

    /// <summary>A value of several arguments.</summary>
    /// <param name="value">The value.</param>
    /// <param name="gradFunc">From the value's gradient, and what was saved, to those of the arguments.</param>
    public CustomGradient(Tensor value, Func<Tensor, Tensor[], Tensor[]> gradFunc) =>
        (this.value, this.gradFunc) = (value, gradFunc);

    /// <summary>The value.</summary>
    public Tensor value { get; }

    /// <summary>From the value's gradient, and what was saved, to those of the arguments.</summary>
    public Func<Tensor, Tensor[], Tensor[]> gradFunc { get; }
}
