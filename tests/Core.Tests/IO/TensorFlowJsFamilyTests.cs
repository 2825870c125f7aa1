using Strata.IO;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

/// <summary>All families of layers, and the state of optimizers, between here and TensorFlow.js, both ways.</summary>
public sealed class TensorFlowJsFamilyTests(RealTensorFlowJs real) : IClassFixture<RealTensorFlowJs>, IDisposable
{
    private const float Trained = 2e-4f;
    private readonly string root = Directory.CreateTempSubdirectory("strata-families-").FullName;

    public void Dispose() => Directory.Delete(root, true);

    [SkippableFact]
    public async Task Every_family_of_layers_is_read_and_saved_again_to_the_same_bytes()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("families", root);

        foreach (var folder in Folders())
        {
            var model = await LayersModel.load(folder.Path);
            ExchangeFolder.Compare(folder.Read("output.json"), model.Run(folder.Read("input.json"), false));
            Assert.Equal("a_b", (string?)model.getUserDefinedMetadata()!["some"]![1]!["deep_key"]);
            ModelArtifacts? saved = null;
            await model.save(new SaveFunctionHandler(artifacts =>
            {
                saved = artifacts;
                return Task.FromResult(new SaveResult(ModelArtifactsInfo.Of(artifacts)));
            }));
            Assert.Equal(
                folder.Json("model.json")!["weightsManifest"]![0]!["weights"]!.ToJsonString(),
                ManifestJson.Specs(saved!.weightSpecs).ToJsonString());
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(folder.Path, "weights.bin")), WeightCodec.Joined(saved.weightData));
        }
    }

    [SkippableFact]
    public async Task Every_family_that_is_saved_here_predicts_there_what_it_predicts_here()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("families", root);
        var here = new Dictionary<string, Tensor[]>();
        foreach (var folder in Folders())
        {
            var model = await LayersModel.load(folder.Path);
            model.setWeights([.. model.weights.Select((w, i) => Arrays.Uniform(w.shape, 0.1, 0.7, seed: 30 + i))]);
            here[folder.Path] = model.Run(folder.Read("input.json"), false);
            await model.save(folder.Path, weightShardSizeBytes: 50);
        }

        real.Exchange("predictEach", root);

        foreach (var folder in Folders())
        {
            ExchangeFolder.Compare(folder.Read("output.json"), here[folder.Path]);
            Assert.Equal("a_b", (string?)folder.Json("metadata.json")!["some"]![1]!["deep_key"]);
        }
    }

    [SkippableTheory]
    [InlineData("uint8")]
    [InlineData("uint16")]
    [InlineData("float16")]
    public async Task Quantized_weights_saved_here_are_the_same_numbers_there(string dtype)
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("families", root);
        foreach (var folder in Folders())
        {
            var model = await LayersModel.load(folder.Path);
            await model.save(
                folder.Path, quantizationDtypeMap: new Dictionary<string, string[]> { [dtype] = ["*"] });
        }

        real.Exchange("predictEach", root);

        foreach (var folder in Folders())
        {
            var again = await LayersModel.load(folder.Path);
            ExchangeFolder.Compare(folder.Read("output.json"), again.Run(folder.Read("input.json"), false));
        }
    }

    [SkippableFact]
    public async Task Training_goes_on_here_where_it_ended_there()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("optimizers", root);
        foreach (var folder in Folders())
        {
            var model = await LayersModel.load(folder.Path);
            Assert.Equal(6, model.optimizer.iterations);
            await FitAsync(model, folder);
            ExchangeFolder.Compare(folder.Read("weights.json"), model.getWeights(), Trained);
        }
    }

    [SkippableFact]
    public async Task Training_goes_on_there_where_it_ended_here()
    {
        Skip.If(real.WhyNot is not null, real.WhyNot);
        real.Exchange("optimizers", root);
        var here = new Dictionary<string, Tensor[]>();
        foreach (var folder in Folders())
        {
            var model = await LayersModel.load(folder.Path);
            await FitAsync(model, folder);
            await model.save(folder.Path, includeOptimizer: true);
            await FitAsync(model, folder);
            here[folder.Path] = model.getWeights();
        }

        real.Exchange("resume", root);

        foreach (var folder in Folders())
            ExchangeFolder.Compare(folder.Read("weights.json"), here[folder.Path], Trained);
    }

    private static Task<History> FitAsync(LayersModel model, ExchangeFolder folder) => model.fit(
        folder.Read("input.json"), folder.Read("target.json"), epochs: 3, batchSize: 4, shuffle: false, verbose: 0);

    private IEnumerable<ExchangeFolder> Folders() =>
        Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(folder => new ExchangeFolder(folder));
}
