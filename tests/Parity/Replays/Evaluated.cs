using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>
/// What evaluate should have given where TensorFlow.js's is known to be wrong (register: Q3). With several outputs its
/// list begins with the running totals [L0, L0 + L1, …]: the last of them is the loss, the rest follows.
/// </summary>
internal static class Evaluated
{
    internal static double[] Expected(JsonObject record, LayersModel model, double penalty) =>
        Expected(Numbers(record["returned"]), model, penalty);

    internal static double[] Expected(double[] recorded, LayersModel model, double penalty)
    {
        int extra = model.outputs.Length - 1;
        double[] right = recorded.Length == model.metricsNames.Length ? recorded : recorded[extra..];
        right[0] += penalty;
        return right;
    }

    internal static double[] Numbers(JsonNode? returned) =>
        returned is JsonArray list ? [.. list.Select(Values.Scalar)] : [Values.Scalar(returned)];
}
