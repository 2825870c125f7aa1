using Strata.Data;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Data;

public sealed class DatasetTests
{
    private static Dataset<double> Numbers(int count) =>
        Datasets.OfItems<double>([.. Enumerable.Range(0, count).Select(i => (double)i)]);

    private static async Task Gives<T>(Dataset<T> dataset, params T[] expected)
        where T : notnull => Assert.Equal(expected, await dataset.toArray());

    [Fact]
    public async Task An_array_gives_its_items_in_each_pass()
    {
        var numbers = Numbers(3);
        Assert.Equal(3, numbers.size);
        await Gives(numbers, 0, 1, 2);
        await Gives(numbers, 0, 1, 2);
    }

    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(2, 2, 1)]
    [InlineData(9, 3, 0)]
    [InlineData(-1, 3, 0)]
    [InlineData(null, 3, 0)]
    public async Task Take_and_skip_agree_with_the_size_they_state(int? count, int taken, int left)
    {
        var take = Numbers(3).take(count);
        var skip = Numbers(3).skip(count);
        Assert.Equal(taken, take.size);
        Assert.Equal(taken, (await take.toArray()).Length);
        Assert.Equal(left, skip.size);
        Assert.Equal(left, (await skip.toArray()).Length);
    }

    [Fact]
    public async Task Repeat_concatenate_and_filter_count_what_they_give()
    {
        Assert.Equal(6, Numbers(3).repeat(2).size);
        await Gives(Numbers(3).repeat(2), 0, 1, 2, 0, 1, 2);
        Assert.Equal(0, Numbers(3).repeat(0).size);
        Assert.Empty(await Numbers(3).repeat(0).toArray());
        Assert.Equal(double.PositiveInfinity, Numbers(3).repeat().size);
        await Gives(Numbers(3).repeat().take(5), 0, 1, 2, 0, 1);
        Assert.Equal(5, Numbers(3).concatenate(Numbers(2)).size);
        await Gives(Numbers(3).concatenate(Numbers(2)), 0, 1, 2, 0, 1);
        Assert.Null(Numbers(3).filter(x => x > 0).size);
        await Gives(Numbers(3).filter(x => x > 0), 1, 2);
    }

    [Fact]
    public async Task An_empty_dataset_repeated_for_ever_ends()
    {
        Assert.Empty(await Datasets.OfGenerator(() => Enumerable.Empty<int>()).repeat().toArray());
    }

    [Fact]
    public async Task An_endless_dataset_has_no_array()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Numbers(1).repeat().toArray());
    }

    [Fact]
    public async Task A_seed_gives_the_same_order_on_every_machine()
    {
        await Gives(Numbers(10).shuffle(4, seed: 1), 2, 1, 0, 5, 6, 7, 9, 3, 4, 8);
    }

    [Fact]
    public async Task A_shuffle_gives_each_element_once_and_each_pass_anew()
    {
        var shuffled = Numbers(100).shuffle(100, seed: 7);
        var first = await shuffled.toArray();
        var second = await shuffled.toArray();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), first.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, await Numbers(100).shuffle(100, seed: 7).toArray());
        Assert.NotEqual(first, await Numbers(100).shuffle(100, seed: 8).toArray());
    }

    [Fact]
    public async Task A_shuffle_that_is_not_renewed_repeats_its_order()
    {
        var shuffled = Numbers(50).shuffle(50, seed: 7, reshuffleEachIteration: false);
        Assert.Equal(await shuffled.toArray(), await shuffled.toArray());
    }

    [Fact]
    public async Task A_shuffle_moves_no_element_ahead_of_its_buffer()
    {
        var order = await Numbers(100).shuffle(5, seed: 3).toArray();
        for (int place = 0; place < order.Length; place++) Assert.True(order[place] < place + 5);
    }

    [Fact]
    public async Task Prefetch_keeps_the_order_and_reads_no_further_than_its_buffer()
    {
        int read = 0;
        var source = Datasets.OfGenerator(
            () => Enumerable.Range(0, 1000).Select(i => { Interlocked.Increment(ref read); return i; }));
        await using (var pass = source.prefetch(3).GetAsyncEnumerator())
        {
            for (int i = 0; i < 10; i++)
            {
                Assert.True(await pass.MoveNextAsync());
                Assert.Equal(i, pass.Current);
            }
        }

        Assert.InRange(read, 10, 15);
    }

    [Fact]
    public async Task What_fails_behind_a_prefetch_fails_where_it_is_read()
    {
        var failing = Numbers(3).map(x => x == 1 ? throw new TimeoutException("slow disk") : x).prefetch(2);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => failing.toArray());
        Assert.Equal("map: the function threw at element 1: slow disk", error.Message);
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_function_that_throws_is_named_by_its_step()
    {
        Func<double, bool> fail = _ => throw new TimeoutException("no");
        Task[] runs =
        [
            Numbers(1).map(x => fail(x)).toArray(),
            Numbers(1).mapAsync(x => Task.FromResult(fail(x))).toArray(),
            Numbers(1).filter(fail).toArray(),
            Numbers(1).forEachAsync(x => { fail(x); }),
        ];
        string[] steps = ["map", "mapAsync", "filter", "forEachAsync"];
        for (int i = 0; i < runs.Length; i++)
            Assert.StartsWith(
                steps[i] + ":", (await Assert.ThrowsAsync<InvalidOperationException>(() => runs[i])).Message);
    }

    [Fact]
    public async Task An_asynchronous_function_belongs_in_mapAsync()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers(1).map(x => Task.FromResult(x)).toArray());
        Assert.Contains("mapAsync", error.Message);
        await Gives(Numbers(1).mapAsync(x => Task.FromResult(x + 1)), 1.0);
    }

    [Fact]
    public async Task A_pass_ends_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        int seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Numbers(5).repeat().forEachAsync(
            _ => { if (++seen == 7) stop.Cancel(); }, stop.Token));
        Assert.Equal(7, seen);
    }

    [Fact]
    public async Task The_iterator_says_when_it_is_done()
    {
        await using var pass = await Numbers(1).iterator();
        Assert.Equal(new(0, false), await pass.next());
        Assert.True((await pass.next()).done);
    }

    [Fact]
    public void Arguments_below_one_are_refused()
    {
        foreach (Action call in new Action[]
        {
            () => Numbers(1).batch(0), () => Numbers(1).shuffle(0), () => Numbers(1).prefetch(0),
        })
        {
            Assert.Contains("expected at least 1, received 0", Assert.Throws<ArgumentException>(call).Message);
        }
    }

    [Fact]
    public async Task Zip_ends_with_the_shortest()
    {
        var zipped = new ZipDataset(new { xs = Numbers(3), ys = Numbers(2).map(y => y * 10) });
        Assert.Equal(2, zipped.size);
        dynamic[] all = await zipped.toArray();
        Assert.Equal(2, all.Length);
        Assert.Equal(1.0, all[1].xs);
        Assert.Equal(10.0, all[1].ys);
        Assert.Equal((0.0, 0.0), (await new ZipDataset((Numbers(3), Numbers(2))).toArray())[0]);
        Assert.Contains(
            "received Double", Assert.Throws<ArgumentException>(() => new ZipDataset(new { xs = 1.0 })).Message);
    }
}
