using Strata.Layers;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// A function of tensors with weights. A layer of one's own overrides <see cref="build(Shape)"/> to make its weights,
/// <see cref="call(Tensor, CallArguments)"/> and <see cref="computeOutputShape(Shape)"/>; with several inputs or
/// outputs the forms that take arrays. Its options are its constructor's parameters, each with a property of the same
/// name, and from them come <see cref="getConfig"/> and loading. <c>call</c> runs on tensors with values and, for a
/// plan, on tensors without: it uses tensor ops only, and reshapes with −1 as the first length.
/// </summary>
public abstract partial class Layer : IDisposable
{
    private static int lastId;
    private readonly LayerOptions options;
    private readonly List<Func<Tensor>> extraLosses = [];
    private bool isTrainable;

    /// <summary>A layer.</summary>
    /// <param name="options">The options that every layer takes.</param>
    /// <exception cref="ArgumentException">The name has a character that names may not have.</exception>
    protected Layer(LayerOptions? options = null)
    {
        this.options = options ?? new();
        name = this.options.name ?? DefaultName();
        LayerNames.Check(name);
        isTrainable = this.options.trainable;
        batchInputShape = this.options.Shape;
    }

    /// <summary>A number that no other layer has.</summary>
    public int id { get; } = Interlocked.Increment(ref lastId);

    /// <summary>Its name, unique within a model.</summary>
    public string name { get; internal set; }

    /// <summary>Whether its weights were made.</summary>
    public bool built { get; protected internal set; }

    /// <summary>The shape of its input with the batch axis, if it was given.</summary>
    public Shape? batchInputShape { get; internal set; }

    /// <summary>The type of its input; float32 by default.</summary>
    public DType dtype => options.dtype ?? DType.float32;

    /// <summary>What it expects of each of its inputs; empty if nothing.</summary>
    public IReadOnlyList<InputSpec> inputSpec { get; protected set; } = [];

    /// <summary>Whether it takes masks and hands them on.</summary>
    public virtual bool supportsMasking => false;

    /// <summary>Whether it keeps a state from one batch to the next.</summary>
    public virtual bool stateful => false;

    /// <summary>The penalty on its outputs, per sample, or null.</summary>
    public virtual Regularizer? activityRegularizer => null;

    /// <summary>Whether training changes its weights. A frozen layer also runs as at inference.</summary>
    public virtual bool trainable
    {
        get => isTrainable;
        set
        {
            isTrainable = value;
            foreach (var weight in ownTrainable) weight.trainable = value;
        }
    }

    /// <summary>The penalties on its weights, and those of <see cref="addLoss"/>.</summary>
    public virtual IReadOnlyList<Func<Tensor>> losses =>
    [
        .. ownTrainable.Concat(ownNonTrainable).Where(w => w.regularizer is not null)
            .Select(w => (Func<Tensor>)(() => w.regularizer!.apply(w.read()))),
        .. extraLosses,
    ];

    internal bool HasGivenShape => batchInputShape is not null;

    /// <summary>The penalties now, scalars.</summary>
    public Tensor[] calculateLosses() => [.. losses.Select(loss => loss())];

    /// <summary>Adds a penalty, a scalar, to what training makes small.</summary>
    public void addLoss(Func<Tensor> loss) => extraLosses.Add(loss);

    /// <summary>Forgets the state of earlier batches.</summary>
    public virtual void resetStates()
    {
    }

    /// <summary>Makes the weights for an input of this shape.</summary>
    public virtual void build(Shape inputShape)
    {
    }

    /// <summary>Makes the weights for inputs of these shapes.</summary>
    public virtual void build(Shape[] inputShapes) => build(inputShapes[0]);

    /// <summary>The shape of the output; by default that of the input.</summary>
    public virtual Shape computeOutputShape(Shape inputShape) => inputShape;

    /// <summary>The shapes of the outputs.</summary>
    public virtual Shape[] computeOutputShape(Shape[] inputShapes) => [computeOutputShape(Exactly(inputShapes))];

    /// <summary>Computes the output; by default the input.</summary>
    public virtual Tensor call(Tensor input, CallArguments arguments) => input;

    /// <summary>Computes the outputs.</summary>
    public virtual Tensor[] call(Tensor[] inputs, CallArguments arguments) => [call(Exactly(inputs), arguments)];

    /// <summary>The masks of the outputs; by default, where masks are supported, that of the first input.</summary>
    public virtual Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) =>
        supportsMasking ? [masks.FirstOrDefault()] : [null];

    /// <summary>Its class's name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <summary>
    /// Its options, as TensorFlow.js names them; <c>tf.layers.deserialize</c> makes a layer of them again.
    /// </summary>
    public virtual System.Text.Json.Nodes.JsonObject getConfig() => LayerConfig.Of(this);

    /// <inheritdoc/>
    public override string ToString() => $"{name} ({getClassName()})";

    private protected virtual string DefaultName() => LayerNames.ForLayer(getClassName());

    private T Exactly<T>(T[] items) => items.Length == 1 ? items[0]
        : throw new ArgumentException($"Layer {name}: expected exactly one input, received {items.Length}.");
}
