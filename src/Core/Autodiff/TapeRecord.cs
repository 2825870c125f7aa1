using Strata.Ops;

namespace Strata.Autodiff;

/// <summary>One op that ran: what it was, its inputs and its output, or a gradient of the user's own.</summary>
internal sealed record TapeRecord(IOp? Op, Tensor[] Inputs, Tensor Output, Func<Tensor, Tensor[]>? Custom = null)
{
    internal Func<Tensor>?[] Gradient(Tensor dy)
    {
        if (Custom is not null)
        {
            var gradients = new Lazy<Tensor[]>(() => Custom(dy));
            return [.. Inputs.Select((_, i) => (Func<Tensor>)(() => gradients.Value[i]))];
        }

        return Op is IDifferentiable op ? op.Gradient(dy, Inputs, Output)
            : throw new InvalidOperationException($"{Op!.GetType().Name} has no gradient.");
    }
}
