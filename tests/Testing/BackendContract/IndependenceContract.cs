using CsCheck;
using Strata.Backends;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>The two rules of rows, for every kernel: rows are independent, and sums over them have one order.</summary>
public abstract class IndependenceContract
{
    private const int Scale = 24;

    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void A_row_depends_neither_on_the_others_nor_on_its_place() =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[2, 40], Gen.Int[0, 39], Gen.Int[1, 20]).Sample(
            (seed, rows, start, length) =>
            {
                int first = start % rows, count = Math.Min(length, rows - first);
                foreach (var kernel in new RowKernels(new(seed), Scale).All())
                {
                    float[][] values = kernel.Values(rows);

                    int[] all = kernel.Bits(On, values, 0, rows), part = kernel.Bits(On, values, first, count);

                    Assert.True(
                        all.AsSpan(first * kernel.Output, count * kernel.Output).SequenceEqual(part),
                        $"{kernel}: rows {first} to {first + count} of {rows} differ from themselves alone");
                }
            }, iter: 12, seed: "0000KernelsIr", threads: 1);

    [Fact]
    public void A_sum_over_rows_does_not_depend_on_who_held_which() =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[1, 90], Gen.Int[0, 31].Array[0, 5]).Sample((seed, rows, cuts) =>
        {
            foreach (var kernel in new SumKernels(new(seed), Scale).All())
            {
                float[][] values = kernel.Values(rows);
                float[] Run(int first, RowTree tree, int count) =>
                    kernel.Nodes(On, values, first, tree, count);

                float[] whole = Trees.Whole(rows, kernel.Entries, kernel.Result, Run);

                Assert.True(
                    whole.SequenceEqual(Trees.InParts(rows, kernel.Entries, kernel.Result, cuts, Run)),
                    $"{kernel}: {rows} rows in parts at leaves {string.Join(", ", cuts)} differ from the whole");
            }
        }, iter: 12, seed: "0000KernelsIs", threads: 1);
}
