using Strata.Data;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Data;

public sealed class BatchTests
{
    [Fact]
    public async Task Numbers_become_vectors()
    {
        var batches = Datasets.OfItems([1, 2, 3]).batch(2);
        Assert.Equal(2, batches.size);
        var all = await batches.toArray();
        Assert.Equal([1, 2], ((Tensor)all[0]).dataSync());
        Assert.Equal([3], ((Tensor)all[1]).dataSync());
        Assert.Equal(DType.float32, ((Tensor)all[0]).dtype);
    }

    [Fact]
    public async Task A_small_last_batch_can_be_dropped()
    {
        var batches = Datasets.OfItems([1, 2, 3]).batch(2, smallLastBatch: false);
        Assert.Equal(1, batches.size);
        Assert.Single(await batches.toArray());
    }

    [Fact]
    public async Task Objects_keep_their_form()
    {
        var batch = await First(
            new { xs = Arrays.Tensor([2], 1, 2), ys = 1.0 }, new { xs = Arrays.Tensor([2], 3, 4), ys = 2.0 });
        Assert.Equal([2, 2], ((Tensor)batch.xs).shape);
        Assert.Equal([1, 2], ((Tensor)batch.ys).dataSync());
    }

    [Fact]
    public async Task Tuples_maps_lists_and_records_keep_their_form()
    {
        (Tensor, Tensor) pair = await First((1, true), (2, false));
        Assert.Equal(DType.@bool, pair.Item2.dtype);
        Dictionary<string, Tensor> map = await First(
            new Dictionary<string, double> { ["a"] = 1, ["b"] = 2 },
                new Dictionary<string, double> { ["b"] = 3, ["a"] = 4 });
        Assert.Equal([1, 4], map["a"].dataSync());
        Tensor[] list = await First<Tensor[]>([Arrays.Tensor([1], 1)], [Arrays.Tensor([1], 2)]);
        Assert.Equal([2, 1], list[0].shape);
        Example example = await First(new Example(Arrays.Tensor([1], 1), Arrays.Ints([], 3)));
        Assert.Equal([1], example.ys.shape);
    }

    [Fact]
    public async Task Arrays_are_stacked_in_their_type()
    {
        Tensor floats = await First<float[,]>(new float[,] { { 1, 2 } }, new float[,] { { 3, 4 } });
        Assert.Equal([2, 1, 2], floats.shape);
        Tensor jagged = await First<double[][]>([[1, 2], [3, 4]]);
        Assert.Equal([1, 2, 2], jagged.shape);
        Tensor ints = await First<int[]>([1, 2], [3, 4]);
        Assert.Equal(DType.int32, ints.dtype);
        Tensor words = await First("a", "b");
        Assert.Equal(["a", "b"], words.dataSync<string>());
    }

    [Fact]
    public async Task Elements_of_different_shapes_are_named()
    {
        var error = await Assert.ThrowsAsync<ShapeException>(() => First(
            new { xs = Arrays.Tensor([2], 1, 2) }, new { xs = Arrays.Tensor([3], 1, 2, 3) }));
        Assert.Contains("expected shape [2]", error.Message);
        Assert.Contains("received [3] (float32) at element 1 of the batch in 'xs'", error.Message);
    }

    [Fact]
    public async Task Elements_of_different_forms_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => First<object>(1, "a"));
        await Assert.ThrowsAsync<ArgumentException>(() => First<object>(new { xs = 1 }, new { ys = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => First<object>(new object()));
    }

    [Fact]
    public async Task The_rows_of_tensors_come_as_one_by_one()
    {
        var whole = new Example(Arrays.Uniform([7, 2, 3], 0, 1), Arrays.Ints([7], 0, 1, 2, 3, 4, 5, 6));
        var rows = Datasets.OfRows(whole).shuffle(4, seed: 5).repeat(2).skip(1).take(12);
        var singly = new List<int>();
        await rows.forEachAsync(row => singly.Add((int)row.ys.item()));
        var batched = new List<int>();
        var again = Datasets.OfRows(whole).shuffle(4, seed: 5).repeat(2).skip(1).take(12).batch(5);
        Assert.Equal(3, again.size);
        await again.forEachAsync(batch =>
        {
            int[] labels = ((Example)batch).ys.dataSync<int>();
            float[] values = ((Example)batch).xs.dataSync();
            for (int i = 0; i < labels.Length; i++)
                Assert.Equal(whole.xs.dataSync().Skip(labels[i] * 6).Take(6), values.Skip(i * 6).Take(6));
            batched.AddRange(labels);
        });
        Assert.Equal(singly, batched);
    }

    [Fact]
    public void Tensors_of_different_numbers_of_rows_have_no_slices_in_common()
    {
        Assert.Throws<ShapeException>(() => Datasets.OfRows((Arrays.Tensor([1], 1), Arrays.Tensor([2], 1, 2))));
    }

    [Fact]
    public async Task A_training_element_has_inputs_and_targets()
    {
        object named = await First(new { ys = 1.0, xs = 2.0 });
        var (xs, ys, _) = TrainingElement.Split(named, "fitDataset");
        Assert.Equal([2], xs.InOrder(["input"], "x")[0].dataSync());
        Assert.Equal([1], ys.InOrder(["output"], "y")[0].dataSync());
        TrainingElement.Split(((Tensor)1, (Tensor)2), "fitDataset");
        Assert.Contains("received Tuple", Assert.Throws<ArgumentException>(
            () => TrainingElement.Split(new Tuple<int>(1), "fitDataset")).Message);
        Assert.Contains("batch the dataset", Assert.Throws<ArgumentException>(
            () => TrainingElement.Split(new { xs = 1.0, ys = 2.0 }, "fitDataset")).Message);
    }

    private static async Task<dynamic> First<T>(params T[] elements)
        where T : notnull => (await Datasets.OfItems(elements).batch(elements.Length).toArray())[0];
}
