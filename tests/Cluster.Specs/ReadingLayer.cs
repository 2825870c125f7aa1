using Strata.Layers;

namespace Strata.Cluster.Specs;

/// <summary>A layer that looks at values, so that no plan can be made of it.</summary>
internal sealed class ReadingLayer : Layer
{
    public override Tensor call(Tensor input, CallArguments arguments) =>
        input.dataSync()[0] > 0 ? input.mul(2) : input;
}
