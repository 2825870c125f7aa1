using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Layers.Basic;

/// <summary>
/// The place where data enters a model.
/// <para>Output: the shape of the input.</para>
/// </summary>
public sealed class InputLayer : Layer
{
    /// <summary>An input of the shape in the options.</summary>
    /// <param name="sparse">Must be false: there are no sparse tensors.</param>
    /// <param name="options">inputShape or batchInputShape is needed; dtype is float32 by default.</param>
    /// <exception cref="ArgumentException">There is no shape, or there are two.</exception>
    public InputLayer(bool sparse = false, LayerOptions? options = null)
        : base((options ?? new()) with { trainable = false })
    {
        if (sparse) throw new ArgumentException("sparse: expected false, received true; there are no sparse tensors.");
        if (options is { batchInputShape: not null } and ({ inputShape: not null } or { batchSize: not null }))
        {
            throw new ArgumentException(
                $"inputLayer {name}: expected batchInputShape, or inputShape with a batchSize, received both.");
        }

        if (batchInputShape is not { } shape)
            throw new ArgumentException($"inputLayer {name}: expected inputShape or batchInputShape.");
        built = true;
        var tensor = new SymbolicTensor(dtype, shape, this, [], name, 0);
        AddNode([], [tensor]);
        Retain();
    }

    /// <summary>Whether its tensors are sparse: never.</summary>
    public bool sparse => false;

    /// <summary>An input layer has no weights, and counts no owners.</summary>
    public override DisposeResult dispose() => new(RefCount ?? 0, 0);

    /// <inheritdoc/>
    public override JsonObject getConfig() => new()
    {
        ["batchInputShape"] = ConfigValue.ToJson(batchInputShape),
        ["dtype"] = dtype.ToString(),
        [nameof(sparse)] = sparse,
        ["name"] = name,
    };

    private protected override string DefaultName() => LayerNames.Uid("input");

    /// <exception cref="InvalidOperationException">Always: nothing is computed here.</exception>
    public override Tensor call(Tensor input, CallArguments arguments) => throw Refusal();

    internal override SymbolicTensor[] Connect(SymbolicTensor[] inputs, JsonObject? kwargs = null) =>
        throw Refusal();

    private InvalidOperationException Refusal() =>
        new($"Input layer {name} cannot be applied to a tensor; its output is what tf.input gives.");
}
