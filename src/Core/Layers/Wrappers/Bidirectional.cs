using System.Text.Json.Nodes;
using Strata.Layers.Recurrent;
using Strata.Serialization;

namespace Strata.Layers.Wrappers;

/// <summary>
/// Runs a recurrent layer over a sequence in both directions, each with weights of its own.
/// <para>Input: as the layer's; of first states the forward ones, then the backward ones. Output: both outputs merged,
/// or, with mergeMode null, one behind the other; the backward sequence is turned round. With returnState the forward
/// states follow, then the backward ones. Weights: the forward layer's, then the backward layer's.</para>
/// </summary>
/// <param name="layer">The layer, copied once for each direction.</param>
/// <param name="mergeMode">"concat" (the default), "sum", "mul", "ave", or null for two outputs.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Bidirectional(RecurrentLayer layer, string? mergeMode = "concat", LayerOptions? options = null)
    : Wrapper(layer, options), IRecurrent
{
    private static readonly string?[] Modes = ["concat", "sum", "mul", "ave", null];
    private readonly RecurrentLayer forward = Copy(layer, "forward_", false);
    private readonly RecurrentLayer backward = Copy(layer, "backward_", true);

    /// <summary>How the outputs are merged; null if there are two.</summary>
    public string? mergeMode { get; } = Array.IndexOf(Modes, mergeMode) >= 0 ? mergeMode
        : throw new ArgumentException(
            $"mergeMode: expected \"concat\", \"sum\", \"mul\", \"ave\" or null, received \"{mergeMode}\".");

    /// <inheritdoc/>
    int IRecurrent.StateCount => 2 * forward.Cell.stateSize.Length;

    private protected override IReadOnlyList<Layer> Inner => [forward, backward];

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        foreach (var direction in Inner)
        {
            LayerNames.Within(direction.name, () => direction.build(inputShape));
            direction.built = true;
        }

        inputSpec = forward.inputSpec;
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        var shapes = forward.computeOutputShape(inputShapes[..1]);
        Shape output = shapes[0];
        Shape[] outputs = mergeMode switch
        {
            null => [output, output],
            "concat" => [output.With(-1, 2 * output[output.Count - 1])],
            _ => [output],
        };
        return [.. outputs, .. shapes[1..], .. shapes[1..]];
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        int half = (inputs.Length - 1) / 2;
        var own = arguments.With([arguments.mask]);
        var there = forward.Invoke([inputs[0], .. inputs[1..(1 + half)]], own);
        var back = backward.Invoke([inputs[0], .. inputs[(1 + half)..]], own);
        var turned = forward.returnSequences ? back[0].reverse([1]) : back[0];
        return [.. Merged(there[0], turned), .. there[1..], .. back[1..]];
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks)
    {
        var mask = forward.returnSequences ? masks.FirstOrDefault() : null;
        int states = forward.returnState ? 2 * forward.Cell.stateSize.Length : 0;
        return [.. mergeMode is null ? new[] { mask, mask } : [mask], .. new Tensor?[states]];
    }

    private protected override void CheckInputs(Shape[] shapes, DType[] dtypes)
    {
        base.CheckInputs(shapes[..1], dtypes[..1]);
        int states = forward.Cell.stateSize.Length;
        if (shapes.Length != 1 && shapes.Length != 1 + (2 * states))
        {
            throw new ArgumentException($"initialState: layer {name} expects {2 * states} states, those of the " +
                $"forward and those of the backward layer, received {shapes.Length - 1}.");
        }
    }

    private static RecurrentLayer Copy(RecurrentLayer layer, string prefix, bool turns)
    {
        var config = layer.getConfig();
        if (turns) config["goBackwards"] = !layer.goBackwards;
        var description = new JsonObject { ["className"] = layer.getClassName(), ["config"] = config };
        var copy = (RecurrentLayer)LayerConfig.Create(description);
        copy.name = prefix + layer.name;
        return copy;
    }

    private Tensor[] Merged(Tensor there, Tensor back) => mergeMode switch
    {
        null => [there, back],
        "concat" => [there.concat(back, -1)],
        "sum" => [there.add(back)],
        "mul" => [there.mul(back)],
        _ => [there.add(back).mul(0.5)],
    };
}
