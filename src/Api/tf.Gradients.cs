using Strata.Autodiff;

namespace Strata;

public static partial class tf
{
    /// <summary>The gradient of a function of one tensor, as a function; of any order by nesting.</summary>
    /// <exception cref="InvalidOperationException">When called: the value does not depend on the argument.</exception>
    public static GradientFunction grad(Func<Tensor, Tensor> f) =>
        (x, dy) => ValueAndGrads(a => f(a[0]), [x], dy).grads[0];

    /// <summary>The gradients of a function of two tensors, as a function.</summary>
    public static GradientsFunction grads(Func<Tensor, Tensor, Tensor> f) => grads(a => f(a[0], a[1]));

    /// <summary>The gradients of a function of three tensors, as a function.</summary>
    public static GradientsFunction grads(Func<Tensor, Tensor, Tensor, Tensor> f) => grads(a => f(a[0], a[1], a[2]));

    /// <summary>The gradients of a function of any number of tensors, as a function.</summary>
    public static GradientsFunction grads(Func<Tensor[], Tensor> f) => (args, dy) => ValueAndGrads(f, args, dy).grads;

    /// <summary>The value and gradient of a function of one tensor, as a function.</summary>
    public static ValueAndGradientFunction valueAndGrad(Func<Tensor, Tensor> f) => (x, dy) =>
    {
        var result = ValueAndGrads(a => f(a[0]), [x], dy);
        return new(result.value, result.grads[0]);
    };

    /// <summary>The value and gradients of a function of two tensors, as a function.</summary>
    public static ValueAndGradientsFunction valueAndGrads(Func<Tensor, Tensor, Tensor> f) =>
        valueAndGrads(a => f(a[0], a[1]));

    /// <summary>The value and gradients of a function of three tensors, as a function.</summary>
    public static ValueAndGradientsFunction valueAndGrads(Func<Tensor, Tensor, Tensor, Tensor> f) =>
        valueAndGrads(a => f(a[0], a[1], a[2]));

    /// <summary>The value and gradients of a function of any number of tensors, as a function.</summary>
    public static ValueAndGradientsFunction valueAndGrads(Func<Tensor[], Tensor> f) =>
        (args, dy) => ValueAndGrads(f, args, dy);

    /// <summary>Runs a function that gives a scalar, and gives its gradients by variable name.</summary>
    /// <param name="f">The function.</param>
    /// <param name="varList">With respect to what; by default the trainable variables that f reads.</param>
    /// <exception cref="ShapeException">f does not give a scalar.</exception>
    /// <exception cref="InvalidOperationException">f depends on none of the variables.</exception>
    public static VariableGradients variableGrads(Func<Tensor> f, IReadOnlyList<Variable>? varList = null)
    {
        var (value, found) = Gradients.OfVariables(f, varList);
        return new(value, found);
    }

    /// <summary>A function of one tensor with a gradient of its own.</summary>
    /// <param name="f">Takes the tensor and a function that saves tensors for the gradient.</param>
    public static Func<Tensor, Tensor> customGrad(Func<Tensor, Action<Tensor[]>, CustomGradient> f) =>
        x => CustomGradients.Apply((a, save) => f(a[0], save), [x]);

    /// <summary>A function of two tensors with gradients of its own.</summary>
    /// <param name="f">Takes the tensors and a function that saves tensors for the gradients.</param>
    public static Func<Tensor, Tensor, Tensor> customGrad(Func<Tensor, Tensor, Action<Tensor[]>, CustomGradient> f) =>
        (x, y) => CustomGradients.Apply((a, save) => f(a[0], a[1], save), [x, y]);

    /// <summary>A function of any number of tensors with gradients of its own.</summary>
    /// <param name="f">Takes the tensors and a function that saves tensors for the gradients.</param>
    public static Func<Tensor[], Tensor> customGrad(Func<Tensor[], Action<Tensor[]>, CustomGradient> f) =>
        args => CustomGradients.Apply(f, args);

    private static ValueAndGradients ValueAndGrads(Func<Tensor[], Tensor> f, Tensor[] args, Tensor? dy)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i].dtype != DType.float32)
                throw new ArgumentException($"argument {i}: expected float32, received {args[i].dtype}.");
        }

        // Tensors of their own, so that one that is given twice is two arguments.
        Tensor[] own = [.. args.Select(arg => arg.clone())];
        var (value, gradients) = Gradients.Of(() => f(own), own, dy);
        return new(value, gradients);
    }
}
