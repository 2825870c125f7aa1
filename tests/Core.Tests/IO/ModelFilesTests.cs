using System.Text.Json.Nodes;
using Strata.IO;
using Strata.Layers.Basic;
using Strata.Layers.Normalization;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

public sealed class ModelFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("file://")]
    [InlineData("")]
    public async Task A_saved_model_predicts_the_same_bits(string scheme)
    {
        var model = Model();
        model.setUserDefinedMetadata(new() { ["my_key"] = "kept_as_it_is" });
        string path = Path.Combine(folder, "a", "model");

        var saved = await model.save(scheme + path);
        var again = await LayersModel.load(scheme + path + "/model.json");

        Assert.Equal(new FileInfo(Path.Combine(path, "weights.bin")).Length, saved.modelArtifactsInfo.weightDataBytes);
        var x = Arrays.Uniform([3, 4], -1, 1);
        Assert.Equal(model.Run([x], false)[0].Bits(), again.Run([x], false)[0].Bits());
        Assert.Equal(model.toJSON(), again.toJSON());
        Assert.Equal("kept_as_it_is", (string?)again.getUserDefinedMetadata()!["my_key"]);
    }

    [Fact]
    public async Task Optimizer_loss_and_metrics_come_back_with_includeOptimizer()
    {
        var model = Model();
        model.compile("adam", "meanSquaredError", "mse");
        await model.save(folder, includeOptimizer: true);
        var config = Json()["trainingConfig"]!;
        Assert.Equal("""{"loss":"mean_squared_error","metrics":["mse"]}""", new JsonObject
        {
            ["loss"] = config["loss"]!.DeepClone(),
            ["metrics"] = config["metrics"]!.DeepClone(),
        }.ToJsonString());

        var again = await LayersModel.load(folder);

        Assert.Equal("Adam", again.optimizer.getClassName());
        Assert.Equal(model.optimizer.getConfig(), again.optimizer.getConfig());
        Assert.Equal(model.metricsNames, again.metricsNames);
    }

    [Fact]
    public async Task The_losses_of_several_outputs_are_a_list_and_no_metrics_an_empty_map()
    {
        var input = new InputLayer(options: new() { inputShape = [2] }).output;
        var model = new Strata.Models.FunctionalModel(
            [input], [new Dense(2, "softmax").apply(input), new Dense(1, "sigmoid").apply(input)], null);
        model.compile("adam", (string[])["categoricalCrossentropy", "binaryCrossentropy"]);
        await model.save(folder, includeOptimizer: true);
        var config = Json()["trainingConfig"]!;
        Assert.Equal("""["categorical_crossentropy","binary_crossentropy"]""", config["loss"]!.ToJsonString());
        Assert.Equal("{}", config["metrics"]!.ToJsonString());
        Assert.Equal(model.metricsNames.Length, (await LayersModel.load(folder)).metricsNames.Length);
    }

    [Fact]
    public async Task Training_goes_on_after_loading_as_if_nothing_had_happened()
    {
        var model = Model();
        model.compile("adam", "meanSquaredError");
        Tensor x = Arrays.Uniform([8, 4], -1, 1), y = Arrays.Uniform([8, 2], 0, 1, seed: 2);
        await model.fit(x, y, verbose: 0, shuffle: false);
        await model.save(folder, includeOptimizer: true);
        var again = await LayersModel.load(folder);

        var first = await model.fit(x, y, epochs: 3, verbose: 0, shuffle: false);
        var second = await again.fit(x, y, epochs: 3, verbose: 0, shuffle: false);

        Assert.Equal(first.history["loss"], second.history["loss"]);
        Assert.Equal(model.weights.Select(w => w.read().Bits()), again.weights.Select(w => w.read().Bits()));
    }

    [Fact]
    public async Task A_loss_of_ones_own_cannot_be_saved_and_says_so()
    {
        var model = Model();
        model.compile("sgd", (yTrue, yPred) => yTrue.sub(yPred).abs());
        await Assert.ThrowsAsync<InvalidOperationException>(() => model.save(folder, includeOptimizer: true));
        await model.save(folder);
    }

    [Fact]
    public async Task Weights_may_lie_in_several_files_and_straddle_them()
    {
        var model = Model();
        await model.save(folder);
        byte[] all = File.ReadAllBytes(Path.Combine(folder, "weights.bin"));
        File.WriteAllBytes(Path.Combine(folder, "group1-shard1of2.bin"), all[..7]);
        File.WriteAllBytes(Path.Combine(folder, "group1-shard2of2.bin"), all[7..]);
        Change(json =>
            json["weightsManifest"]![0]!["paths"] = new JsonArray("group1-shard1of2.bin", "group1-shard2of2.bin"));
        var again = await LayersModel.load(folder);
        Assert.Equal(
            model.weights.SelectMany(w => w.read().dataSync()), again.weights.SelectMany(w => w.read().dataSync()));
    }

    [Fact]
    public void All_types_survive_their_bytes()
    {
        NamedTensor[] tensors =
        [
            new("f", Arrays.Tensor([2], 1, -2)), new("i", Arrays.Ints([1, 2], 3, -4)),
            new("b", Arrays.Ints([3], 0, 1, 1).toBool()),
            new("s", new Strata.Tensors.ConcreteTensor(["ä", ""], [2])),
        ];
        var (data, specs) = WeightCodec.Encode(tensors);
        var again = WeightCodec.Decode(data, specs);
        Assert.Equal(tensors.Select(t => t.tensor.Spec), again.Select(t => t.tensor.Spec));
        Assert.Equal([1f, -2], again[0].tensor.dataSync());
        Assert.Equal([3, -4], again[1].tensor.dataSync<int>());
        Assert.Equal([false, true, true], again[2].tensor.dataSync<bool>());
        Assert.Equal(["ä", ""], again[3].tensor.dataSync<string>());
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../weights.bin")]
    public async Task A_file_names_nothing_outside_of_its_folder(string path)
    {
        await Model().save(folder);
        Change(json => json["weightsManifest"]![0]!["paths"]![0] = path);
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_are_checked_before_memory_is_taken()
    {
        await Model().save(folder);
        Change(json =>
            json["weightsManifest"]![0]!["weights"]![0]!["shape"] = new JsonArray(2_000_000_000, 2_000_000_000, 4));
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Change(json => json["weightsManifest"]![0]!["weights"]![0]!["shape"] = new JsonArray(-1, 4));
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task A_topology_of_more_weights_than_the_file_holds_takes_no_memory()
    {
        await Model().save(folder);
        Change(json => json["modelTopology"]!["config"]!["layers"]![0]!["config"]!["units"] = 2_000_000_000);
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains("more weights than the file holds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_loaded_over_HTTP_but_nothing_from_elsewhere()
    {
        var model = Model();
        await model.save(folder);
        await using var server = new FolderServer(folder);

        var again = await LayersModel.load(server.Address + "model.json?version=2");

        Assert.Equal(model.weights[0].read().Bits(), again.weights[0].read().Bits());
        await Assert.ThrowsAsync<HttpRequestException>(() => LayersModel.load(server.Address + "none.json"));
        Change(json => json["weightsManifest"]![0]!["paths"]![0] = "http://127.0.0.1:1/weights.bin");
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(server.Address + "model.json"));
    }

    [Fact]
    public async Task Nested_models_that_were_loaded_are_disposed_with_the_model()
    {
        var model = new Sequential(name: "outer")
            .add(new Sequential(name: "a").add(new Dense(2, options: new() { inputShape = [3] })))
            .add(new Sequential(name: "b").add(new Dense(1, options: new() { inputShape = [2] })));
        await model.save(folder);
        var again = await LayersModel.load(folder);
        Assert.Equal(new(0, 4), again.dispose());
    }

    [Fact]
    public async Task Too_few_or_too_many_bytes_are_an_error()
    {
        await Model().save(folder);
        string weights = Path.Combine(folder, "weights.bin");
        byte[] all = File.ReadAllBytes(weights);
        File.WriteAllBytes(weights, all[..^1]);
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        File.WriteAllBytes(weights, [.. all, 0]);
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task Names_must_match_unless_that_is_not_wanted()
    {
        var model = Model();
        await model.save(folder);
        Change(json => json["weightsManifest"]![0]!["weights"]![0]!["name"] = "other/kernel");
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains("other/kernel", error.Message, StringComparison.Ordinal);
        var again = await LayersModel.load(folder, strict: false);
        Assert.Equal(model.weights[1].read().dataSync(), again.weights[1].read().dataSync());
        Change(json => json["weightsManifest"]![0]!["weights"]![0]!["name"] = "first/cell/kernel");
        await LayersModel.load(folder);
    }

    [Fact]
    public async Task A_missing_file_an_address_of_another_scheme_and_text_that_is_no_JSON_are_errors()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => LayersModel.load(Path.Combine(folder, "none")));
        await Assert.ThrowsAsync<ArgumentException>(() => LayersModel.load("ftp://x/model.json"));
        File.WriteAllText(Path.Combine(folder, "model.json"), "{\"modelTopology\": ");
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task Models_go_through_memory_and_functions_too()
    {
        var model = Model();
        ModelArtifacts? taken = null;
        await model.save(new SaveFunctionHandler(artifacts =>
        {
            taken = artifacts;
            return Task.FromResult(new SaveResult(ModelArtifactsInfo.Of(artifacts)));
        }));
        var again = await LayersModel.load(new MemoryHandler(taken!));
        Assert.Equal(model.toJSON(), again.toJSON());
    }

    private static Sequential Model() => new Sequential(name: "saved")
        .add(new Dense(3, "hardSigmoid", options: new() { inputShape = [4], name = "first" }))
        .add(new BatchNormalization(options: new() { name = "norm" }))
        .add(new Dense(2, "softmax", options: new() { name = "last" }));

    private JsonObject Json() => SavedModel.Json(folder);

    private void Change(Action<JsonObject> change) => SavedModel.Change(folder, change);
}
