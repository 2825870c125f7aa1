using CsCheck;
using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's memory and movement of elements must do.</summary>
public abstract class MovementContract
{
    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    [Fact]
    public void What_was_written_can_be_read_in_parts()
    {
        var buffer = Backend.Allocate(100);
        byte[] written = [.. Enumerable.Range(0, 100).Select(i => (byte)i)], read = new byte[10];
        Backend.Write(buffer, 0, written);
        Backend.Write(buffer, 50, [7, 7]);

        Backend.Read(buffer, 45, read);

        Assert.Equal([45, 46, 47, 48, 49, 7, 7, 52, 53, 54], read);
    }

    [Fact]
    public void The_source_of_a_write_may_be_reused_at_once()
    {
        var buffer = Backend.Allocate(4);
        byte[] source = [1, 2, 3, 4], read = new byte[4];
        Backend.Write(buffer, 0, source);
        Array.Clear(source);

        Backend.Read(buffer, 0, read);

        Assert.Equal([1, 2, 3, 4], read);
    }

    [Fact]
    public void A_buffer_may_be_empty_and_may_be_disposed_twice()
    {
        var buffer = Backend.Allocate(0);
        Backend.Read(buffer, 0, []);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Equal(0, buffer.ByteLength);
    }

    [Fact]
    public void A_read_beyond_the_end_is_refused()
    {
        var buffer = Backend.Allocate(8);

        Assert.Throws<ArgumentOutOfRangeException>(() => Backend.Read(buffer, 4, new byte[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Backend.Write(buffer, 4, new byte[8]));
    }

    [Fact]
    public void Any_axes_are_permuted_reversed_and_cut() =>
        Gen.Select(Gen.Int[0, 7].Array[0, 4], Gen.Int[0, 1000], Gen.Int[0, 1].Array[4], Gen.Bool).Sample(
            (dims, order, reverse, truth) =>
            {
                int rank = dims.Length;
                int[] axes = [.. Enumerable.Range(0, rank)];
                new Random(order).Shuffle(axes);
                int[] strides = Strides(dims), box = [.. axes.Select(a => dims[a])];
                int[] source = [.. axes.Select(a => reverse[a] == 1 ? -strides[a] : strides[a])];
                long start = Enumerable.Range(0, rank)
                    .Sum(a => reverse[a] == 1 ? (long)strides[a] * Math.Max(0, dims[a] - 1) : 0);
                int size = dims.Aggregate(1, (a, b) => a * b);
                float[] x = [.. Enumerable.Range(0, size).Select(i => truth ? i % 3 == 0 ? 1f : 0 : i)];
                var from = truth ? On.Truths(new(dims), [.. x.Select(v => v != 0)]) : On.Floats(new(dims), x);
                var to = On.Empty(new(box), from.DType);

                Backend.CopyStrided(from, new(new(box), start, new(source), 0, new(Strides(box))), to);

                float[] found = On.Read(to);
                for (int i = 0; i < size; i++)
                {
                    long place = start;
                    for (int a = rank - 1, rest = i; a >= 0; rest /= box[a--])
                        place += (long)(rest % box[a]) * source[a];
                    Assert.Equal(x[place], found[i]);
                }

                Assert.True(On.IsIntactBehind(to), "written behind the result");
            }, iter: 150, seed: "0000KernelsCs", threads: 1);

    [Fact]
    public void A_copy_repeats_along_strides_of_0_and_leaves_the_rest_alone()
    {
        var from = On.Floats([3], [1, 2, 3]);
        var to = On.Floats([2, 5], new float[10]);

        Backend.CopyStrided(from, new([2, 3], 0, [0, 1], 1, [5, 1]), to);

        Assert.Equal([0, 1, 2, 3, 0, 0, 1, 2, 3, 0], On.Read(to));
    }

    [Fact]
    public void A_large_matrix_is_transposed()
    {
        float[] x = Arrays.Values(133 * 270, -1, 1);
        var to = On.Empty([270, 133]);

        Backend.CopyStrided(On.Floats([133, 270], x), new([270, 133], 0, [1, 270], 0, [133, 1]), to);

        Assert.Equal(ReferenceKernels.Transpose(x, 133, 270), On.Read(to));
    }

    [Fact]
    public void All_elements_are_set_to_a_value()
    {
        var floats = On.Empty([3]);
        var ints = On.Empty([3], DType.int32);
        var truths = On.Empty([3], DType.@bool);

        Backend.Fill(floats, 0.1);
        Backend.Fill(ints, -7);
        Backend.Fill(truths, 2);

        Assert.Equal([0.1f, 0.1f, 0.1f], On.Read(floats));
        Assert.Equal([-7, -7, -7], On.Read(ints));
        Assert.Equal([1, 1, 1], On.Read(truths));
        Assert.True(On.IsIntactBehind(truths), "written behind the result");
    }

    [Fact]
    public void Slices_are_picked_by_indices() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 6], Gen.Int[0, 5], Gen.Int[0, 5].Array[0, 8])
            .Sample((outer, length, inner, picks) =>
        {
            int[] indices = [.. picks.Select(p => p % length)];
            float[] x = Arrays.Values(outer * length * inner, -1, 1);
            var y = On.Empty([outer, indices.Length, inner]);

            Backend.Gather(On.Floats([outer, length, inner], x), On.Ints([indices.Length], indices), y);

            float[] found = On.Read(y);
            for (int i = 0; i < found.Length; i++)
            {
                int o = i / (indices.Length * inner), at = i / inner % indices.Length;
                Assert.Equal(x[(((o * length) + indices[at]) * inner) + (i % inner)], found[i]);
            }
        }, iter: 60, seed: "0000KernelsGa", threads: 1);

    [Fact]
    public void A_scatter_adds_what_names_the_same_row_and_is_the_same_bits_in_any_parts() =>
        Gen.Select(Gen.Int[1, 700], Gen.Int[1, 3], Gen.Int[1, 9], Gen.Int[0, 40], Gen.Int[0, 31].Array[0, 5]).Sample(
            (rows, entries, length, n, cuts) =>
            {
                var random = new Random(rows);
                int[] picks = [.. Enumerable.Range(0, rows * entries).Select(_ => random.Next(length))];
                float[] x = Arrays.Values(picks.Length * n, -1, 1);
                float[] Run(int first, RowTree tree, int count)
                {
                    int start = first * entries;
                    var nodes = On.Empty([count, length, n]);
                    Backend.ScatterRows(
                        On.Floats([tree.Length, n], x[(start * n)..][..(tree.Length * n)]),
                        On.Ints([tree.Length], picks[start..][..tree.Length]), length, tree, nodes);
                    Assert.True(On.IsIntactBehind(nodes), "written behind the result");
                    return On.Read(nodes);
                }

                float[] whole = Trees.Whole(rows, entries, length * n, Run);

                double[] expected = new double[length * n];
                for (int i = 0; i < x.Length; i++) expected[(picks[i / n] * n) + (i % n)] += x[i];
                Near.All(expected, whole);
                Assert.Equal(whole, Trees.InParts(rows, entries, length * n, cuts, Run));
            }, iter: 40, seed: "0000KernelsSc", threads: 1);

    [Fact]
    public void A_scatter_is_the_product_of_one_hot_indices_and_what_is_added()
    {
        const int entries = 300, length = 7, n = 20;
        var random = new Random(5);
        int[] picks = [.. Enumerable.Range(0, entries).Select(_ => random.Next(length))];
        float[] oneHot = [.. picks.SelectMany(p => Enumerable.Range(0, length).Select(i => i == p ? 1f : 0))];
        var x = On.Floats([entries, n], Arrays.Values(entries * n, -1, 1));
        BufferView scattered = On.Empty([length, n]), product = On.Empty([length, n]);
        var tree = new RowTree(0, 19, 16, entries, true, 0);

        Backend.ScatterRows(x, On.Ints([entries], picks), length, tree, scattered);
        Backend.MatMulRows(On.Floats([entries, length], oneHot), x, tree, product);

        Assert.Equal(On.Bits(product), On.Bits(scattered));
    }

    private static int[] Strides(int[] dims)
    {
        int[] strides = new int[dims.Length];
        for (int i = dims.Length - 1, stride = 1; i >= 0; stride *= dims[i--]) strides[i] = stride;
        return strides;
    }
}
