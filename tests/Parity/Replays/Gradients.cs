using System.Text.Json.Nodes;
using Strata.Parity.Comparing;

namespace Strata.Parity.Replays;

/// <summary>
/// The gradients of the sum of a layer's squared outputs: <c>inputs</c> and <c>weights</c>, each a list, null where
/// TensorFlow.js gave none.
/// </summary>
internal static class Gradients
{
    internal static void Compare(LayerCall call, JsonObject gradients, Differences differences)
    {
        if (gradients["weights"] is JsonArray weights) OfWeights(call, weights, differences);
        if (gradients["inputs"] is JsonArray inputs) OfInputs(call, inputs, differences);
    }

    private static void OfWeights(LayerCall call, JsonArray expected, Differences differences)
    {
        Variable[] variables = [.. call.Layer.weights.Select(w => w.val)];
        Variable[] wanted = [.. variables.Where((_, i) => expected[i] is not null)];
        if (wanted.Length == 0) return;
        var found = tf.variableGrads(() => SquaredSum(call.Run(callOnly: false)), wanted).grads;
        foreach (var (i, gradient) in expected.Index().Where(g => g.Item is not null))
            differences.Tensor($"gradient of weight {i}", gradient, found[variables[i].name], Tolerance.Trained);
    }

    private static void OfInputs(LayerCall call, JsonArray expected, Differences differences)
    {
        int[] places = [.. expected.Index().Where(g => g.Item is not null).Select(g => g.Index)];
        if (places.Length == 0) return;
        var gradients = tf.grads((Tensor[] some) =>
        {
            Tensor[] inputs = [.. call.Inputs];
            for (int i = 0; i < places.Length; i++) inputs[places[i]] = some[i];
            return SquaredSum(call.Run(inputs, callOnly: false));
        });
        var found = gradients([.. places.Select(i => call.Inputs[i])]);
        for (int i = 0; i < places.Length; i++)
            differences.Tensor($"gradient of input {places[i]}", expected[places[i]], found[i], Tolerance.Trained);
    }

    private static Tensor SquaredSum(Tensor[] outputs) =>
        outputs.Select(y => y.square().sum()).Aggregate((a, b) => a.add(b));
}
