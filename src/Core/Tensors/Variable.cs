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

    internal override BufferView View => values.View;

    internal override string[] Strings => values.Strings;

    /// <summary>Replaces the values. While code is traced, what is read afterwards are the new ones.</summary>
    /// <param name="newValue">Values of the same shape and dtype.</param>
    /// <exception cref="ShapeException">Shape or dtype differ.</exception>
    public void assign(Tensor newValue)
    {
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
