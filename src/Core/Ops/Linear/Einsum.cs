using Strata.Tensors;

namespace Strata.Ops.Linear;

/// <summary>
/// Sums of products over named axes, composed of transpose, reshape and matrix product. How they are composed follows
/// from the equation alone; an axis that stands first in an operand and in the result, as that of the batch does, keeps
/// its place throughout.
/// </summary>
internal static class Einsum
{
    internal static Tensor Of(string equation, Tensor[] tensors)
    {
        if (tensors.Length is not (1 or 2))
            throw new ArgumentException($"einsum: expected one or two tensors, received {tensors.Length}.");
        var parts = EinsumEquation.Of(equation, Array.ConvertAll(tensors, t => t.rank));
        var terms = new EinsumTerm[tensors.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = new(tensors[i].toFloat(), parts.Operands[i]);
        CheckLengths(equation, terms);
        if (terms.Length == 1) return terms[0].SumOf(parts.Output).In(parts.Output);
        var (a, b) = (terms[0].WithoutRepeats(terms[1]), terms[1].WithoutRepeats(terms[0]));
        return Product(
            a.SumOf(parts.Output + b.Letters), b.SumOf(parts.Output + a.Letters), parts.Output).In(parts.Output);
    }

    // The operand whose own letters come first in the result is the left one, so that the result needs no transpose.
    private static EinsumTerm Product(EinsumTerm a, EinsumTerm b, string output)
    {
        string ownA = Kept(output, a, b, false), ownB = Kept(output, b, a, false);
        if (ownB.Length > 0 && (ownA.Length == 0 || output.IndexOf(ownB[0]) < output.IndexOf(ownA[0])))
            (a, b, ownA, ownB) = (b, a, ownB, ownA);
        string shared = Kept(output, a, b, true);
        string inner = string.Concat(a.Letters.Where(c => b.Has(c) && !output.Contains(c, StringComparison.Ordinal)));
        if (inner.Length == 0) return new(a.Spread(output).mul(b.Spread(output)), output);
        bool first = shared.Length == 0 || output.StartsWith(shared[0]);
        if (first) return a.MatMul(b, shared, ownA, inner, ownB);
        return ownB.Length == 0
            ? new EinsumTerm(a.Spread(output + inner).mul(b.Spread(output + inner)), output + inner).SumOf(output)
            : Each(a, b, shared, ownA, inner, ownB);
    }

    // A shared axis that may not come first: the product at each of its places.
    private static EinsumTerm Each(EinsumTerm a, EinsumTerm b, string shared, string ownA, string inner, string ownB)
    {
        char axis = shared[0];
        string rest = shared[1..], output = ownA + rest + ownB;
        EinsumTerm[] left = a.Unstack(axis), right = b.Unstack(axis);
        var places = left.Zip(right, (x, y) => Product(x, y, output).In(output));
        return new(Tensor.Stacked([.. places], ownA.Length), ownA + axis + rest + ownB);
    }

    private static string Kept(string output, EinsumTerm of, EinsumTerm other, bool shared) =>
        string.Concat(output.Where(c => of.Has(c) && other.Has(c) == shared));

    private static void CheckLengths(string equation, EinsumTerm[] terms)
    {
        var lengths = new Dictionary<char, int>();
        foreach (var term in terms)
        {
            foreach (char letter in term.Letters)
            {
                int length = term.Length(letter);
                if (lengths.TryAdd(letter, length) || lengths[letter] == length) continue;
                if (EinsumEquation.IsElided(letter) && (length == 1 || lengths[letter] == 1)) continue;
                string shapes = string.Join(" and ", terms.Select(t => t.Value.Dims.ToString()));
                throw new ShapeException(
                    $"einsum: '{equation}': axis '{letter}' has two lengths, {lengths[letter]} and {length}, in " +
                    $"shapes {shapes}.");
            }
        }
    }
}
