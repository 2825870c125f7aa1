using Strata.Testing.Layers;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class LayerContractTests
{
    public static TheoryData<string> Cases => [.. LayerCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_config_makes_it_again(string name) => LayerContract.Its_config_makes_it_again(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_declared_shape_is_the_one_it_gives(string name) =>
        LayerContract.Its_declared_shape_is_the_one_it_gives(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_weights_are_as_expected(string name) =>
        LayerContract.Its_weights_are_as_expected(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plan_gives_the_bits_of_an_eager_call(string name) =>
        LayerContract.A_plan_gives_the_bits_of_an_eager_call(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_parts_trains_to_the_same_bits(string name) =>
        LayerContract.Any_number_of_parts_trains_to_the_same_bits(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_gradients_are_those_of_differences(string name) =>
        LayerContract.Its_gradients_are_those_of_differences(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_differs_where_it_should(string name) =>
        LayerContract.Training_differs_where_it_should(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_is_a_function_of_seed_and_step(string name) =>
        LayerContract.A_step_is_a_function_of_seed_and_step(LayerCases.All[name]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Disposing_it_frees_its_weights(string name) =>
        LayerContract.Disposing_it_frees_its_weights(LayerCases.All[name]);

    [Fact]
    public void Every_layer_has_a_row()
    {
        var covered = LayerCases.All.Values.Select(row => row.Make().GetType()).ToHashSet();
        var layers = typeof(Layer).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && typeof(Layer).IsAssignableFrom(t)
                && !typeof(LayersModel).IsAssignableFrom(t))
            .Where(t => t != typeof(Strata.Layers.Basic.InputLayer));
        Assert.Empty(layers.Where(t => !covered.Contains(t)).Select(t => t.Name));
    }
}
