using Strata.Autodiff;
using Strata.Initializers;
using Strata.Layers;
using Strata.Plans;

namespace Strata;

public abstract partial class Layer
{
    private readonly List<LayerVariable> ownTrainable = [];
    private readonly List<LayerVariable> ownNonTrainable = [];

    /// <summary>All weights: the trainable ones, then the others.</summary>
    public IReadOnlyList<LayerVariable> weights => [.. trainableWeights, .. nonTrainableWeights];

    /// <summary>The weights that training changes; none if the layer is frozen.</summary>
    public virtual IReadOnlyList<LayerVariable> trainableWeights =>
        trainable ? [.. ownTrainable.Where(w => w.trainable)] : [];

    /// <summary>The weights that optimizers leave alone; all if the layer is frozen.</summary>
    public virtual IReadOnlyList<LayerVariable> nonTrainableWeights =>
        [.. ownTrainable.Where(w => !trainable || !w.trainable), .. ownNonTrainable];

    /// <summary>The number of numbers in its weights.</summary>
    /// <exception cref="InvalidOperationException">It has not been built.</exception>
    public virtual int countParams() => built ? CountOf(weights)
        : throw new InvalidOperationException(
            $"countParams: layer {name} has not been built yet; build it by calling build() or apply().");

    /// <summary>Copies of the weights' values, in the order of <see cref="weights"/>.</summary>
    /// <param name="trainableOnly">Whether only the trainable ones are wanted.</param>
    public Tensor[] getWeights(bool trainableOnly = false) =>
        [.. (trainableOnly ? trainableWeights : weights).Select(w => (Tensor)Engine.Materialize(w.val))];

    /// <summary>Replaces the values of all weights, in the order of <see cref="weights"/>.</summary>
    /// <exception cref="ArgumentException">Another count.</exception>
    /// <exception cref="ShapeException">A shape or dtype differs.</exception>
    public void setWeights(Tensor[] values)
    {
        var targets = weights;
        if (values.Length != targets.Count)
        {
            throw new ArgumentException(
                $"setWeights: layer {name} has {targets.Count} weights, received {values.Length}." +
                (built ? "" : " It has not been built yet."));
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Dims != targets[i].val.Dims)
            {
                throw new ShapeException(
                    $"setWeights: weight '{targets[i].originalName}' has shape {targets[i].val.Dims}, " +
                    $"received shape {values[i].Dims}.");
            }
        }

        for (int i = 0; i < values.Length; i++) targets[i].write(values[i]);
    }

    /// <summary>Makes a weight; called by <see cref="build(Shape)"/>.</summary>
    /// <param name="name">Its name within the layer, like "kernel".</param>
    /// <param name="shape">Its shape, all lengths known.</param>
    /// <param name="initializer">Gives its first values; glorotNormal by default.</param>
    /// <param name="regularizer">A penalty on its values.</param>
    /// <param name="trainable">Whether training changes it.</param>
    /// <param name="constraint">What its values are projected to after each change.</param>
    /// <param name="dtype">Its type; float32 by default.</param>
    /// <exception cref="ArgumentException">The layer has a weight of this name.</exception>
    protected LayerVariable addWeight(
        string name, Shape shape, Initializer? initializer = null, Regularizer? regularizer = null,
        bool trainable = true, Constraint? constraint = null, DType? dtype = null)
    {
        string full = LayerNames.Scoped(name);
        if (ownTrainable.Concat(ownNonTrainable).Any(w => w.originalName == full))
            throw new ArgumentException($"addWeight: layer {this.name} already has a weight named '{name}'.");
        int[] lengths = shape.ToKnown($"Weight '{name}' of layer {this.name}");
        var first = WeightCreation.Initial(initializer ?? new GlorotNormal(), lengths, dtype ?? DType.float32);
        var weight = new LayerVariable(first, full, trainable && this.trainable, regularizer, constraint);
        first.dispose();
        (trainable ? ownTrainable : ownNonTrainable).Add(weight);
        return weight;
    }

    internal static int CountOf(IEnumerable<LayerVariable> weights) => weights.Sum(w => w.val.size);

    internal virtual int FreeWeights()
    {
        int count = 0;
        foreach (var weight in ownTrainable.Concat(ownNonTrainable))
        {
            weight.val.dispose();
            count++;
        }

        return count;
    }

    // Weights are values of their own, also where the layer is first used inside of traced or differentiated code.
    private void EnsureBuilt(Shape[] inputShapes)
    {
        if (built) return;
        LayerNames.Within(name, () => Trace.Pause(() => Tape.Pause(() =>
        {
            build(inputShapes);
            return 0;
        })));
        built = true;
        if (options.weights is { } initial) setWeights(initial);
    }
}
