using Strata.Testing;

namespace Strata.Core.Tests.Callbacks;

/// <summary>A model of one number.</summary>
internal sealed class FakeModel : ITrainedModel, IDisposable
{
    public Variable Weight { get; } = new(Arrays.Tensor([], -1));

    public bool stopTraining { get; set; }

    public Optimizer optimizer { get; } = new SGDOptimizer(1);

    public Tensor[] getWeights(bool trainableOnly = false) => [Weight.clone()];

    public void setWeights(Tensor[] values) => Weight.assign(values[0]);

    public void Dispose() => Weight.dispose();
}
