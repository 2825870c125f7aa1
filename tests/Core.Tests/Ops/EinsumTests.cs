using Strata.Backends;
using Strata.Ops.Linear;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Ops;

public sealed class EinsumTests
{
    // Each letter's length, those of "..." among them.
    private static readonly Dictionary<char, int> Lengths = new()
    {
        ['a'] = 2, ['b'] = 3, ['c'] = 4, ['d'] = 5, ['e'] = 2, ['f'] = 3, ['g'] = 1, ['X'] = 3, ['Y'] = 4,
    };

    public static TheoryData<string> Equations =>
    [
        "ab,bc->ac", "ab,bc->ca", "ab,cb->ac", "ab,b->a", "b,ab->a", "ab,ab->", "ab,ab->ab", "a,b->ab", "a,b->ba",
        "a,a->a", "abc,cd->abd", "abc,cde->abde", "abcd,cde->abe", "abc,bcd->abd", "abc,bc->ab", "abc,cb->abc",
        "abcd,bcde->abce", "abc,acd->abd", "aecd,abcd->acbe", "acbe,aecd->abcd", "abfc,abgc->abfg", "ab,cd->acbd",
        "abc,bd->ad", "abc,de->ae", "ab->ba", "abc->ac", "ab->", "abc,dcb->ad", "ab,abc->c", "BFNH,NHD->BFD",
        "abc,dc->bda", " ab , bc -> ac ",
    ];

    [Theory]
    [MemberData(nameof(Equations))]
    public void A_value_is_that_of_float64(string equation)
    {
        string[] sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        string[] parts = sides[0].Split(',');
        var tensors = parts.Select(Operand).ToArray();

        var found = Einsum.Of(equation, tensors);

        Assert.Equal(sides[1].Select(Length), found.shape);
        Near.All(Reference(parts, sides[1], tensors), found.dataSync());
    }

    [Theory]
    [InlineData("...b,bc->...c", "XYb,bc->XYc")]
    [InlineData("...bc,bc->...b", "abc,bc->ab")]
    [InlineData("bc...,cd->bd...", "bcXY,cd->bdXY")]
    [InlineData("...ab,...bc->...ac", "Xab,Xbc->Xac")]
    [InlineData("...ab,...bc->...ac", "XYab,Ybc->XYac")]
    [InlineData("...a->a...", "Xa->aX")]
    [InlineData("...,a->...a", ",a->a")]
    public void Dots_stand_for_the_axes_that_are_left(string equation, string whole)
    {
        string[] sides = whole.Split("->");
        string[] parts = sides[0].Split(',');
        var tensors = parts.Select(Operand).ToArray();

        var found = Einsum.Of(equation, tensors);

        Assert.Equal(sides[1].Select(Length), found.shape);
        Near.All(Reference(parts, sides[1], tensors), found.dataSync());
    }

    [Fact]
    public void Axes_of_length_one_behind_dots_are_broadcast()
    {
        var a = Arrays.Uniform([3, 1, 2], -1, 1);
        var b = Arrays.Uniform([1, 4, 2], -1, 1, seed: 2);
        Near.All(a.mul(b).sum([2]).dataSync<double>(), Einsum.Of("...a,...a->...", [a, b]).dataSync());
    }

    [Theory]
    [InlineData("abc,cde->abde")]
    [InlineData("abc,dc->abd")]
    [InlineData("abc,bcd->abd")]
    [InlineData("abc,bc->ab")]
    [InlineData("abcd,bcde->abce")]
    [InlineData("...b,bc->...c")]
    [InlineData("bc...,cde->bde...")]
    [InlineData("a,d->ad")]
    public void The_rows_of_a_batch_stay_apart_in_a_plan(string equation)
    {
        string input = equation.Split(',')[0], kernel = equation.Split(',')[1].Split("->")[0];
        var x = Operand(input.Replace("...", "ad", StringComparison.Ordinal));
        var w = Operand(kernel);
        Tensor Value(Tensor rows) => Einsum.Of(equation, [rows, w]).sin();

        var plan = Planned.Trace(rows => [Value(rows[0])], new TensorSpec(x.Dims.With(0, -1), x.dtype));

        Assert.Equal(Value(x).dataSync(), Planned.Run(plan, Engine.Backend, x.shape[0], x)[0]);
    }

    [Theory]
    [InlineData("ab,bc")]
    [InlineData("ab,bc->ad")]
    [InlineData("aa,ab->ab")]
    [InlineData("ab,bc->aa")]
    [InlineData("ab,b1->a")]
    [InlineData("ab->ab")]
    [InlineData("ab,bc,cd->ad")]
    public void A_malformed_equation_is_named(string equation)
    {
        Tensor[] two = [Arrays.Uniform([2, 2], 0, 1), Arrays.Uniform([2, 2], 0, 1)];
        Assert.Contains($"'{equation}'",
            Assert.Throws<ArgumentException>(() => Einsum.Of(equation, two)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_that_differ_are_named()
    {
        var error = Assert.Throws<ShapeException>(
            () => Einsum.Of("ab,bc->ac", [Arrays.Uniform([2, 3], 0, 1), Arrays.Uniform([4, 2], 0, 1)]));
        Assert.Contains("axis 'b' has two lengths, 3 and 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Einsum.Of("ab->a", [Arrays.Uniform([2], 0, 1)]));
    }

    private static int Length(char letter) => Lengths[Lengths.ContainsKey(letter) ? letter : char.ToLower(letter) switch
    {
        'b' => 'a',
        'f' => 'b',
        'n' => 'c',
        'h' => 'd',
        _ => 'e',
    }];

    private static Tensor Operand(string letters) =>
        Arrays.Uniform([.. letters.Select(Length)], -1, 1, seed: letters.Length + 3);

    private static double[] Reference(string[] parts, string output, Tensor[] tensors)
    {
        char[] letters = [.. output, .. string.Concat(parts).Distinct().Where(c => !output.Contains(c))];
        double[][] values = [.. tensors.Select(t => t.dataSync<double>())];
        double[] sums = new double[output.Aggregate(1, (n, c) => n * Length(c))];
        int count = letters.Aggregate(1, (n, c) => n * Length(c));
        for (int i = 0; i < count; i++)
        {
            var at = new Dictionary<char, int>();
            int left = i;
            for (int k = letters.Length - 1; k >= 0; k--)
            {
                at[letters[k]] = left % Length(letters[k]);
                left /= Length(letters[k]);
            }

            int Place(string axes) => axes.Aggregate(0, (place, c) => (place * Length(c)) + at[c]);
            double product = 1;
            for (int k = 0; k < parts.Length; k++) product *= values[k][Place(parts[k])];
            sums[Place(output)] += product;
        }

        return sums;
    }
}
