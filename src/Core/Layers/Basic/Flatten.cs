using System.Text.Json.Nodes;

namespace Strata.Layers.Basic;

/// <summary>
/// Each sample as a vector.
/// <para>Input: [batch, …] of at least three axes. Output: [batch, product of the others].</para>
/// </summary>
public sealed class Flatten : Layer
{
    /// <summary>Each sample as a vector.</summary>
    /// <param name="dataFormat">"channelsFirst" moves the channels behind the other axes first.</param>
    /// <param name="options">What every layer takes.</param>
    public Flatten(DataFormat? dataFormat = null, LayerOptions? options = null)
        : base(options)
    {
        this.dataFormat = dataFormat;
        inputSpec = [new InputSpec { minNDim = 3 }];
    }

    /// <summary>Where the channels stand, if that was given.</summary>
    public DataFormat? dataFormat { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        int length = 1;
        for (int axis = 1; axis < inputShape.Count; axis++) length *= inputShape.Known(axis, name);
        return [inputShape[0], length];
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var x = input;
        if (dataFormat is { IsFirst: true })
            x = x.transpose([0, .. Enumerable.Range(2, x.rank - 2), 1]);
        return x.ReshapeTo([x.Dims[0], x.Dims.Product(1, x.rank)]);
    }

    /// <inheritdoc/>
    public override JsonObject getConfig()
    {
        var config = base.getConfig();
        if (dataFormat is null) config.Remove(nameof(dataFormat));
        return config;
    }
}
