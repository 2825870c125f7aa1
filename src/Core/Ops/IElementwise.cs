using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>An op that computes each element of its output from the elements of its inputs at the same place.</summary>
public interface IElementwise : IOp
{
    /// <summary>What it computes.</summary>
    ElementwiseProgram Program { get; }

    int IOp.Arity => Program.Inputs;

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Elementwise(Program, inputs, output);
}
