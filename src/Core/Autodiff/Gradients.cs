using Strata.Tensors;

namespace Strata.Autodiff;

/// <summary>Reverse-mode differentiation of what a tape recorded.</summary>
internal static class Gradients
{
    /// <summary>Runs f and gives its value and the gradients of the value with respect to xs.</summary>
    /// <param name="f">What to differentiate.</param>
    /// <param name="xs">With respect to what.</param>
    /// <param name="dy">The gradient of f's value; ones by default.</param>
    /// <exception cref="InvalidOperationException">The value does not depend on one of xs.</exception>
    internal static (Tensor Value, Tensor[] Gradients) Of(Func<Tensor> f, IReadOnlyList<Tensor> xs, Tensor? dy = null)
    {
        Tensor value;
        using var tape = new Tape();
        value = f();
        tape.Dispose();
        var found = Backward(tape.Records, value, xs, dy ?? value.onesLike());
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] is null)
            {
                throw new InvalidOperationException(xs[i] is Variable v
                    ? $"The value does not depend on variable '{v.name}': it has no gradient."
                    : $"The value does not depend on argument {i}: it has no gradient.");
            }
        }

        return (value, found.OfType<Tensor>().ToArray());
    }

    /// <summary>As <see cref="Of"/>, with null for what the value does not depend on.</summary>
    internal static (Tensor Value, Tensor?[] Gradients) OfSome(
        Func<Tensor> f, IReadOnlyList<Tensor> xs, Tensor? dy = null)
    {
        using var tape = new Tape();
        var value = f();
        tape.Dispose();
        return (value, Backward(tape.Records, value, xs, dy ?? value.onesLike()));
    }

    /// <summary>Runs f, a scalar, and gives its gradients: by these variables, or the trainable it reads.</summary>
    /// <exception cref="ShapeException">The value is no scalar.</exception>
    /// <exception cref="InvalidOperationException">The value depends on none of the variables.</exception>
    internal static (Tensor Value, IReadOnlyList<(Variable Variable, Tensor Gradient)> Gradients) OfVariables(
        Func<Tensor> f, IReadOnlyList<Variable>? variables)
    {
        using var tape = new Tape();
        var value = f();
        tape.Dispose();
        if (value.rank != 0)
            throw new ShapeException($"f: expected a function that gives a scalar, received shape {value.Dims}.");
        variables ??= [.. tape.Records.SelectMany(r => r.Inputs).OfType<Variable>().Where(v => v.trainable).Distinct()];
        var found = Backward(tape.Records, value, variables, value.onesLike());
        var gradients = new List<(Variable, Tensor)>();
        for (int i = 0; i < found.Length; i++)
            if (found[i] is { } gradient) gradients.Add((variables[i], gradient));
        return gradients.Count > 0 ? (value, gradients)
            : throw new InvalidOperationException(
                "f: its value depends on no trainable variable, so that there is no gradient.");
    }

    private static Tensor?[] Backward(
        IReadOnlyList<TapeRecord> records, Tensor y, IReadOnlyList<Tensor> xs, Tensor dy)
    {
        if (dy.Dims != y.Dims)
            throw new ShapeException($"dy: expected the value's shape {y.Dims}, received {dy.Dims}.");
        var depends = new HashSet<Tensor>(xs, ReferenceEqualityComparer.Instance);
        foreach (var record in records)
            if (Array.Exists(record.Inputs, depends.Contains)) depends.Add(record.Output);

        var gradients = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance) { [y] = dy };
        for (int r = records.Count - 1; r >= 0; r--)
        {
            var record = records[r];
            if (!depends.Contains(record.Output) || !gradients.TryGetValue(record.Output, out var flow)) continue;
            if (xs.Contains(record.Output, ReferenceEqualityComparer.Instance) is false)
                gradients.Remove(record.Output);
            Spread(record, flow, depends, gradients);
        }

        return [.. xs.Select(x => gradients.GetValueOrDefault(x))];
    }

    private static void Spread(
        TapeRecord record, Tensor flow, HashSet<Tensor> depends, Dictionary<Tensor, Tensor> gradients)
    {
        Func<Tensor>?[]? thunks = null;
        for (int i = 0; i < record.Inputs.Length; i++)
        {
            var input = record.Inputs[i];
            if (!depends.Contains(input) || input.dtype != DType.float32) continue;
            thunks ??= record.Gradient(flow);
            if (thunks[i] is not { } thunk) continue;
            var gradient = thunk();
            gradients[input] = gradients.TryGetValue(input, out var sum) ? sum.add(gradient) : gradient;
        }
    }
}
