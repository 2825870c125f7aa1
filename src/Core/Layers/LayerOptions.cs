namespace Strata;

/// <summary>The options that every layer takes, beside its own.</summary>
public sealed record LayerOptions
{
    /// <summary>
    /// The shape of one sample, without the batch axis; makes the layer the first of a sequential model.
    /// </summary>
    public Shape? inputShape { get; init; }

    /// <summary>The whole shape of the input, with the batch axis; wins over <see cref="inputShape"/>.</summary>
    public Shape? batchInputShape { get; init; }

    /// <summary>The length of the batch axis, used with <see cref="inputShape"/>; by default not known.</summary>
    public int? batchSize { get; init; }

    /// <summary>The type of the input; float32 by default.</summary>
    public DType? dtype { get; init; }

    /// <summary>The layer's name; by default made of its class and a number.</summary>
    public string? name { get; init; }

    /// <summary>Whether training changes its weights; true by default.</summary>
    public bool trainable { get; init; } = true;

    /// <summary>The first values of its weights, in their order.</summary>
    public Tensor[]? weights { get; init; }

    internal Shape? Shape => batchInputShape ?? (inputShape is null ? null : [batchSize, .. inputShape]);
}
