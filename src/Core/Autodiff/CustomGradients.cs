namespace Strata.Autodiff;

/// <summary>Functions with a gradient of the user's own.</summary>
internal static class CustomGradients
{
    /// <summary>Runs a function whose gradient on the tape is the one it gives, under a trace as well.</summary>
    /// <param name="function">From the arguments, and a function that saves tensors, to value and gradient.</param>
    /// <param name="arguments">With respect to what it can be differentiated.</param>
    internal static Tensor Apply(Func<Tensor[], Action<Tensor[]>, CustomGradient> function, Tensor[] arguments)
    {
        Tensor[] saved = [];
        CustomGradient? result = null;

        // A tensor of its own, so that a value that is one of the arguments does not stand for both.
        var value = Tape.Pause(() =>
        {
            result = function(arguments, tensors => saved = tensors);
            return result.value.clone();
        });
        Tape.Record(dy => Checked(result!.gradFunc(dy, saved), arguments), arguments, value);
        return value;
    }

    private static Tensor[] Checked(Tensor[] gradients, Tensor[] arguments)
    {
        if (gradients.Length != arguments.Length)
        {
            throw new ArgumentException(
                $"gradFunc: expected {arguments.Length} gradients, one per argument, received {gradients.Length}.");
        }

        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i].Dims == arguments[i].Dims) continue;
            throw new ShapeException(
                $"gradFunc: expected a gradient of argument {i}'s shape {arguments[i].Dims}, " +
                $"received {gradients[i].Dims}.");
        }

        return gradients;
    }
}
