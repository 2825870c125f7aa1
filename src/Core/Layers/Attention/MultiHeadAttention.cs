using Strata.Initializers;

namespace Strata.Layers.Attention;

/// <summary>
/// Attention of several heads (Vaswani et al., 2017): of each head softmax(query · keyᵀ / √keyDim) · value, projected
/// back. Takes [query, value], [query, value, key] or [query, value, key, attentionMask]; the key is the value where
/// it is not given.
/// <para>Inputs: query [batch, …T, d], value and key [batch, …S, …], attentionMask [batch, T, S], to be broadcast, not
/// 0 where there is attention. Outputs: [batch, …T, d], or [batch, …T, …outputShape]; with scores also these,
/// [batch, heads, T, S]. Weights: for query, key, value and attention_output a kernel, [d, heads, length] and for the
/// last [heads, length, d], and, with useBias, a bias.</para>
/// </summary>
/// <param name="numHeads">The number of heads, at least 1.</param>
/// <param name="keyDim">The length of a head's query and key, at least 1.</param>
/// <param name="valueDim">The length of a head's value; keyDim by default.</param>
/// <param name="dropout">The part of the scores that is dropped in training; 0 by default.</param>
/// <param name="useBias">Whether biases are added; true by default.</param>
/// <param name="outputShape">The last axes of the output; the query's last by default.</param>
/// <param name="attentionAxes">
/// The axes along which there is attention; all but batch and last by default.
/// </param>
/// <param name="kernelInitializer">First values of the kernels; glorotUniform by default.</param>
/// <param name="biasInitializer">First values of the biases; zeros by default.</param>
/// <param name="kernelRegularizer">A penalty on the kernels.</param>
/// <param name="biasRegularizer">A penalty on the biases.</param>
/// <param name="activityRegularizer">A penalty on the outputs of the four projections.</param>
/// <param name="kernelConstraint">What the kernels are projected to.</param>
/// <param name="biasConstraint">What the biases are projected to.</param>
/// <param name="options">What every layer takes.</param>
public sealed partial class MultiHeadAttention(
    int numHeads,
    int keyDim,
    int? valueDim = null,
    double dropout = 0,
    bool useBias = true,
    Shape? outputShape = null,
    IntTuple? attentionAxes = null,
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
    /// <summary>The number of heads.</summary>
    public int numHeads { get; } = Positive.Checked(nameof(numHeads), numHeads);

    /// <summary>The length of a head's query and key.</summary>
    public int keyDim { get; } = Positive.Checked(nameof(keyDim), keyDim);

    /// <summary>The length of a head's value.</summary>
    public int valueDim { get; } = Positive.Checked(nameof(valueDim), valueDim ?? keyDim);

    /// <summary>The part of the scores that is dropped in training.</summary>
    public double dropout { get; } = dropout;

    /// <summary>Whether biases are added.</summary>
    public bool useBias { get; } = useBias;

    /// <summary>The option outputShape; null where it is the query's.</summary>
    public Shape? givenOutputShape { get; } = outputShape;

    /// <summary>The axes along which there is attention; null for all but batch and last.</summary>
    public IntTuple? attentionAxes { get; } = attentionAxes;

    /// <summary>First values of the kernels.</summary>
    public Initializer kernelInitializer { get; } = kernelInitializer ?? new GlorotUniform();

    /// <summary>First values of the biases.</summary>
    public Initializer biasInitializer { get; } = biasInitializer ?? new Zeros();

    /// <summary>A penalty on the kernels.</summary>
    public Regularizer? kernelRegularizer { get; } = kernelRegularizer;

    /// <summary>A penalty on the biases.</summary>
    public Regularizer? biasRegularizer { get; } = biasRegularizer;

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; } = activityRegularizer;

    /// <summary>What the kernels are projected to.</summary>
    public Constraint? kernelConstraint { get; } = kernelConstraint;

    /// <summary>What the biases are projected to.</summary>
    public Constraint? biasConstraint { get; } = biasConstraint;

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <summary>Computes the attention now.</summary>
    /// <param name="query">[batch, …T, d].</param>
    /// <param name="value">[batch, …S, …].</param>
    /// <param name="key">[batch, …S, …]; the value by default.</param>
    /// <param name="attentionMask">[batch, T, S] or what is broadcast to the scores; not 0 where there is
    /// attention.</param>
    /// <param name="useCausalMask">Whether no step looks at later ones; false by default.</param>
    /// <param name="training">Whether as in a training step.</param>
    public Tensor apply(
        Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false,
        bool training = false) =>
        Computed(query, value, key, attentionMask, AttentionCall.Of(useCausalMask, false), training)[0];

    /// <summary>Computes the attention now, and its scores before dropout.</summary>
    /// <inheritdoc cref="apply(Tensor, Tensor, Tensor?, Tensor?, bool, bool)"/>
    public (Tensor output, Tensor scores) callAndReturnAttentionScores(
        Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false,
        bool training = false)
    {
        var both = Computed(query, value, key, attentionMask, AttentionCall.Of(useCausalMask, true), training);
        return (both[0], both[1]);
    }

    /// <summary>Applies the attention to symbolic tensors.</summary>
    /// <param name="query">[batch, …T, d].</param>
    /// <param name="value">[batch, …S, …].</param>
    /// <param name="key">[batch, …S, …]; the value by default.</param>
    /// <param name="attentionMask">[batch, T, S] or what is broadcast to the scores; not 0 where there is
    /// attention.</param>
    /// <param name="useCausalMask">Whether no step looks at later ones; false by default.</param>
    public SymbolicTensor apply(
        SymbolicTensor query, SymbolicTensor value, SymbolicTensor? key = null, SymbolicTensor? attentionMask = null,
        bool useCausalMask = false) =>
        Connect(
            AttentionCall.Inputs(query, value, key, attentionMask), AttentionCall.Of(useCausalMask, false))[0];

    /// <summary>Applies the attention to symbolic tensors, and gives its scores before dropout as well.</summary>
    /// <inheritdoc cref="apply(SymbolicTensor, SymbolicTensor, SymbolicTensor?, SymbolicTensor?, bool)"/>
    public (SymbolicTensor output, SymbolicTensor scores) callAndReturnAttentionScores(
        SymbolicTensor query, SymbolicTensor value, SymbolicTensor? key = null, SymbolicTensor? attentionMask = null,
        bool useCausalMask = false)
    {
        var both = Connect(
            AttentionCall.Inputs(query, value, key, attentionMask), AttentionCall.Of(useCausalMask, true));
        return (both[0], both[1]);
    }
}
