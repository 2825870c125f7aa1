using Strata.IO;
using Strata.Layers.Basic;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

public sealed class WeightQuantizationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-quantized-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Quantized_weights_are_read()
    {
        WeightSpec[] specs =
        [
            new("a", [2], "float32") { quantization = new("uint8", 0.5, -1) },
            new("b", [1], "int32") { quantization = new("uint16", 2, 1) },
            new("c", [2], "float32") { quantization = new("float16") },
            new("d", [1], "int32") { quantization = new("uint8", 0.5, -3) },
        ];
        byte[] half = [.. BitConverter.GetBytes((Half)1.5f), .. BitConverter.GetBytes(Half.NegativeInfinity)];
        var tensors = WeightCodec.Decode([(byte[])[0, 200, 1, 1, .. half, 1]], specs);
        Assert.Equal([-1f, 99], tensors[0].tensor.dataSync());
        Assert.Equal([515], tensors[1].tensor.dataSync<int>());
        Assert.Equal([1.5f, float.NegativeInfinity], tensors[2].tensor.dataSync());
        Assert.Equal([-2], tensors[3].tensor.dataSync<int>());
    }

    [Fact]
    public void Every_half_is_read_as_the_float_of_its_value()
    {
        byte[] bytes = [.. Enumerable.Range(0, 1 << 16).SelectMany(i => BitConverter.GetBytes((ushort)i))];
        var spec = new WeightSpec("h", [1 << 16], "float32") { quantization = new("float16") };
        float[] values = WeightCodec.Decode([bytes], [spec])[0].tensor.dataSync();
        for (int i = 0; i < values.Length; i++)
        {
            int exponent = (i >> 10) & 31, fraction = i & 1023;
            double size = exponent switch
            {
                31 => fraction == 0 ? double.PositiveInfinity : double.NaN,
                0 => fraction * Math.Pow(2, -24),
                _ => (1024 + fraction) * Math.Pow(2, exponent - 25),
            };
            Assert.Equal((float)(i >> 15 == 1 ? -size : size), values[i]);
        }
    }

    // By the formula of the converter of TensorFlow.js, its quantization.py.
    [Theory]
    [InlineData("uint8", new float[] { -1, 0, 1, 2 }, 3d / 255, -85 * (3d / 255), new[] { 0, 85, 170, 255 })]
    [InlineData("uint8", new float[] { 1, 2 }, 1d / 255, 1, new[] { 0, 255 })]
    [InlineData("uint8", new float[] { 7, 7 }, 1, 7, new[] { 0, 0 })]
    [InlineData("uint8", new float[] { -1, 0.5f }, 1.5 / 255, -170 * (1.5 / 255), new[] { 0, 255 })]
    [InlineData("uint16", new float[] { 0, 1 }, 1d / 65535, 0, new[] { 0, 65535 })]
    public void Numbers_become_steps_from_the_smallest_on(
        string dtype, float[] values, double scale, double min, int[] steps)
    {
        var (data, specs) = WeightCodec.Encode([new("w", Arrays.Tensor([values.Length], values))]);
        var (bytes, spec) = new WeightQuantizer(new Dictionary<string, string[]> { [dtype] = ["*"] })
            .Quantize(data[0], specs[0]);
        Assert.Equal(scale, spec.quantization!.scale, 15);
        Assert.Equal(min, spec.quantization.min, 15);
        Assert.Equal(steps, dtype == "uint8" ? [.. bytes.ToArray().Select(b => (int)b)]
            : [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes.Span).ToArray()
                .Select(b => (int)b)]);
    }

    [Theory]
    [InlineData("uint8", 1, 0.005)]
    [InlineData("uint16", 2, 2e-5)]
    [InlineData("float16", 2, 5e-4)]
    public async Task A_model_saved_in_fewer_bits_is_smaller_and_nearly_the_same(string dtype, int width, double error)
    {
        var model = Model();
        model.setWeights([.. model.weights.Select((w, i) => Arrays.Uniform(w.shape, -0.5, 0.7, seed: 5 + i))]);
        var saved = await model.save(
            folder, quantizationDtypeMap: new Dictionary<string, string[]> { [dtype] = ["*"] });
        Assert.Equal((40 + 10 + 20 + 2) * width, saved.modelArtifactsInfo.weightDataBytes);

        var again = await LayersModel.load(folder);

        for (int i = 0; i < model.weights.Count; i++)
        {
            float[] a = model.weights[i].read().dataSync(), b = again.weights[i].read().dataSync();
            for (int j = 0; j < a.Length; j++) Assert.Equal(a[j], b[j], error);
        }
    }

    [Fact]
    public async Task Patterns_choose_what_is_stored_in_which_way_and_the_optimizer_is_left_alone()
    {
        var model = Model();
        model.compile("adam", "meanSquaredError");
        await model.fit(Arrays.Uniform([4, 4], -1, 1), Arrays.Uniform([4, 2], -1, 1), verbose: 0);
        await model.save(folder, includeOptimizer: true, quantizationDtypeMap: new Dictionary<string, string[]>
        {
            ["uint8"] = ["one/*"],
            ["float16"] = ["two/kernel"],
        });
        var stored = SavedModel.Json(folder)["weightsManifest"]![0]!["weights"]!.AsArray()
            .Select(w => (string?)w!["quantization"]?["dtype"]).ToArray();
        Assert.Equal(["uint8", "uint8", "float16", null], stored.Take(4));
        Assert.All(stored.Skip(4), Assert.Null);
        await LayersModel.load(folder);
    }

    [Theory]
    [InlineData("int4", "*")]
    [InlineData("uint8", "one/*", "float16", "*")]
    public async Task An_unknown_type_and_patterns_that_contradict_are_errors(params string[] map)
    {
        var patterns = map.Chunk(2).ToDictionary(pair => pair[0], pair => new[] { pair[1] });
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => Model().save(folder, quantizationDtypeMap: patterns));
        Assert.Contains("quantizationDtypeMap", error.Message, StringComparison.Ordinal);
    }

    private static Sequential Model() => new Sequential()
        .add(new Dense(10, options: new() { inputShape = [4], name = "one" }))
        .add(new Dense(2, options: new() { name = "two" }));
}
