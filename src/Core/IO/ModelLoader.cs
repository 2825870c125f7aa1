using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Models;

namespace Strata.IO;

/// <summary>Makes models of what was saved, and what is saved of models.</summary>
internal static class ModelLoader
{
    private const string OptimizerGroup = "optimizer";

    // Numbers that a topology may ask for although the file holds no values for them; more where the caller expects so.
    private const long MaxFresh = 1 << 18;
    private const long MaxFreshIfNotStrict = 1 << 28;

    internal static async Task<LayersModel> LoadAsync(
        IOHandler handler, bool strict, CancellationToken cancellationToken)
    {
        var artifacts = await handler.load(cancellationToken).ConfigureAwait(false);
        return Of(artifacts, strict);
    }

    /// <summary>The model, with its weights and, if they were saved, what training needs.</summary>
    /// <exception cref="FormatException">The artifacts do not hold what they say.</exception>
    /// <exception cref="ArgumentException">A class or a name is not known, or an option does not fit.</exception>
    internal static LayersModel Of(ModelArtifacts artifacts, bool strict)
    {
        if (artifacts.format is not (null or "layers-model"))
            throw new FormatException($"model.json: expected format \"layers-model\", found \"{artifacts.format}\".");
        var bytes = new WeightBytes(artifacts.weightData);
        bytes.CheckLength(artifacts.weightSpecs);
        var model = Made(artifacts, bytes, strict);
        if (artifacts.userDefinedMetadata is { } metadata) model.setUserDefinedMetadata(metadata);
        return model;
    }

    /// <summary>What is saved of a model.</summary>
    internal static ModelArtifacts Artifacts(LayersModel model, SaveOptions options)
    {
        var weights = options.TrainableOnly ? model.trainableWeights : model.weights;
        var (data, specs) = WeightCodec.Encode([.. weights.Select(w => new NamedTensor(w.originalName, w.val))]);
        if (options.QuantizationDtypeMap is { } patterns)
        {
            var quantizer = new WeightQuantizer(patterns);
            for (int i = 0; i < specs.Length; i++) (data[i], specs[i]) = quantizer.Quantize(data[i], specs[i]);
        }

        var (training, state) = options.IncludeOptimizer ? model.DescribeTraining() : (null, []);
        var (stateData, stateSpecs) = WeightCodec.Encode(state, OptimizerGroup);
        return new()
        {
            modelTopology = model.Topology(),
            format = "layers-model",
            generatedBy = "TensorFlow.js tfjs-layers v4.22.0",
            trainingConfig = training,
            userDefinedMetadata = model.getUserDefinedMetadata(),
            weightSpecs = [.. specs, .. stateSpecs],
            weightData = [.. data, .. stateData],
        };
    }

    private static LayersModel Made(ModelArtifacts artifacts, WeightBytes bytes, bool strict)
    {
        var specs = artifacts.weightSpecs;
        WeightSpec[] own = [.. specs.Where(spec => spec.group != OptimizerGroup)];
        long held = own.Aggregate(0L, (sum, spec) => sum + spec.Size);
        long fresh = !strict ? MaxFreshIfNotStrict : own.Length > 0 ? 0 : MaxFresh;
        var model = WeightCreation.Within(
            held + fresh, own.Length > 0, () => TopologyReader.Read(artifacts.modelTopology));
        var state = Fill(model, own, specs, bytes, strict);
        if (artifacts.trainingConfig is { } training) TakeTraining(model, training, state);
        foreach (var (_, tensor) in state) tensor.dispose();
        return model;
    }

    /// <summary>Reads the weights of a model; gives those of its optimizer.</summary>
    private static List<NamedTensor> Fill(
        LayersModel model, WeightSpec[] own, IReadOnlyList<WeightSpec> specs, WeightBytes bytes, bool strict)
    {
        var targets = own.Length > 0 ? new WeightMatching(model).Targets(own, strict) : [];
        var state = new List<NamedTensor>();
        int next = 0;
        foreach (var spec in specs)
        {
            var tensor = WeightCodec.Read(bytes, spec);
            if (spec.group == OptimizerGroup)
            {
                state.Add(new(spec.name, tensor));
                continue;
            }

            var target = targets[next++];
            if (spec.quantization is null) target?.Restore(tensor);
            else target?.write(tensor);
            tensor.dispose();
        }

        bytes.CheckEnd(specs.Count);
        return state;
    }

    private static void TakeTraining(LayersModel model, JsonObject config, IReadOnlyList<NamedTensor> state) =>
        TopologyReader.Typed("trainingConfig", () =>
        {
            model.TakeTraining(config, state);
            return model;
        });
}
