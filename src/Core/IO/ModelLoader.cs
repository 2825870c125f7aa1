using Strata.Layers;
using Strata.Models;

namespace Strata.IO;

/// <summary>Makes models of what was saved.</summary>
internal static class ModelLoader
{
    private const string OptimizerGroup = "optimizer";

    internal static async Task<LayersModel> LoadAsync(
        IOHandler handler, bool strict, CancellationToken cancellationToken)
    {
        var artifacts = await handler.load(cancellationToken).ConfigureAwait(false);
        return Of(artifacts, strict);
    }

    /// <summary>The model, with its weights and, if they were saved, what training needs.</summary>
    /// <exception cref="FormatException">The artifacts do not hold what they say.</exception>
    internal static LayersModel Of(ModelArtifacts artifacts, bool strict)
    {
        if (artifacts.format is not (null or "layers-model"))
            throw new FormatException($"model.json: expected format \"layers-model\", found \"{artifacts.format}\".");
        var weights = WeightCodec.Decode(artifacts.weightData, artifacts.weightSpecs);
        var model = Made(artifacts, weights, strict);
        foreach (var (_, tensor) in weights) tensor.dispose();
        if (artifacts.userDefinedMetadata is { } metadata) model.setUserDefinedMetadata(metadata);
        return model;
    }

    private static LayersModel Made(ModelArtifacts artifacts, List<NamedTensor> weights, bool strict)
    {
        if (weights.Count == 0) return Topology(artifacts);
        bool[] isState = [.. artifacts.weightSpecs.Select(spec => spec.group == OptimizerGroup)];
        NamedTensor[] own = [.. weights.Where((_, i) => !isState[i])];
        long room = strict ? own.Sum(weight => weight.tensor.Dims.Size) : long.MaxValue;
        var model = WeightCreation.AsZeros(room, () => Topology(artifacts));
        new WeightMatching(model).Write(own, strict);
        model.TakeTraining(artifacts.trainingConfig, [.. weights.Where((_, i) => isState[i])]);
        return model;
    }

    private static LayersModel Topology(ModelArtifacts artifacts)
    {
        try
        {
            return TopologyReader.Read(artifacts.modelTopology);
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            throw new FormatException($"modelTopology: {e.Message}", e);
        }
    }

    internal static ModelArtifacts Artifacts(LayersModel model, bool trainableOnly, bool includeOptimizer)
    {
        var weights = trainableOnly ? model.trainableWeights : model.weights;
        var (data, specs) = WeightCodec.Encode([.. weights.Select(w => new NamedTensor(w.originalName, w.val))]);
        var (training, state) = includeOptimizer ? model.DescribeTraining() : (null, []);
        var (stateData, stateSpecs) = WeightCodec.Encode(state, OptimizerGroup);
        return new()
        {
            modelTopology = model.Topology(),
            format = "layers-model",
            generatedBy = "TensorFlow.js tfjs-layers v4.22.0",
            trainingConfig = training,
            userDefinedMetadata = model.getUserDefinedMetadata(),
            weightSpecs = [.. specs, .. stateSpecs],
            weightData = [data, stateData],
        };
    }
}
