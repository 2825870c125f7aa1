namespace Strata;

/// <summary>A value and its gradients with respect to variables, by their names.</summary>
public sealed class VariableGradients
{
    internal VariableGradients(Tensor value, IEnumerable<(Variable Variable, Tensor Gradient)> gradients)
    {
        this.value = value;
        grads = gradients.ToDictionary(g => g.Variable.name, g => g.Gradient, StringComparer.Ordinal);
    }

    /// <summary>The value, a scalar.</summary>
    public Tensor value { get; }

    /// <summary>The gradients by variable name; variables on which the value does not depend are missing.</summary>
    public IReadOnlyDictionary<string, Tensor> grads { get; }

    /// <summary>Takes it apart.</summary>
    public void Deconstruct(out Tensor value, out IReadOnlyDictionary<string, Tensor> grads) =>
        (value, grads) = (this.value, this.grads);
}
