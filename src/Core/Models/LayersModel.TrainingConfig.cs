using System.Text.Json.Nodes;
using Strata.Models;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>Compiles the model as a file's trainingConfig says, be it of TensorFlow.js or of Keras.</summary>
    /// <exception cref="FormatException">Something is missing.</exception>
    /// <exception cref="ArgumentException">A name is not known.</exception>
    public void loadTrainingConfig(JsonObject trainingConfig)
    {
        var reader = new TrainingConfigReader(trainingConfig, outputNames);
        compile(reader.Optimizer(), reader.Loss(), reader.Metrics(), reader.LossWeights());
    }

    partial void WriteTraining(ref JsonObject? config, ref IReadOnlyList<NamedTensor> state)
    {
        if (!IsCompiled) return;
        config = TrainingConfig.Of(this);
        state = Renamed(optimizer.getWeights(), weight => (weight.name, weight.originalName));
    }

    partial void ReadTraining(JsonObject config, IReadOnlyList<NamedTensor> state)
    {
        loadTrainingConfig(config);
        if (state.Count == 0) return;
        optimizer.setWeights(Renamed(state, weight => (weight.originalName, weight.name)));

        // Slots are there before the first step, so that a model that is loaded can be saved.
        if (state.Count > 1) optimizer.StateFor(trainableWeights.Select(weight => weight.val));
    }

    // Slots are named after their weights, whose names in files do not depend on what else is in the process.
    private NamedTensor[] Renamed(
        IReadOnlyList<NamedTensor> state, Func<LayerVariable, (string From, string To)> rename)
    {
        var names = weights.Select(rename).DistinctBy(pair => pair.From).ToDictionary(p => p.From, p => p.To);
        return
        [
            .. state.Select(item => item.name.LastIndexOf('/') is > 0 and int at
                && names.TryGetValue(item.name[..at], out string? weight)
                ? item with { name = weight + item.name[at..] } : item),
        ];
    }
}
