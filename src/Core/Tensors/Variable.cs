using Strata.Backends;
using Strata.Optimizers;
using Strata.Tensors;

namespace Strata;

/// <summary>A tensor whose values can be replaced: a weight, or a slot of an optimizer.</summary>
public sealed class Variable : Tensor
{
    private readonly ConcreteTensor values;

    /// <summary>A variable that starts with a copy of the given values.</summary>
    /// <param name="initialValue">Its first values; fixes shape and dtype.</param>
    /// <param name="trainable">Whether optimizers change it by default.</param>
    /// <param name="name">Its name; by default a number.</param>
    public Variable(Tensor initialValue, bool trainable = true, string? name = null)
        : base(initialValue.Spec)
    {
        values = Engine.Materialize(initialValue);
        Engine.Keep(values);
        this.trainable = trainable;
        this.name = name ?? $"{id}";
        VariableRegistry.Add(this);
    }

    /// <summary>Its name.</summary>
    public string name { get; }

    /// <summary>Whether optimizers change it by default.</summary>
    public bool trainable { get; set; }

    /// <inheritdoc/>
    public override bool isDisposed => values.isDisposed;

    /// <summary>Whether steps that others run read and change copies of it, so that nothing may be assigned.</summary>
    internal bool IsElsewhere { get; set; }

    internal override BufferView View => values.View;

    internal override string[] Strings => values.Strings;

    /// <summary>Replaces the values. While code is traced, what is read afterwards are the new ones.</summary>
    /// <param name="newValue">Values of the same shape and dtype.</param>
    /// <exception cref="ShapeException">Shape or dtype differ.</exception>
    /// <exception cref="InvalidOperationException">A cluster is training it: its workers would not hear of
    /// it.</exception>
    public void assign(Tensor newValue)
    {
        if (IsElsewhere && Plans.Trace.Current is null)
        {
            throw new InvalidOperationException(
                $"assign: variable '{name}' cannot be changed while a cluster runs the steps that train it.");
        }

        if (newValue.Spec != Spec)
        {
            throw new ShapeException($"assign: variable '{name}' has shape {Dims} and dtype {dtype}, " +
                $"received shape {newValue.Dims} and dtype {newValue.dtype}.");
        }

        Engine.Assign(this, newValue);
    }

    /// <inheritdoc/>
    public override void dispose() => values.dispose();
}
