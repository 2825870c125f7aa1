using System.Text.Json.Nodes;
using Strata.Layers.Attention;
using Strata.Layers.Recurrent;
using Strata.Parity.Reading;
using Strata.Layers.Wrappers;

namespace Strata.Parity.Replays;

/// <summary>A layer, its inputs and the named arguments of TensorFlow.js's call, in this library's form.</summary>
internal sealed class LayerCall
{
    private readonly Layer layer;
    private readonly Tensor?[]? masks;
    private readonly Tensor? attentionMask;
    private readonly bool training, isCausal;

    internal LayerCall(Layer layer, Tensor[] inputs, JsonObject kwargs)
    {
        this.layer = layer;
        Inputs = inputs;
        foreach (var (name, value) in kwargs)
        {
            switch (name)
            {
                case "training":
                    training = (bool?)value == true;
                    break;
                case "mask":
                    masks = Masks(value);
                    break;
                case "initialState" when layer is RecurrentLayer or Bidirectional:
                    Inputs = [.. Inputs, .. Values.Tensors(value)];
                    break;
                case "value" or "key" when layer is MultiHeadAttention:
                    Inputs = [.. Inputs, .. Values.Tensors(value)];
                    break;
                case "attentionMask" when layer is MultiHeadAttention:
                    attentionMask = Values.Tensor(value);
                    break;
                case "useCausalMask" when layer is MultiHeadAttention:
                    isCausal = (bool?)value == true;
                    break;
                case "countWeights":
                    Inputs = [.. Inputs, .. Values.Tensors(value)];
                    break;
                default:
                    if (!Values.IsUndefined(value)) throw new ParityException($"kwargs: '{name}' is not known");
                    break;
            }
        }
    }

    internal Layer Layer => layer;

    internal Tensor[] Inputs { get; private set; }

    /// <summary>The shapes to build the layer for, beside those of the inputs that states add.</summary>
    internal Shape[] BuildShapes(Shape[] shapes) => layer is MultiHeadAttention
        ? Array.ConvertAll(Inputs, x => (Shape)x.shape!) : shapes;

    internal Tensor[] Run(bool callOnly) => Run(Inputs, callOnly);

    internal Tensor[] Run(Tensor[] inputs, bool callOnly) => layer is MultiHeadAttention attention
        ? [attention.apply(
            inputs[0], inputs[1], inputs.ElementAtOrDefault(2), attentionMask, isCausal, training)]
        : callOnly || layer is RNNCell
        ? layer.call(inputs, new CallArguments(training, masks))
        : layer.apply<Tensor[]>(inputs, training, masks);

    private static Tensor?[]? Masks(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(m => Values.IsUndefined(m) ? null : Values.Tensor(m))],
        var none when Values.IsUndefined(none) => null,
        _ => [Values.Tensor(node)],
    };
}
