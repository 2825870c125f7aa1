using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

public sealed class WeightShardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-shards-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Weights_are_cut_into_files_named_as_by_the_converter_and_straddle_them()
    {
        var model = Model();
        await model.save(folder, weightShardSizeBytes: 100);

        long[] lengths = [.. Enumerable.Range(1, 3)
            .Select(i => new FileInfo(Path.Combine(folder, $"group1-shard{i}of3.bin")).Length)];
        Assert.Equal([100, 100, 32], lengths);
        Assert.False(File.Exists(Path.Combine(folder, "weights.bin")));
        var again = await LayersModel.load(folder);
        Assert.Equal(model.weights.Select(w => w.read().Bits()), again.weights.Select(w => w.read().Bits()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(232)]
    [InlineData(4096)]
    public async Task Any_size_of_shards_is_read_back(int bytes)
    {
        var model = Model();
        await model.save(folder, weightShardSizeBytes: bytes);
        var again = await LayersModel.load(folder);
        Assert.Equal(model.weights.Select(w => w.read().Bits()), again.weights.Select(w => w.read().Bits()));
    }

    [Fact]
    public async Task A_shard_of_no_bytes_is_an_error()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Model().save(folder, weightShardSizeBytes: 0));
        Assert.Contains("weightShardSizeBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_groups_of_several_files_are_read_in_order()
    {
        var model = Model();
        await model.save(folder);
        byte[] all = File.ReadAllBytes(Path.Combine(folder, "weights.bin"));
        Write(("a1", all[..5]), ("a2", all[5..192]), ("b1", all[192..208]), ("b2", []), ("b3", all[208..]));
        SavedModel.Change(folder, json =>
        {
            var weights = json["weightsManifest"]![0]!["weights"]!.AsArray();
            json["weightsManifest"] = new JsonArray(
                Group(["a1", "a2"], weights, ..1), Group(["b1", "b2", "b3"], weights, 1..));
        });

        var told = new List<double>();
        var again = await LayersModel.load(folder, onProgress: told.Add);

        Assert.Equal(model.weights.Select(w => w.read().Bits()), again.weights.Select(w => w.read().Bits()));
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], told);
    }

    [Fact]
    public async Task A_group_is_not_completed_from_the_next()
    {
        await Model().save(folder);
        byte[] all = File.ReadAllBytes(Path.Combine(folder, "weights.bin"));
        Write(("a", all[..100]), ("b", all[100..]));
        SavedModel.Change(folder, json =>
        {
            var weights = json["weightsManifest"]![0]!["weights"]!.AsArray();
            json["weightsManifest"] = new JsonArray(
                Group(["a"], weights, ..1), Group(["b"], weights, 1..));
        });
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains("expected 192 bytes, found 92 fewer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_not_read_further_than_its_weights_go()
    {
        await Model().save(folder);
        using (var file = File.OpenWrite(Path.Combine(folder, "weights.bin"))) file.SetLength(1L << 40);
        var error = await Assert.ThrowsAsync<FormatException>(() => LayersModel.load(folder));
        Assert.Contains("at most 232 bytes", error.Message, StringComparison.Ordinal);
    }

    // Kernels and biases of 192, 24, 12 and 4 bytes.
    private static Sequential Model() => new Sequential()
        .add(new Dense(6, options: new() { inputShape = [8] }))
        .add(new Reshape([2, 3])).add(new Dense(1));

    private static JsonObject Group(
        string[] paths, JsonArray weights, Range range) => new()
    {
        ["paths"] = new JsonArray([.. paths.Select(p => (JsonNode?)p)]),
        ["weights"] = new JsonArray(
            [.. weights.ToArray()[range].Select(w => w!.DeepClone())]),
    };

    private void Write(params (string Name, byte[] Bytes)[] files)
    {
        foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
