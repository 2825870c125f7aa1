using Strata.Layers.Basic;
using Strata.Losses;
using Strata.Models;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Losses;

public sealed class RegisteredFunctionTests
{
    [Fact]
    public void A_loss_of_ones_own_is_saved_by_its_name_and_without_one_refused()
    {
        var model = new Sequential([new Dense(1, options: new() { inputShape = [1] })]);
        model.compile("sgd", Doubled, new MetricIdentifier("mine", Doubled));
        Assert.Contains("registerFunction", Assert.Throws<InvalidOperationException>(
            () => TrainingConfig.Of(model)).Message);

        RegisteredFunctions.Add("doubled_error", Doubled);
        model.compile("sgd", "doubled_error", "doubled_error");
        var config = TrainingConfig.Of(model);
        model.loadTrainingConfig(config);

        Assert.Equal("doubled_error", (string?)config["loss"]);
        Assert.Equal(["loss", "doubled_error"], model.metricsNames);
        var zero = Arrays.Tensor([2, 1], 0, 0);
        Assert.Equal(0, model.evaluate<Tensor[]>(zero, zero)[1].item());
        Assert.Throws<ArgumentException>(() => RegisteredFunctions.Add("mse", Doubled));
    }

    private static Tensor Doubled(Tensor yTrue, Tensor yPred) => yPred.sub(yTrue).square().mul(2).mean([-1]);
}
