namespace Strata.Layers.Images;

/// <summary>What layers that add a border or take one away have in common.</summary>
public abstract class BorderLayer : Layer
{
    private protected BorderLayer(
        int axes, Border border, string argument, DataFormat format, LayerOptions? options)
        : base(options)
    {
        Sides = border.Of(argument, axes);
        Format = format;
        inputSpec = [new InputSpec { ndim = axes + 2 }];
    }

    /// <summary>The border, a pair for each axis.</summary>
    private protected Border Sides { get; }

    /// <summary>Where the channels stand.</summary>
    private protected DataFormat Format { get; }
}
