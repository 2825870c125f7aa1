using Strata.Layers.Convolution;
using Strata.Tensors;

namespace Strata.Layers.Noise;

/// <summary>What dropouts of whole channels have in common.</summary>
public abstract class SpatialDropout : Layer
{
    private int calls;

    private protected SpatialDropout(int rank, double rate, DataFormat format, int? seed, LayerOptions? options)
        : base(options)
    {
        this.rate = Math.Clamp(rate, 0, 1);
        this.seed = seed;
        Format = format;
        inputSpec = [new InputSpec { ndim = rank }];
    }

    /// <summary>The part of the channels that is dropped.</summary>
    public double rate { get; }

    /// <summary>Makes the sequence of choices repeatable.</summary>
    public int? seed { get; }

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    private protected DataFormat Format { get; }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        if (!arguments.training) return input;
        int channels = Channels.Axis(input.rank, Format);
        Dims choices = new([.. input.Dims.Select((n, axis) => axis == 0 || axis == channels ? n : 1)]);
        return InvertedDropout.Of(input.toFloat(), rate, choices, seed, ref calls);
    }
}
