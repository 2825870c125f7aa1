namespace Strata.Kernels.Cpu.Linear;

/// <summary>Where, from the beginning of a row of a product's left operand, its factors stand.</summary>
internal readonly unsafe struct Terms
{
    private readonly int* table;
    private readonly nint first, stride;

    private Terms(int* table, nint first, nint stride)
    {
        this.table = table;
        (this.first, this.stride) = (first, stride);
    }

    /// <summary>One behind the other.</summary>
    internal static Terms Dense => Every(1);

    /// <summary>Whether they are anywhere.</summary>
    internal bool AreListed => table != null;

    /// <summary>The places if they are a stride apart.</summary>
    internal EvenOffsets Even => new(first, stride);

    /// <summary>The places if they are anywhere.</summary>
    internal TableOffsets Listed => new(table);

    /// <summary>So many elements from one to the next.</summary>
    internal static Terms Every(nint stride) => new(null, 0, stride);

    /// <summary>Anywhere.</summary>
    internal static Terms At(int* table) => new(table, 0, 0);

    /// <summary>The terms from one on.</summary>
    internal Terms From(int term) =>
        AreListed ? new(table + term, 0, 0) : new(null, first + (term * stride), stride);
}
