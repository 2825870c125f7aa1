using Strata.Tensors;

namespace Strata.Layers.Basic;

/// <summary>
/// Each sample under another shape.
/// <para>Input: [batch, …]. Output: [batch, …targetShape].</para>
/// </summary>
/// <param name="targetShape">The shape without the batch axis; one length may be −1 or null: whatever is left.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Reshape(Shape targetShape, LayerOptions? options = null) : Layer(options)
{
    /// <summary>The shape without the batch axis.</summary>
    public Shape targetShape { get; } = Checked(targetShape);

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => inputShape.IsKnown
        ? Resolve([.. inputShape.Skip(1).Select(n => n!.Value)]) is var lengths ? [inputShape[0], .. lengths] : []
        : [inputShape[0], .. targetShape];

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) =>
        input.ReshapeTo([input.Dims[0], .. Resolve(input.Dims.Span[1..].ToArray()).Select(n => n!.Value)]);

    private static Shape Checked(Shape target) => target.Count(n => n is null) <= 1 ? target
        : throw new ArgumentException($"targetShape: expected at most one unknown length, received {target}.");

    private Shape Resolve(int[] from)
    {
        long size = new Dims(from).Size, known = 1;
        foreach (int? n in targetShape) known *= n ?? 1;
        int unknown = -1;
        for (int i = 0; i < targetShape.Count; i++)
            if (targetShape[i] is null) unknown = i;
        bool fits = unknown < 0 ? known == size : known > 0 && size % known == 0;
        if (!fits)
            throw new ShapeException($"Layer {name}: the total size of a new sample must be unchanged; " +
            $"[{string.Join(",", from)}] does not fit {targetShape}.");
        return unknown < 0 ? targetShape : targetShape.With(unknown, (int)(size / known));
    }
}
