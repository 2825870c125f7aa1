using System.Text.Json.Nodes;

namespace Strata.Fuzz.Corpus;

/// <summary>Files of good models, from which the broken ones are made.</summary>
internal static class Seeds
{
    /// <summary>Each model as it is saved, and some of them in other ways too.</summary>
    internal static async Task<SavedFiles[]> MakeAsync()
    {
        tf.setSeed(1);
        var all = new List<SavedFiles>();
        foreach (var (name, model) in Models.All())
        {
            all.Add(await SavedAsync(name, model));
            all.Add(await SavedAsync(name + " in shards", model, shardBytes: 64));
            all.Add(await SavedAsync(name + " in bytes", model, quantized: "uint8"));
            all.Add(await SavedAsync(name + " in halves", model, quantized: "float16"));
            model.compile("adam", "meanSquaredError");
            all.Add(await SavedAsync(name + " with its optimizer", model, includeOptimizer: true));
        }

        foreach (var optimizer in Optimizers()) all.Add(await TrainedAsync(optimizer));
        all.AddRange(KerasTexts.All.Select(text => new SavedFiles(
            text.Name, JsonNode.Parse(text.Json)!.AsObject(), new Dictionary<string, byte[]>())));
        return [.. all];
    }

    private static Optimizer[] Optimizers() =>
    [
        tf.train.sgd(0.1), tf.train.momentum(0.1, 0.9), tf.train.adagrad(0.1), tf.train.adadelta(), tf.train.adam(),
        tf.train.adamax(), tf.train.adamW(), tf.train.nadam(), tf.train.rmsprop(0.01, momentum: 0.5, centered: true),
    ];

    private static async Task<SavedFiles> TrainedAsync(Optimizer optimizer)
    {
        var model = tf.sequential().add(tf.layers.dense(units: 2, inputShape: [3]))
            .compile(optimizer: optimizer, loss: "meanSquaredError", metrics: ["mae"]);
        await model.fit(tf.ones([4, 3]), tf.ones([4, 2]), verbose: 0);
        model.setUserDefinedMetadata(new() { ["labels"] = new JsonArray("a", "b") });
        return await SavedAsync("trained by " + optimizer.getClassName(), model, includeOptimizer: true);
    }

    private static async Task<SavedFiles> SavedAsync(
        string name, LayersModel model, int? shardBytes = null, string? quantized = null, bool includeOptimizer = false)
    {
        string folder = Directory.CreateTempSubdirectory("strata-fuzz-seed-").FullName;
        try
        {
            await model.save(
                folder, includeOptimizer: includeOptimizer, weightShardSizeBytes: shardBytes, quantizationDtypeMap:
                    quantized is null ? null : new Dictionary<string, string[]> { [quantized] = ["*"] });
            return SavedFiles.Of(name, folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
