using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Plans;
using Strata.Tensors;

namespace Strata;

public abstract partial class Layer
{
    private readonly List<LayerNode> inbound = [];

    /// <summary>The applications of this layer, in order.</summary>
    internal IReadOnlyList<LayerNode> InboundNodes => inbound;

    /// <summary>What it was applied to, if that happened once and was one tensor.</summary>
    /// <exception cref="InvalidOperationException">It was not applied just once, or to several.</exception>
    public SymbolicTensor input => OnlyOne(OnlyNode(nameof(input)).Inputs, nameof(input));

    /// <summary>What it gave, if it was applied once and gave one tensor.</summary>
    /// <exception cref="InvalidOperationException">It was not applied just once, or gave several.</exception>
    public SymbolicTensor output => OnlyOne(OnlyNode(nameof(output)).Outputs, nameof(output));

    /// <summary>The shape of what it gives, if it is the same for all its applications.</summary>
    /// <exception cref="InvalidOperationException">It was never applied, or its applications differ.</exception>
    public Shape outputShape => OutputShapes is [var only] ? only
        : throw new InvalidOperationException($"outputShape: layer {name} gives several outputs.");

    internal Shape[] OutputShapes
    {
        get
        {
            if (inbound.Count == 0)
                throw new InvalidOperationException($"outputShape: layer {name} has never been applied.");
            var shapes = inbound.ConvertAll(node => Array.ConvertAll(node.Outputs, o => o.shape));
            return shapes.TrueForAll(s => s.SequenceEqual(shapes[0])) ? shapes[0]
                : throw new InvalidOperationException(
                    $"outputShape: layer {name} was applied to inputs of different shapes.");
        }
    }

    /// <summary>Applies the layer to a symbolic tensor.</summary>
    /// <exception cref="ShapeException">The shape does not fit.</exception>
    /// <exception cref="InvalidOperationException">There are several outputs: ask for
    /// <c>apply&lt;SymbolicTensor[]&gt;</c>.</exception>
    public SymbolicTensor apply(SymbolicTensor input) => OnlyOne(Connect([input]), nameof(apply));

    /// <summary>Applies the layer to several symbolic tensors.</summary>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    /// <exception cref="InvalidOperationException">There are several outputs: ask for
    /// <c>apply&lt;SymbolicTensor[]&gt;</c>.</exception>
    public SymbolicTensor apply(SymbolicTensor[] inputs) => OnlyOne(Connect(inputs), nameof(apply));

    /// <summary>Applies the layer to a symbolic tensor.</summary>
    /// <typeparam name="T">SymbolicTensor or SymbolicTensor[].</typeparam>
    public T apply<T>(SymbolicTensor input) => Answer<T, SymbolicTensor>(Connect([input]));

    /// <summary>Applies the layer to several symbolic tensors.</summary>
    /// <typeparam name="T">SymbolicTensor or SymbolicTensor[].</typeparam>
    public T apply<T>(SymbolicTensor[] inputs) => Answer<T, SymbolicTensor>(Connect(inputs));

    /// <summary>Computes the layer's output now.</summary>
    /// <param name="input">The input.</param>
    /// <param name="training">Whether as in a training step.</param>
    /// <param name="mask">The input's mask.</param>
    /// <exception cref="ShapeException">The shape does not fit.</exception>
    /// <exception cref="InvalidOperationException">There are several outputs: ask for
    /// <c>apply&lt;Tensor[]&gt;</c>.</exception>
    public Tensor apply(Tensor input, bool training = false, Tensor? mask = null) =>
        OnlyOne(Compute([input], new(training, [mask ?? input.kerasMask])), nameof(apply));

    /// <summary>Computes the layer's output now.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="training">Whether as in a training step.</param>
    /// <param name="masks">The inputs' masks.</param>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    /// <exception cref="InvalidOperationException">There are several outputs: ask for
    /// <c>apply&lt;Tensor[]&gt;</c>.</exception>
    public Tensor apply(Tensor[] inputs, bool training = false, Tensor?[]? masks = null) =>
        OnlyOne(Compute(inputs, new(training, masks ?? Array.ConvertAll(inputs, x => x.kerasMask))), nameof(apply));

    /// <summary>Computes the layer's output now.</summary>
    /// <typeparam name="T">Tensor or Tensor[].</typeparam>
    public T apply<T>(Tensor input, bool training = false, Tensor? mask = null) =>
        Answer<T, Tensor>(Compute([input], new(training, [mask ?? input.kerasMask])));

    /// <summary>Computes the layer's outputs now.</summary>
    /// <typeparam name="T">Tensor or Tensor[].</typeparam>
    public T apply<T>(Tensor[] inputs, bool training = false, Tensor?[]? masks = null) =>
        Answer<T, Tensor>(Compute(inputs, new(training, masks ?? Array.ConvertAll(inputs, x => x.kerasMask))));

    /// <summary>Which input the application of the given number has; see <see cref="getOutputAt"/>.</summary>
    public SymbolicTensor getInputAt(int nodeIndex) => OnlyOne(NodeAt(nodeIndex).Inputs, nameof(getInputAt));

    /// <summary>What the application of the given number gave, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It was not applied that often.</exception>
    public SymbolicTensor getOutputAt(int nodeIndex) => OnlyOne(NodeAt(nodeIndex).Outputs, nameof(getOutputAt));

    /// <summary>Runs <see cref="call(Tensor[], CallArguments)"/>, its errors naming this layer.</summary>
    internal Tensor[] Invoke(Tensor[] inputs, CallArguments arguments)
    {
        try
        {
            var outputs = call(inputs, arguments);
            if (activityRegularizer is { } penalty && arguments.training)
                foreach (var output in outputs) arguments.AddActivityLoss(ActivityLoss.Of(penalty, output));
            return outputs;
        }
        catch (Exception e) when (
            e is NotTraceableException or ShapeException && !e.Message.StartsWith("Layer ", StringComparison.Ordinal))
        {
            string message = $"Layer {name} ({getClassName()}): {e.Message}";
            throw e is ShapeException ? new ShapeException(message, e) : new NotTraceableException(message, e);
        }
    }

    /// <summary>The shapes of the outputs of a call with further arguments.</summary>
    internal virtual Shape[] OutputShapesOf(Shape[] inputShapes, JsonObject? kwargs) => computeOutputShape(inputShapes);

    internal virtual SymbolicTensor[] Connect(SymbolicTensor[] inputs, JsonObject? kwargs = null)
    {
        CheckUsable();
        Shape[] shapes = Array.ConvertAll(inputs, x => x.shape);
        CheckInputs(shapes, Array.ConvertAll(inputs, x => x.dtype));
        EnsureBuilt(shapes);
        var outputShapes = OutputShapesOf(shapes, kwargs);
        var outputs = new SymbolicTensor[outputShapes.Length];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = new(DType.float32, outputShapes[i], this, inputs, $"{name}/{name}", i);
        AddNode(inputs, outputs, kwargs);
        Retain();
        return outputs;
    }

    private protected void AddNode(SymbolicTensor[] inputs, SymbolicTensor[] outputs, JsonObject? kwargs = null)
    {
        foreach (var output in outputs) output.NodeIndex = inbound.Count;
        inbound.Add(new(this, inputs, outputs, kwargs));
    }

    /// <summary>A model's first node is its own: from its inputs to its outputs.</summary>
    private protected void SetOwnNode(SymbolicTensor[] inputs, SymbolicTensor[] outputs)
    {
        var own = new LayerNode(this, inputs, outputs);
        if (inbound.Count == 0) inbound.Add(own);
        else inbound[0] = own;
    }

    private protected Tensor[] Compute(Tensor[] inputs, CallArguments arguments)
    {
        CheckUsable();
        var shapes = Array.ConvertAll(inputs, x => Shape.Of(x.Dims));
        CheckInputs(shapes, Array.ConvertAll(inputs, x => x.dtype));
        EnsureBuilt(shapes);
        RetainFirst();
        var outputs = Invoke(inputs, arguments);
        outputs = Array.ConvertAll(outputs, y => Array.IndexOf(inputs, y) >= 0 || y is Variable ? y.clone() : y);
        if (!supportsMasking || (this is LayersModel && arguments.masks.All(m => m is null))) return outputs;
        var masks = computeMask(inputs, [.. arguments.masks]);
        for (int i = 0; i < Math.Min(masks.Length, outputs.Length); i++) outputs[i].kerasMask = masks[i];
        return outputs;
    }

    private protected virtual void CheckInputs(Shape[] shapes, DType[] dtypes)
    {
        if (inputSpec.Count == 0) return;
        if (shapes.Length != inputSpec.Count)
            throw new ArgumentException($"Layer {name}: expected {inputSpec.Count} inputs, received {shapes.Length}.");
        for (int i = 0; i < shapes.Length; i++) inputSpec[i].Check(name, i, shapes[i], dtypes[i]);
    }

    private LayerNode OnlyNode(string asked) => inbound.Count == 1 ? inbound[0]
        : throw new InvalidOperationException(
            $"{asked}: layer {name} was applied {inbound.Count} times; use get{asked}At(nodeIndex).");

    private LayerNode NodeAt(int index) => index >= 0 && index < inbound.Count ? inbound[index]
        : throw new ArgumentOutOfRangeException(
            nameof(index), $"nodeIndex: layer {name} was applied {inbound.Count} times, received {index}.");

    private T OnlyOne<T>(T[] items, string asked) => items.Length == 1 ? items[0]
        : throw new InvalidOperationException(
            $"{asked}: layer {name} has {items.Length} tensors here; ask for {asked}<{typeof(T).Name}[]>.");

    private TAnswer Answer<TAnswer, TItem>(TItem[] items) => typeof(TAnswer) switch
    {
        var t when t == typeof(TItem[]) => (TAnswer)(object)items,
        var t when t == typeof(TItem) => (TAnswer)(object)OnlyOne(items, nameof(apply))!,
        _ => throw new ArgumentException($"apply: expected T to be {typeof(TItem).Name} or {typeof(TItem).Name}[], " +
            $"received {typeof(TAnswer).Name}."),
    };
}
