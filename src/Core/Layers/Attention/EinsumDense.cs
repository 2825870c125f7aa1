using Strata.Initializers;
using Strata.Ops.Linear;

namespace Strata.Layers.Attention;

/// <summary>
/// activation(einsum(equation, x, kernel) + bias): a dense layer along any axes.
/// <para>Input and output: the axes that the equation names. Weights: kernel, with the axes of the equation's second
/// operand, and, if biasAxes are given, bias, from the first of them on, of length 1 along the others.</para>
/// </summary>
/// <param name="equation">
/// Like "abc,cd->abd", "...b,bc->...c" or "bc...,cd->bd...": the axes of input, kernel and output.
/// </param>
/// <param name="outputShape">
/// The output's shape without the batch axis and without what "..." stands for; null for a length that the input has.
/// </param>
/// <param name="activation">Applied to the result; linear by default.</param>
/// <param name="biasAxes">The letters of the output's axes that have a bias; none by default.</param>
/// <param name="kernelInitializer">First values of the kernel; glorotUniform by default.</param>
/// <param name="biasInitializer">First values of the bias; zeros by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernel.</param>
/// <param name="biasRegularizer">A penalty on the bias.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="kernelConstraint">What the kernel is projected to.</param>
/// <param name="biasConstraint">What the bias is projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed class EinsumDense(
    string equation,
    Shape outputShape,
    ActivationFunction? activation = null,
    string? biasAxes = null,
    Initializer? kernelInitializer = null,
    Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? kernelConstraint = null,
    Constraint? biasConstraint = null,
    LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? kernel;
    private LayerVariable? bias;

    /// <summary>The axes of input, kernel and output.</summary>
    public string equation { get; } = equation;

    /// <summary>The option outputShape.</summary>
    public Shape givenOutputShape { get; } = outputShape;

    /// <summary>Applied to the result.</summary>
    public ActivationFunction activation { get; } = activation ?? "linear";

    /// <summary>The letters of the output's axes that have a bias.</summary>
    public string? biasAxes { get; } = biasAxes;

    /// <summary>First values of the kernel.</summary>
    public Initializer kernelInitializer { get; } = kernelInitializer ?? new GlorotUniform();

    /// <summary>First values of the bias.</summary>
    public Initializer biasInitializer { get; } = biasInitializer ?? new Zeros();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? kernelRegularizer { get; } = kernelRegularizer;

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? biasRegularizer { get; } = biasRegularizer;

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; } = activityRegularizer;

    /// <summary>What the kernel is projected to.</summary>
    public Constraint? kernelConstraint { get; } = kernelConstraint;

    /// <summary>What the bias is projected to.</summary>
    public Constraint? biasConstraint { get; } = biasConstraint;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        var shapes = ShapesFor(inputShape);
        kernel = addWeight(
            "kernel", shapes.Kernel, kernelInitializer, kernelRegularizer, constraint: kernelConstraint);
        bias = shapes.Bias is null ? null
            : addWeight("bias", shapes.Bias, biasInitializer, biasRegularizer, constraint: biasConstraint);
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => ShapesFor(inputShape).Output;

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var y = Einsum.Of(equation, [input, kernel!.read()]);
        return activation.apply(bias is null ? y : y.add(bias.read()));
    }

    private EinsumShapes ShapesFor(Shape input)
    {
        try
        {
            return EinsumShapes.Of(equation, biasAxes, input, givenOutputShape);
        }
        catch (ShapeException e)
        {
            throw new ShapeException($"Layer {name}: {e.Message}", e);
        }
    }
}
