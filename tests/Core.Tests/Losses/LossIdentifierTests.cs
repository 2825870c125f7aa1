using Strata.Losses;
using Xunit;

namespace Strata.Core.Tests.Losses;

public sealed class LossIdentifierTests
{
    [Fact]
    public void One_loss_serves_every_output()
    {
        LossIdentifier loss = "mse";

        Assert.Equal(["meanSquaredError", "meanSquaredError"], loss.Resolve(["a", "b"]).Select(l => l!.Name));
    }

    [Fact]
    public void A_list_gives_each_output_its_own()
    {
        Func<Tensor, Tensor, Tensor> own = (t, p) => t.sub(p).abs();
        LossIdentifier loss = ["hinge", own];

        var resolved = loss.Resolve(["a", "b"]);

        Assert.Equal("hinge", resolved[0]!.Name);
        Assert.True(resolved[1]!.IsCustom);
        Assert.Contains("expected 3", Assert.Throws<ArgumentException>(() => loss.Resolve(["a", "b", "c"])).Message);
    }

    [Fact]
    public void A_map_goes_by_output_name_and_may_leave_one_out()
    {
        LossIdentifier loss = new Dictionary<string, string> { ["b"] = "poisson" };

        var resolved = loss.Resolve(["a", "b"]);

        Assert.Null(resolved[0]);
        Assert.Equal("poisson", resolved[1]!.Name);
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => loss.Resolve(["a"])).Message);
    }

    [Fact]
    public void Unknown_names_get_the_nearest_right_ones()
    {
        string message = Assert.Throws<ArgumentException>(() => (LossIdentifier)"mean_squared_error").Message;

        Assert.Contains("'mean_squared_error'", message);
        Assert.Contains("'meanSquaredError'", message);
    }

    [Fact]
    public void Functions_keep_a_name_that_tells_them_apart()
    {
        static Tensor distance(Tensor t, Tensor p) => t.sub(p).abs();
        LossIdentifier local = (Func<Tensor, Tensor, Tensor>)distance;
        LossIdentifier core = (LossFunction)WeightedLosses.MeanSquaredError;
        LossIdentifier built = (Func<Tensor, Tensor, Tensor>)LossFunctions.Poisson;

        Assert.Equal("distance", local.Resolve(["a"])[0]!.Name);
        Assert.Equal("MeanSquaredError", core.Resolve(["a"])[0]!.Name);
        Assert.Equal(("poisson", false), (built.Resolve(["a"])[0]!.Name, built.Resolve(["a"])[0]!.IsCustom));
    }
}
