namespace Strata.Layers.Recurrent;

/// <summary>
/// Cells one behind the other as one cell: the output of each is the input of the next.
/// <para>Input: [batch, d], then the states of the cells, those of the last cell first. Output: that of the last cell,
/// then the new states in the same order. Weights: those of the cells in their order.</para>
/// </summary>
/// <param name="cells">The cells, at least one.</param>
/// <param name="options">What every layer takes.</param>
public sealed class StackedRNNCells(RNNCell[] cells, LayerOptions? options = null) : RNNCell(options)
{
    /// <summary>The cells.</summary>
    public RNNCell[] cells { get; } = cells.Length > 0 ? [.. cells]
        : throw new ArgumentException("cells: expected at least one cell, received none.");

    /// <inheritdoc/>
    public override int[] stateSize => [.. cells.Reverse().SelectMany(cell => cell.stateSize)];

    /// <inheritdoc/>
    public override bool trainable
    {
        get => base.trainable;
        set
        {
            base.trainable = value;
            foreach (var cell in cells) cell.trainable = value;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> trainableWeights =>
        trainable ? [.. cells.SelectMany(cell => cell.trainableWeights)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> nonTrainableWeights =>
    [
        .. trainable ? [] : cells.SelectMany(cell => cell.trainableWeights),
        .. cells.SelectMany(cell => cell.nonTrainableWeights),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Tensor>> losses => [.. cells.SelectMany(cell => cell.losses), .. base.losses];

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            var (cell, shape) = (cells[i], inputShape);
            if (!cell.built) LayerNames.Within($"RNNCell_{i}", () => cell.build(shape));
            cell.built = true;
            inputShape = cell.computeOutputShape([inputShape])[0];
        }
    }

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        int end = inputs.Length;
        var x = inputs[0];
        var states = new List<Tensor>();
        foreach (var cell in cells)
        {
            int count = cell.stateSize.Length;
            if (end - count < 1)
                throw new ArgumentException($"Layer {name}: expected {stateSize.Length} states, received fewer.");
            var found = cell.call([x, .. inputs[(end - count)..end]], arguments);
            end -= count;
            x = found[0];
            states.InsertRange(0, found[1..]);
        }

        return [x, .. states];
    }

    internal override Shape[] StateShapes(Shape input)
    {
        var states = new List<Shape>();
        foreach (var cell in cells)
        {
            states.InsertRange(0, cell.StateShapes(input));
            input = cell.computeOutputShape([input])[0];
        }

        return [.. states];
    }

    internal override Tensor[] FirstStates(Tensors.Dims input)
    {
        var states = new List<Tensor>();
        var shape = Shape.Of(input);
        foreach (var cell in cells)
        {
            states.InsertRange(0, cell.FirstStates(new([input[0], .. shape.Skip(1).Select(n => n!.Value)])));
            shape = cell.computeOutputShape([shape])[0];
        }

        return [.. states];
    }

    internal override void BeginSequence()
    {
        foreach (var cell in cells) cell.BeginSequence();
    }

    internal override int FreeWeights() => cells.Sum(cell => cell.FreeWeights());
}
