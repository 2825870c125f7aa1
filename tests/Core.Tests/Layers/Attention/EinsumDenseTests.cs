using Strata.Layers.Attention;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Attention;

public sealed class EinsumDenseTests
{
    public static TheoryData<string, string?, string, string, string, string?, string> Equations => new()
    {
        { "ab,b->a", null, "null,32", "", "32", null, "null" },
        { "abc,cde->abde", "d", "null,1,2", "1,3,4", "2,3,4", "3,1", "null,1,3,4" },
        { "abc,cde->abde", "be", "null,7,2", "7,3,4", "2,3,4", "7,1,4", "null,7,3,4" },
        { "BFNH,NHD->BFD", null, "null,1,2,3", "1,4", "2,3,4", null, "null,1,4" },
        { "i,d->id", null, "null", "2", "2", null, "null,2" },
        { "ibd,nd->ibn", null, "null,null,1", "null,2", "2,1", null, "null,null,2" },
        { "abc,cd->abd", null, "null,5,1", "null,2", "1,2", null, "null,5,2" },
        { "...b,bc->...c", null, "null,32", "64", "32,64", null, "null,64" },
        { "...bc,bc->...b", null, "null,32,64", "32", "32,64", null, "null,32" },
        { "...c,cde->...de", "d", "null,1,2", "3,4", "2,3,4", "3,1", "null,1,3,4" },
        { "bc...,cd->bd...", null, "null,1,2,3", "4", "1,4", null, "null,4,2,3" },
        { "bc...,cde->bde...", "e", "null,1,2", "3,4", "1,3,4", "4,1", "null,3,4,2" },
    };

    [Theory]
    [MemberData(nameof(Equations))]
    public void Shapes_follow_from_the_equation(
        string equation, string? biasAxes, string input, string given, string kernel, string? bias, string output)
    {
        var layer = new EinsumDense(equation, Of(given), biasAxes: biasAxes);

        Assert.Equal($"[{output}]", layer.computeOutputShape(Of(input)).ToString());
        layer.build(Of(input));
        string[] expected = bias is null ? [kernel] : [kernel, bias];
        Assert.Equal(expected, layer.weights.Select(w => string.Join(",", w.shape)));
    }

    [Fact]
    public void Shapes_that_contradict_the_equation_are_named()
    {
        void Fails<T>(string equation, string given, string contains, string? biasAxes = null)
            where T : Exception => Assert.Contains(
                contains, Assert.Throws<T>(() => new EinsumDense(equation, Of(given), biasAxes: biasAxes)
                    .computeOutputShape([null, 3, 2])).Message, StringComparison.Ordinal);
        Fails<ShapeException>("abc,cd->abd", "4,2", "axis 'b' of equation 'abc,cd->abd' has length 3");
        Fails<ShapeException>("abc,cd->abd", "2", "expected 2 lengths");
        Fails<ArgumentException>("abc,ce->abd", "3,2", "only letters of operands");
        Fails<ArgumentException>("abc,ce->ab", "3", "'e' is in neither");
        Fails<ArgumentException>("abc,cd->abd", "3,2", "biasAxes", "c");
    }

    [Fact]
    public void It_is_a_dense_layer_along_its_axes()
    {
        var x = Arrays.Uniform([2, 3, 4], -1, 1);
        var layer = new EinsumDense("abc,cd->abd", [null, 2], "relu", "d");
        var y = layer.apply(x);
        var dense = new Strata.Layers.Basic.Dense(2, "relu");
        dense.apply(x);
        dense.setWeights(layer.getWeights());
        Assert.Equal(dense.apply(x).dataSync(), y.dataSync());
    }

    private static Shape Of(string lengths) => lengths.Length == 0 ? []
        : [.. lengths.Split(',').Select(n => n == "null" ? (int?)null : int.Parse(n))];
}
