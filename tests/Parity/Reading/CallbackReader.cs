using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Recorded callbacks. A test's own one was watching only: the records were replayed without it.</summary>
internal static class CallbackReader
{
    internal static Callback[] Of(JsonNode? node)
    {
        JsonNode?[] all = node switch
        {
            JsonArray list => [.. list],
            var none when Values.IsUndefined(none) => [],
            _ => [node],
        };
        return [.. all.Where(c => (string?)c!["$callback"] == "EarlyStopping").Select(c => EarlyStopping(c!))];
    }

    private static EarlyStopping EarlyStopping(JsonNode c) => tf.callbacks.earlyStopping(
        (string?)c["monitor"] ?? "val_loss", (double?)c["minDelta"] ?? 0, (int?)c["patience"] ?? 0, 0,
        (string?)c["mode"] ?? "auto", (double?)c["baseline"], (bool?)c["restoreBestWeights"] ?? false);
}
