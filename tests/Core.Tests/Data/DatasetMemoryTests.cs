using Strata.Data;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Data;

[Collection(MemoryCollection.Name)]
public sealed class DatasetMemoryTests
{
    [Fact]
    public async Task What_the_steps_make_they_dispose()
    {
        var item = Arrays.Tensor([2], 1, 2);
        long before = MemoryCollection.Tensors();
        var steps = Datasets.OfItems<Tensor>([item, item, item])
            .map(x => x.add(1).mul(2))
            .filter(x => x.sum().item() > 0)
            .shuffle(2, seed: 1).take(2).batch(2);
        await steps.forEachAsync(batch => Assert.Equal([2, 2], ((Tensor)batch).shape));
        Assert.False(item.isDisposed);
        Assert.Equal(before, Engine.Memory.Tensors);
    }
}
