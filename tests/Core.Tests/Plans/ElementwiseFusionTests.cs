using Strata.Ops;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class ElementwiseFusionTests
{
    [Fact]
    public void A_chain_of_elementwise_ops_is_one_op() =>
        Assert.Equal(1, Ops(x => [x[0].add(x[1]).mul(2).relu().exp()]));

    [Fact]
    public void A_value_that_two_ops_read_stands_in_memory()
    {
        Assert.Equal(3, Ops(x =>
        {
            var shared = x[0].exp();
            return [shared.add(1), shared.mul(2)];
        }));
        Assert.Equal(2, Ops(x =>
        {
            var shared = x[0].exp();
            return [shared.add(shared.square()), x[1].neg()];
        }));
    }

    [Fact]
    public void An_output_stands_in_memory() =>
        Assert.Equal(2, Ops(x =>
        {
            var first = x[0].exp();
            return [first, first.add(1)];
        }));

    [Fact]
    public void A_value_of_other_dimensions_is_computed_before_it_is_broadcast() =>
        Assert.Equal(2, Ops(x => [x[0].add(x[2].exp())]));

    [Fact]
    public void A_chain_longer_than_a_program_is_several_and_right()
    {
        static Tensor[] Long(Tensor[] x)
        {
            var y = x[0];
            for (int i = 0; i < 40; i++) y = y.add(Arrays.Tensor([2, 3], [.. Enumerable.Repeat(i + 0.5f, 6)]).sin());
            return [y];
        }

        Tensor[] inputs = [Arrays.Uniform([2, 3], -1, 1)];
        var plan = Planned.Trace(Long, inputs[0].Spec);

        Assert.Equal(Long(inputs)[0].dataSync(), Planned.Run(plan, Engine.Backend, 1, inputs)[0]);
        Assert.InRange(ElementwiseFusion.Of(plan).Nodes.Count(n => n.Kind == NodeKind.Op), 2, 10);
    }

    [Fact]
    public void A_wide_tree_of_values_is_right()
    {
        static Tensor[] Wide(Tensor[] x)
        {
            Tensor[] level = [.. Enumerable.Range(0, 64).Select(i => x[i % 2].mul(i + 1).sin())];
            while (level.Length > 1)
                level = [.. level.Chunk(2)
                    .Select((pair, i) => i % 2 == 0 ? pair[0].add(pair[1]) : pair[0].sub(pair[1]))];
            return level;
        }

        Tensor[] inputs = [Arrays.Uniform([1, 1500], -1, 1, 1), Arrays.Uniform([1, 1500], -1, 1, 2)];
        var plan = Planned.Trace(Wide, inputs[0].Spec, inputs[1].Spec);

        Assert.Equal(Wide(inputs)[0].dataSync(), Planned.Run(plan, Engine.Backend, 1, inputs)[0]);
    }

    private static int Ops(Func<Tensor[], Tensor[]> f)
    {
        TensorSpec matrix = new([2, 3], DType.float32), row = new([3], DType.float32);
        var fused = ElementwiseFusion.Of(Planned.Trace(f, matrix, matrix, row));
        return fused.Nodes.Count(node => node.Kind == NodeKind.Op);
    }
}
