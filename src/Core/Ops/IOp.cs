using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>
/// An operation on tensors as a value: a record struct whose fields are its attributes. It knows its output's
/// dimensions and type, and how to run on a backend. An op that has a gradient is an <see cref="IDifferentiable"/>.
/// </summary>
public interface IOp
{
    /// <summary>How many tensors it reads; −1 for any number from one on.</summary>
    int Arity => 1;

    /// <summary>The output's dimensions and type, given the inputs'; dimensions may be symbolic.</summary>
    /// <exception cref="ShapeException">The inputs do not fit.</exception>
    /// <exception cref="Plans.NotTraceableException">The op would mix the rows of a symbolic batch.</exception>
    TensorSpec Infer(ReadOnlySpan<TensorSpec> inputs);

    /// <summary>Computes the output.</summary>
    void Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output);
}
