using Strata.Optimizers.Schedules;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Optimizers;

public sealed class ScheduleTests
{
    public static TheoryData<string> Names => [.. Cases.Keys];

    // The rates of steps 0, 1, 4, 9 and 25, by Keras 3's formulas in float64.
    private static readonly Dictionary<string, (LearningRateSchedule Schedule, double[] Rates)> Cases = new()
    {
        ["exponential"] = (new ExponentialDecay(0.5, 4, 0.9), At(s => 0.5 * Math.Pow(0.9, s / 4))),
        ["exponential stairs"] = (
            new ExponentialDecay(0.5, 4, 0.9, staircase: true), At(s => 0.5 * Math.Pow(0.9, Math.Floor(s / 4)))),
        ["inverse time"] = (new InverseTimeDecay(0.5, 4, 0.9), At(s => 0.5 / (1 + (0.9 * s / 4)))),
        ["inverse time stairs"] = (
            new InverseTimeDecay(0.5, 4, 0.9, staircase: true), At(s => 0.5 / (1 + (0.9 * Math.Floor(s / 4))))),
        ["piecewise"] = (new PiecewiseConstantDecay([1, 9], [1, 0.5, 0.1]), [1, 1, 0.5, 0.5, 0.1]),
        ["line"] = (new PolynomialDecay(0.5, 10, 0.1), [0.5, 0.46, 0.34, 0.14, 0.1]),
        ["polynomial"] = (
            new PolynomialDecay(0.5, 10, 0.1, 2), At(s => (0.4 * Math.Pow(1 - (Math.Min(s, 10) / 10), 2)) + 0.1)),
        ["polynomial in cycles"] = (
            new PolynomialDecay(0.5, 10, 0.1, cycle: true), [0.5, 0.46, 0.34, 0.14, 0.1 + (0.4 * (1 - (25.0 / 30)))]),
        ["cosine"] = (new CosineDecay(0.5, 10, 0.2), At(s => Cosine(0.5, Math.Min(s, 10) / 10, 0.2))),
        ["cosine after a warm-up"] = (
            new CosineDecay(0.1, 10, warmupTarget: 0.5, warmupSteps: 4),
            [0.1, 0.2, 0.5, Cosine(0.5, 0.5, 0), 0]),
        ["cosine with restarts"] = (
            new CosineDecayRestarts(0.5, 4, mMul: 0.5, alpha: 0.1),
            [
                0.5, Cosine(0.5, 0.25, 0.1), 0.5 * ((0.9 * 0.5) + 0.1), 0.5 * ((0.9 * 0.5 * Wave(5.0 / 8)) + 0.1),
                0.5 * ((0.9 * 0.25 * Wave(13.0 / 16)) + 0.1),
            ]),
        ["cosine with restarts of one length"] = (
            new CosineDecayRestarts(0.5, 4, tMul: 1), At(s => Cosine(0.5, (s / 4) - Math.Floor(s / 4), 0))),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_gives_the_rate_of_each_step(string name)
    {
        var (schedule, rates) = Cases[name];

        Assert.Equal(rates, At(step => schedule.call(Arrays.Tensor([], (float)step)).item()), Close);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_survives_a_file(string name)
    {
        var model = new Sequential([new Strata.Layers.Basic.Dense(1, options: new() { inputShape = [1] })]);
        model.compile(new AdamOptimizer(Cases[name].Schedule) { globalClipNorm = 2, weightDecay = 0.1 }, "mse");
        var config = Strata.Models.TrainingConfig.Of(model);

        var read = new Strata.Models.TrainingConfigReader(config, []).Optimizer();

        Assert.Equal(Cases[name].Schedule.getConfig().ToJsonString(), Described(read).getConfig().ToJsonString());
        Assert.Equal((2, 0.1, null), (read.globalClipNorm, read.weightDecay, read.clipNorm));
        Assert.Contains("\"class_name\"", config["optimizer_config"]!["config"]!["learningRate"]!.ToJsonString());
    }

    [Fact]
    public void The_rate_follows_the_steps_and_cannot_be_set()
    {
        var v = new Variable(Arrays.Tensor([], 1));
        var sgd = new SGDOptimizer(new PiecewiseConstantDecay([0], [0.5, 0.25]));
        Assert.Equal(0.5, sgd.learningRate);

        sgd.minimize(() => v.square());
        Assert.Equal(0, v.item());
        Assert.Equal(0.25, sgd.learningRate);

        Assert.Contains("PiecewiseConstantDecay", Assert.Throws<InvalidOperationException>(
            () => sgd.learningRate = 1).Message);
    }

    [Fact]
    public void What_cannot_be_a_schedule_is_refused()
    {
        Assert.Contains("decaySteps", Assert.Throws<ArgumentException>(() => new CosineDecay(1, 0)).Message);
        Assert.Contains("expected 3", Assert.Throws<ArgumentException>(
            () => new PiecewiseConstantDecay([1, 2], [1, 2])).Message);
        Assert.Contains("rising", Assert.Throws<ArgumentException>(
            () => new PiecewiseConstantDecay([2, 2], [1, 2, 3])).Message);
        var sgd = new SGDOptimizer(new Wrong());
        var v = new Variable(Arrays.Tensor([], 1));
        Assert.Contains("Wrong", Assert.Throws<ShapeException>(() => sgd.minimize(() => v.square())).Message);
    }

    private static LearningRateSchedule Described(Optimizer optimizer) =>
        (LearningRateSchedule)optimizer.getConfig()["learningRate"]!;

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 2e-6;

    private static double Wave(double fraction) => (1 + Math.Cos(Math.PI * fraction)) / 2;

    private static double Cosine(double rate, double fraction, double alpha) =>
        rate * (((1 - alpha) * Wave(fraction)) + alpha);

    private static double[] At(Func<double, double> rate) => Array.ConvertAll([0, 1, 4, 9, 25], s => rate((double)s));

    private sealed class Wrong : LearningRateSchedule
    {
        public override Tensor call(Tensor step) => step.reshape([1]);
    }
}
