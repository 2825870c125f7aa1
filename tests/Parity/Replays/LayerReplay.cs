using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A layer called with tensors.</summary>
internal sealed class LayerReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        if ((string?)record["className"] == "MultiHeadAttention" && record["kwargs"]?["useCausalMask"] is not null)
            throw new SkipException("the masks that the embedded inputs of this test carry are not in the record");
        var layer = LayerReader.Create(record);
        if (record["config"] is { } config) Configs.Compare(layer, config, record["configPy"], differences);
        var inputs = Values.Tensors(record["inputs"]);
        var shapes = Array.ConvertAll(inputs, x => (Shape)x.shape!);
        var call = new LayerCall(layer, inputs, record["kwargs"] as JsonObject ?? []);
        LayerReader.Restore(layer, record, call.BuildShapes(shapes));
        var tolerance = IsTraining(record) ? Tolerance.Trained : Tolerance.Forward;
        differences.Tensors("output", record["outputs"], call.Run((string?)record["method"] == "call"), tolerance);
        if (record["weightsAfter"] is JsonArray after)
            differences.Tensors("weight", after, [.. layer.weights.Select(w => w.read())], tolerance);
        foreach (var (name, states) in record["statesAfter"] as JsonObject ?? [])
            differences.Tensors($"state of {name}", states, Recurrents.Named(layer, name).states, tolerance);
        if (record["gradients"] is JsonObject gradients) Gradients.Compare(call, gradients, differences);
        return Task.CompletedTask;
    }

    private static bool IsTraining(JsonObject record) => record["weightsAfter"] is not null;
}
