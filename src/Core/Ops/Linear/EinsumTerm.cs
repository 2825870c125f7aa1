using Strata.Tensors;

namespace Strata.Ops.Linear;

/// <summary>A tensor whose axes have letters.</summary>
internal readonly record struct EinsumTerm(Tensor Value, string Letters)
{
    internal bool Has(char letter) => Letters.Contains(letter, StringComparison.Ordinal);

    internal int Length(char letter) => Value.Dims[Letters.IndexOf(letter)];

    /// <summary>Without elided axes of length 1 along which the other has more: they are broadcast.</summary>
    internal EinsumTerm WithoutRepeats(EinsumTerm other)
    {
        var (term, letters) = (this, Letters);
        int[] repeated = [.. Enumerable.Range(0, letters.Length).Where(i =>
            EinsumEquation.IsElided(letters[i]) && term.Length(letters[i]) == 1 && other.Has(letters[i])
            && other.Length(letters[i]) != 1)];
        return repeated.Length == 0 ? this
            : new(Value.squeeze(repeated), string.Concat(letters.Where((_, i) => !repeated.Contains(i))));
    }

    /// <summary>The sum along all axes that are not named.</summary>
    internal EinsumTerm SumOf(string kept)
    {
        string letters = Letters;
        int[] gone = [.. Enumerable.Range(0, letters.Length)
            .Where(i => !kept.Contains(letters[i], StringComparison.Ordinal))];
        return gone.Length == 0 ? this
            : new(Value.sum(gone), string.Concat(letters.Where(c => kept.Contains(c, StringComparison.Ordinal))));
    }

    /// <summary>The tensor with its axes in this order.</summary>
    internal Tensor In(string order)
    {
        string letters = Letters;
        return order == letters ? Value : Value.transpose([.. order.Select(c => letters.IndexOf(c))]);
    }

    /// <summary>The tensor with its axes in this order, of length 1 where it has none.</summary>
    internal Tensor Spread(string order)
    {
        var term = this;
        string own = string.Concat(order.Where(term.Has));
        return own == order ? In(own)
            : In(own).ReshapeTo(new([.. order.Select(c => term.Has(c) ? term.Length(c) : 1)]));
    }

    /// <summary>The slices along an axis.</summary>
    internal EinsumTerm[] Unstack(char axis)
    {
        int place = Letters.IndexOf(axis);
        string rest = Letters.Remove(place, 1);
        return Array.ConvertAll(Value.unstack(place), slice => new EinsumTerm(slice, rest));
    }

    /// <summary>At the shared places matrix products, own letters by inner ones times inner ones by own.</summary>
    internal EinsumTerm MatMul(EinsumTerm b, string shared, string ownA, string inner, string ownB)
    {
        // As b lies, if it can be: with the inner axes last it is read transposed.
        bool transposed = ownB.Length > 0 && inner.Contains(b.Letters[^1], StringComparison.Ordinal);
        var left = Matrix(In(shared + ownA + inner), shared.Length, ownA.Length);
        var right = transposed
            ? Matrix(b.In(shared + ownB + inner), shared.Length, ownB.Length)
            : Matrix(b.In(shared + inner + ownB), shared.Length, inner.Length);
        var (a, letters) = (this, shared + ownA + ownB);
        return new(
            left.matMul(right, transposeB: transposed)
                .ReshapeTo(new([.. letters.Select(c => a.Has(c) ? a.Length(c) : b.Length(c))])),
            letters);
    }

    private static Tensor Matrix(Tensor x, int shared, int rows)
    {
        int m = x.Dims.Product(shared, shared + rows), n = x.Dims.Product(shared + rows, x.rank);
        return x.ReshapeTo(shared == 0 ? [m, n] : [x.Dims.Product(0, shared), m, n]);
    }
}
