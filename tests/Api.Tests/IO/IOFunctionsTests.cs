using System.Text.Json.Nodes;
using Xunit;

namespace Strata.Api.Tests.IO;

public sealed class IOFunctionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-io-").FullName;

    private string Here => "file://" + folder;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task A_registered_router_takes_addresses_of_its_own()
    {
        var kept = new Dictionary<string, ModelArtifacts>();
        tf.io.registerSaveRouter(url => url.StartsWith("kept://", StringComparison.Ordinal)
            ? tf.io.withSaveHandler(artifacts =>
            {
                kept[url] = artifacts;
                return Task.FromResult(new SaveResult(tf.io.getModelArtifactsInfoForJSON(artifacts)));
            })
            : null);
        tf.io.registerLoadRouter(
            url => kept.TryGetValue(url, out var artifacts) ? tf.io.fromMemory(artifacts) : null);
        var model = Model();

        await model.save("kept://a");
        var again = await tf.loadLayersModel("kept://a");

        Assert.Equal(model.toJSON(), again.toJSON());
        Assert.Single(tf.io.getSaveHandlers("kept://b"));
        Assert.Empty(tf.io.getLoadHandlers("kept://b"));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => tf.loadLayersModel("kept://b"));
        Assert.Contains("kept://b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_handlers_of_one_address_are_an_error()
    {
        for (int i = 0; i < 2; i++)
            tf.io.registerLoadRouter(url => url == "twice://x" ? tf.io.fileSystem(folder) : null);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => tf.loadLayersModel("twice://x"));
        Assert.Contains("2 load handlers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_copied_moved_and_removed()
    {
        string a = $"{Here}/a", b = $"{Here}/deep/b", c = $"{Here}/c";
        var model = Model();
        await model.save(a, weightShardSizeBytes: 16);

        await tf.io.copyModel(a, b);
        var moved = await tf.io.moveModel(a, c);

        Assert.Equal(32, moved.weightDataBytes);
        var found = tf.io.listModels(Here);
        Assert.Equal([c, b], found.Keys);
        Assert.Equal(32, found[b].weightDataBytes);
        Assert.Equal(found[b].modelTopologyBytes, found[c].modelTopologyBytes);
        Assert.False(Directory.Exists(Path.Combine(folder, "a")));
        var again = await tf.loadLayersModel(c);
        Assert.Equal(model.predict(tf.ones([1, 3])).dataSync(), again.predict(tf.ones([1, 3])).dataSync());
        Assert.Equal(32, tf.io.removeModel(b).weightDataBytes);
        Assert.Equal([c], tf.io.listModels(Here).Keys);
        Assert.Throws<FileNotFoundException>(() => tf.io.removeModel(b));
        await Assert.ThrowsAsync<ArgumentException>(() => tf.io.copyModel(c, c));
        Assert.Throws<ArgumentException>(() => tf.io.removeModel("https://example.com/model.json"));
    }

    [Fact]
    public async Task Removing_a_model_leaves_what_else_is_in_its_folder()
    {
        await Model().save(Here);
        File.WriteAllText(Path.Combine(folder, "notes"), "");
        tf.io.removeModel(Here);
        Assert.Equal(["notes"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Weights_are_loaded_without_a_model_and_only_those_wanted()
    {
        var model = Model();
        await model.save(Here);
        var manifest = Json()["weightsManifest"]!.AsArray();

        var all = await tf.io.loadWeights(manifest, Here);
        var bias = await tf.io.loadWeights(manifest, folder, ["last/bias"]);

        Assert.Equal(["last/kernel", "last/bias"], all.Keys);
        Assert.Equal(model.getWeights()[0].dataSync(), all["last/kernel"].dataSync());
        Assert.Equal(["last/bias"], bias.Keys);
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => tf.io.loadWeights(manifest, folder, ["last/bais"]));
        Assert.Contains("'last/bias'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_without_a_wanted_weight_are_not_read()
    {
        var manifest = (JsonArray)JsonNode.Parse("""
            [{"paths": ["none"], "weights": [{"name": "a", "shape": [2], "dtype": "float32"}]},
             {"paths": ["b1", "b2"], "weights": [{"name": "b", "shape": [2], "dtype": "float32"}]}]
            """)!;
        var asked = new List<string>();
        var load = tf.io.weightsLoaderFactory(paths =>
        {
            asked.AddRange(paths);
            return Task.FromResult(paths.Select(_ => BitConverter.GetBytes(1.5f)).ToArray());
        });
        var weights = await load(manifest, "at/", ["b"]);
        Assert.Equal(["at/b1", "at/b2"], asked);
        Assert.Equal([1.5f, 1.5f], weights["b"].dataSync());
    }

    [Fact]
    public async Task Artifacts_are_made_of_the_content_of_a_model_json()
    {
        var model = Model();
        await model.save(Here);
        var artifacts = await tf.io.getModelArtifactsForJSON(
            Json(), _ => Task.FromResult(File.ReadAllBytes(Path.Combine(folder, "weights.bin"))));
        var again = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
        Assert.Equal(model.toJSON(), again.toJSON());
        Assert.Equal(
            ["last/kernel", "last/bias"],
            tf.io.getWeightSpecs(Json()["weightsManifest"]!.AsArray()).Select(spec => spec.name));
    }

    [Fact]
    public void Small_functions_do_what_they_say()
    {
        Assert.Equal([1, 2, 3], tf.io.concatenateArrayBuffers([(byte[])[1], (byte[])[], (byte[])[2, 3]]));
        Assert.True(tf.io.isHTTPScheme("https://a/model.json"));
        Assert.False(tf.io.isHTTPScheme("file://a"));
        Assert.Throws<ArgumentException>(() => tf.io.http("file://a"));
    }

    [Fact]
    public async Task Weight_files_may_lie_elsewhere_if_the_caller_says_so()
    {
        var model = Model();
        await model.save($"{Here}/a");
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        File.Move(Path.Combine(folder, "a", "weights.bin"), Path.Combine(folder, "b", "weights.bin"));
        await Assert.ThrowsAsync<FileNotFoundException>(() => tf.loadLayersModel($"{Here}/a"));

        await tf.loadLayersModel($"{Here}/a", weightPathPrefix: $"{Here}/b");
        var again = await tf.loadLayersModel(
            $"{Here}/a/model.json", weightUrlConverter: name => Task.FromResult(Path.Combine(folder, "b", name)));

        Assert.Equal(model.getWeights()[0].dataSync(), again.getWeights()[0].dataSync());
    }

    private static Sequential Model() => tf.sequential().add(tf.layers.dense(units: 2, inputShape: [3], name: "last"));

    private JsonObject Json() => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!.AsObject();
}
