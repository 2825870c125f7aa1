using System.Text.Json.Nodes;
using Strata.Models;

namespace Strata;

public abstract partial class LayersModel
{
    /// <summary>Compiles the model as a file's trainingConfig says.</summary>
    /// <exception cref="FormatException">Something is missing.</exception>
    /// <exception cref="ArgumentException">A name is not known.</exception>
    public void loadTrainingConfig(JsonObject trainingConfig) => compile(
        TrainingConfig.Optimizer(trainingConfig), TrainingConfig.Loss(trainingConfig),
        TrainingConfig.Metrics(trainingConfig));

    partial void WriteTraining(ref JsonObject? config, ref IReadOnlyList<NamedTensor> state)
    {
        if (!IsCompiled) return;
        config = TrainingConfig.Of(this);
        state = optimizer.getWeights();
    }

    partial void ReadTraining(JsonObject config, IReadOnlyList<NamedTensor> state)
    {
        loadTrainingConfig(config);
        if (state.Count > 0) optimizer.setWeights(state);
    }
}
