namespace Strata.Layers.Recurrent;

/// <summary>
/// What layers have in common that take a cell through the steps of a sequence.
/// <para>Input: [batch, steps, …], then the first states if they are given. Output: the last step's output, or, with
/// returnSequences, those of all steps; then, with returnState, the last states.</para>
/// </summary>
public abstract partial class RecurrentLayer : Layer, IRecurrent
{
    private protected RecurrentLayer(
        RNNCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll,
        LayerOptions? options)
        : base(options)
    {
        Cell = cell;
        if (!base.trainable) Cell.trainable = false;
        this.returnSequences = returnSequences;
        this.returnState = returnState;
        this.goBackwards = goBackwards;
        isStateful = stateful;
        this.unroll = unroll;
    }

    /// <summary>Whether it gives the outputs of all steps.</summary>
    public bool returnSequences { get; }

    /// <summary>Whether it gives the last states beside its output.</summary>
    public bool returnState { get; }

    /// <summary>Whether it takes the steps from the last to the first; outputs come in that order.</summary>
    public bool goBackwards { get; }

    /// <summary>Kept for files; changes nothing.</summary>
    public bool unroll { get; }

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <summary>What runs at each step.</summary>
    internal RNNCell Cell { get; }

    /// <summary>How many of the inputs, behind the states, the cell gets as they are at each step.</summary>
    private protected virtual int Constants => 0;

    /// <inheritdoc/>
    int IRecurrent.StateCount => Cell.stateSize.Length;

    /// <inheritdoc/>
    public override void build(Shape inputShape) => build([inputShape]);

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        var inputShape = inputShapes[0];
        CheckStateful(inputShape);
        Cell.build([[inputShape[0], .. inputShape.Skip(2)], .. inputShapes[^Constants..]]);
        Cell.built = true;
        int? batch = stateful ? inputShape[0] : null;
        inputSpec =
            [new InputSpec { ndim = inputShape.Count, shape = [batch, null, .. inputShape.Skip(2)] }];
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes)
    {
        var input = inputShapes[0];
        Shape[] shapes = Cell.computeOutputShape([[input[0], .. input.Skip(2)]]);
        Shape output = returnSequences ? [input[0], input[1], .. shapes[0].Skip(1)] : shapes[0];
        return returnState ? [output, .. shapes[1..]] : [output];
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) =>
        [returnSequences ? masks.FirstOrDefault() : null, .. new Tensor?[returnState ? Cell.stateSize.Length : 0]];

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments)
    {
        var x = inputs[0];
        if (goBackwards) x = x.reverse([1]);
        var given = inputs[1..^Constants];
        Tensor[] first = given.Length > 0 ? given : FirstStates(x.Dims);
        var (outputs, last) = arguments.mask is null ? Fused(x, first, given.Length > 0, arguments.training) : ([], []);
        if (outputs.Length == 0) (outputs, last) = StepByStep(x, first, inputs[^Constants..], arguments);
        KeepStates(last);
        return returnState ? [.. outputs, .. last] : outputs;
    }

    // The first states are inputs too, if they are given, and constants.
    private protected override void CheckInputs(Shape[] shapes, DType[] dtypes)
    {
        base.CheckInputs(shapes[..1], dtypes[..1]);
        int given = shapes.Length - 1 - Constants;
        if (given == 0) return;
        var expected = Cell.StateShapes([shapes[0][0], .. shapes[0].Skip(2)]);
        if (given != expected.Length)
        {
            throw new ArgumentException(
                $"initialState: layer {name} expects {expected.Length} states, received {given}.");
        }

        for (int i = 0; i < expected.Length; i++)
            new InputSpec { shape = expected[i].With(0, null) }.Check(name, i + 1, shapes[i + 1], dtypes[i + 1]);
    }

    // A whole sequence at once, where backends know the cell. Gives nothing if they do not.
    private (Tensor[] Outputs, Tensor[] States) Fused(Tensor x, Tensor[] states, bool isGiven, bool training)
    {
        if (Constants > 0 || Cell is not UnitsCell cell || cell.Drops(training) || x.rank != 3) return ([], []);
        bool needsLast = returnState || isStateful, second = needsLast && states.Length > 1;
        if (cell.Fused(x.toFloat(), states, returnSequences, second, isGiven) is not { } found) return ([], []);
        int steps = returnSequences ? x.Dims[1] : 1;
        Tensor At(int state) => found.Dims[1] == 1
            ? found.squeeze([1]) : found.slice([0, state, 0], [-1, 1, -1]).squeeze([1]);
        var outputs = !returnSequences ? At(0) : second ? found.slice([0, 0, 0], [-1, steps, -1]) : found;
        Tensor[] last = !needsLast ? [] : second ? [At(steps - 1), At(steps)] : [At(steps - 1)];
        return ([outputs], last);
    }

    private (Tensor[] Outputs, Tensor[] States) StepByStep(
        Tensor x, Tensor[] states, Tensor[] constants, CallArguments arguments)
    {
        Cell.BeginSequence();
        Tensor[] steps = Steps(x);
        Tensor[]? masks = arguments.mask is { } mask ? Steps(goBackwards ? mask.reverse([1]) : mask) : null;
        var outputs = new Tensor[returnSequences ? steps.Length : 1];
        var inner = arguments.With([]);
        for (int i = 0; i < steps.Length; i++)
        {
            var found = Cell.call([steps[i], .. states, .. constants], inner);
            if (masks is not null) found = Masked(found, states, masks[i]);
            outputs[returnSequences ? i : 0] = found[0];
            states = found[1..];
        }

        Cell.BeginSequence();
        return (returnSequences ? [Tensor.Stacked(outputs, 1)] : outputs, states);
    }

    // Where the mask is 0 the states stay, and the output is the first of them.
    private static Tensor[] Masked(Tensor[] found, Tensor[] states, Tensor mask)
    {
        var masked = new Tensor[found.Length];
        for (int i = 0; i < found.Length; i++)
        {
            var keep = mask.toFloat().ReshapeTo(new([mask.Dims[0], .. Enumerable.Repeat(1, found[i].rank - 1)]));
            var stay = keep.neg().add(1);
            masked[i] = found[i].mul(keep).add(states[Math.Max(0, i - 1)].mul(stay));
        }

        return masked;
    }

    // By halves, so that the gradient of many steps is not added up one whole sequence at a time.
    private static Tensor[] Steps(Tensor x)
    {
        int count = x.Dims[1];
        if (count == 1) return [x.squeeze([1])];
        if (count < 1) throw new ShapeException($"expected at least one step, received shape {x.Dims}.");
        int half = count / 2;
        return [.. Steps(x.slice([0, 0], [-1, half])), .. Steps(x.slice([0, half], [-1, count - half]))];
    }
}
