using Strata.Layers;

namespace Strata;

/// <summary>
/// A weight of a layer: a <see cref="Variable"/> with the name under which it is saved, and what guards it.
/// </summary>
public sealed class LayerVariable
{
    internal LayerVariable(Tensor value, string name, bool trainable, Regularizer? regularizer, Constraint? constraint)
    {
        originalName = name;
        this.name = LayerNames.UniqueTensor(name);
        this.regularizer = regularizer;
        this.constraint = constraint;
        val = new(constraint is null ? value : constraint.apply(value), trainable, this.name);
    }

    /// <summary>Its values.</summary>
    public Variable val { get; }

    /// <summary>The name, made unique in this process.</summary>
    public string name { get; }

    /// <summary>The name as the layer gave it; files use it.</summary>
    public string originalName { get; }

    /// <summary>The lengths of its axes.</summary>
    public int[] shape => val.shape;

    /// <summary>The type of its elements.</summary>
    public DType dtype => val.dtype;

    /// <summary>Whether training changes it.</summary>
    public bool trainable
    {
        get => val.trainable;
        set => val.trainable = value;
    }

    /// <summary>The penalty on its values, or null.</summary>
    public Regularizer? regularizer { get; }

    /// <summary>What its values are projected to after each change, or null.</summary>
    public Constraint? constraint { get; }

    /// <summary>The values, as a tensor that changes with them.</summary>
    public Tensor read() => val;

    /// <summary>Replaces the values by the projection of new ones.</summary>
    /// <exception cref="ShapeException">Shape or dtype differ.</exception>
    public LayerVariable write(Tensor newValue)
    {
        CheckSpec(newValue);
        val.assign(constraint is null ? newValue : constraint.apply(newValue));
        return this;
    }

    /// <summary>
    /// Takes over values as they were saved: what was projected then is not projected again, so that no bit changes.
    /// </summary>
    /// <exception cref="ShapeException">Shape or dtype differ.</exception>
    internal void Restore(Tensor saved)
    {
        CheckSpec(saved);
        val.assign(saved);
    }

    private void CheckSpec(Tensor newValue)
    {
        if (newValue.Spec == val.Spec) return;
        throw new ShapeException($"weight '{originalName}': expected shape {val.Dims} and dtype {dtype}, " +
            $"received shape {newValue.Dims} and dtype {newValue.dtype}.");
    }
}
