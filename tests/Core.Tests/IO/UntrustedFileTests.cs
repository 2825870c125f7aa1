using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Xunit;

namespace Strata.Core.Tests.IO;

/// <summary>A file is not trusted, whatever it says.</summary>
public sealed class UntrustedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-untrusted-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task A_symbolic_link_leads_nowhere_out_of_the_folder()
    {
        string inside = Path.Combine(folder, "model"), weights = Path.Combine(inside, "weights.bin");
        await Model().save(inside);
        File.Move(weights, Path.Combine(folder, "elsewhere.bin"));
        File.CreateSymbolicLink(weights, Path.Combine(folder, "elsewhere.bin"));
        await RefusedPath(inside);

        File.Delete(weights);
        Directory.CreateSymbolicLink(Path.Combine(inside, "sub"), folder);
        SavedModel.Change(inside, json => json["weightsManifest"]![0]!["paths"]![0] = "sub/elsewhere.bin");
        await RefusedPath(inside);

        File.Move(Path.Combine(folder, "elsewhere.bin"), Path.Combine(inside, "real.bin"));
        File.CreateSymbolicLink(weights, Path.Combine(inside, "real.bin"));
        SavedModel.Change(inside, json => json["weightsManifest"]![0]!["paths"]![0] = "weights.bin");
        await LayersModel.load(inside);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("Strata.Layers.Basic.Dense")]
    [InlineData("LayersModel")]
    [InlineData("")]
    public async Task Only_registered_classes_are_made(string className)
    {
        await Changed(json => Layer(json)["class_name"] = className);
        await Assert.ThrowsAsync<ArgumentException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task A_key_twice_is_an_error()
    {
        await Model().save(folder);
        string file = Path.Combine(folder, "model.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(
            "\"units\":2", "\"units\":3,\"units\":2", StringComparison.Ordinal));
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task Endless_nesting_is_an_error()
    {
        File.WriteAllText(
            Path.Combine(folder, "model.json"), """{"modelTopology": """ + new string('[', 1_000_000));
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
    }

    [Fact]
    public async Task A_file_without_weights_asks_for_a_bounded_number_of_fresh_ones()
    {
        await Changed(json =>
        {
            json.Remove("weightsManifest");
            Layer(json)["config"]!["units"] = 1_000_000_000;
        });
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains("modelFromJSON", error.Message, StringComparison.Ordinal);

        SavedModel.Change(folder, json => Layer(json)["config"]!["units"] = 1000);
        Assert.Equal(4000, (await LayersModel.load(folder)).countParams());
    }

    [Fact]
    public async Task Fewer_weights_than_the_model_has_do_not_make_room_for_endless_ones()
    {
        await Changed(json => Layer(json)["config"]!["units"] = 1_000_000_000);
        await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder, strict: false));
    }

    [Fact]
    public async Task Models_that_apply_models_twice_are_bounded()
    {
        JsonNode inner = JsonNode.Parse(
            """{"class_name": "Dense", "name": "m", "config": {"units": 1, "name": "m"}}""")!;
        for (int i = 0; i < 60; i++) inner = AppliedTwice(inner, i == 0 ? 0 : 1);
        File.WriteAllText(
            Path.Combine(folder, "model.json"), new JsonObject { ["modelTopology"] = inner }.ToJsonString(
                new() { MaxDepth = 1000 }));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => LayersModel.load(folder));
        Assert.Contains("models inside of models", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b", "is applied to what no layer gives")]
    [InlineData("b", "b", "is applied to what no layer gives")]
    [InlineData("c", "x", "there is no layer named 'c'")]
    public void A_circle_or_an_edge_from_nowhere_is_refused(string ofB, string ofA, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Strata.Models.TopologyReader.Read($$"""
            {"class_name": "Model", "config": {"name": "m", "layers": [
              {"class_name": "InputLayer", "name": "x", "config": {"batch_input_shape": [null, 2], "name": "x"},
               "inbound_nodes": []},
              {"class_name": "ReLU", "name": "a", "config": {"name": "a"}, "inbound_nodes": [[["{{ofA}}", 0, 0]]]},
              {"class_name": "ReLU", "name": "b", "config": {"name": "b"}, "inbound_nodes": [[["{{ofB}}", 0, 0]]]}],
              "input_layers": [["x", 0, 0]], "output_layers": [["b", 0, 0]]} }
            """));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sequential", "")]
    [InlineData("Model", """, "input_layers": [["a", 0, 0]], "output_layers": [["a", 0, 0]]""")]
    public void Two_layers_of_one_name_are_refused(string className, string ends)
    {
        var error = Assert.Throws<ArgumentException>(() => Strata.Models.TopologyReader.Read($$"""
            {"class_name": "{{className}}", "config": {"name": "m", "layers": [
              {"class_name": "InputLayer", "name": "a", "config": {"batch_input_shape": [null, 2], "name": "a"} },
              {"class_name": "ReLU", "name": "a", "config": {"name": "a"}, "inbound_nodes": [[["a", 0, 0]]]}]{{ends}}} }
            """));
        Assert.Contains("name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_steps_that_nobody_makes_does_not_take_their_time()
    {
        var model = Model();
        model.compile("adam", "meanSquaredError");
        await model.save(folder, includeOptimizer: true);
        string weights = Path.Combine(folder, "weights.bin");
        byte[] bytes = File.ReadAllBytes(weights);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), int.MaxValue);
        File.WriteAllBytes(weights, bytes);
        Assert.Equal(int.MaxValue, (await LayersModel.load(folder)).optimizer.iterations);
    }

    private static JsonObject Layer(JsonObject json) =>
        json["modelTopology"]!["config"]!["layers"]![0]!.AsObject();

    private static Sequential Model() =>
        new Sequential(name: "m").add(new Dense(2, options: new() { inputShape = [3], name = "d" }));

    private static JsonObject AppliedTwice(JsonNode layer, int firstNode)
    {
        layer["inbound_nodes"] = JsonNode.Parse($$"""[[["x", 0, 0]], [["m", {{firstNode}}, 0]]]""");
        var model = JsonNode.Parse($$"""
            {"class_name": "Model", "name": "m", "config": {"name": "m", "layers": [
              {"class_name": "InputLayer", "name": "x", "config": {"batch_input_shape": [null, 1], "name": "x"},
               "inbound_nodes": []}],
              "input_layers": [["x", 0, 0]], "output_layers": [["m", {{firstNode + 1}}, 0]]} }
            """)!.AsObject();
        model["config"]!["layers"]!.AsArray().Add(layer);
        return model;
    }

    private static async Task RefusedPath(string model)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(model));
        Assert.Contains("inside of the model's folder", error.Message, StringComparison.Ordinal);
    }

    private async Task Changed(Action<JsonObject> change)
    {
        await Model().save(folder);
        SavedModel.Change(folder, change);
    }
}
