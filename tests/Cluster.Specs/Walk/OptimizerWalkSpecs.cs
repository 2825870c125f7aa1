using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Every optimizer and schedule of learning rates takes workers the way that it takes here.</summary>
[Collection(WalkCollection.Name)]
public sealed class OptimizerWalkSpecs(WalkCluster cluster)
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd"] = () => tf.train.sgd(0.1, clipNorm: 0.1),
        ["momentum"] = () => tf.train.momentum(0.1, 0.9, useNesterov: true, clipValue: 0.05),
        ["adagrad"] = () => tf.train.adagrad(0.1, weightDecay: 0.01),
        ["adadelta"] = () => tf.train.adadelta(1),
        ["rmsprop"] = () => tf.train.rmsprop(0.01, momentum: 0.5, centered: true),
        ["adam"] = () => tf.train.adam(0.01, globalClipNorm: 0.1),
        ["adamW"] = () => tf.train.adamW(0.01),
        ["nadam"] = () => tf.train.nadam(0.01),
        ["adamax"] = () => tf.train.adamax(0.01, decay: 0.1),
        ["exponentialDecay"] = () => tf.train.sgd(tf.train.exponentialDecay(0.1, 2, 0.5)),
        ["inverseTimeDecay"] = () => tf.train.adam(tf.train.inverseTimeDecay(0.1, 2, 0.5, staircase: true)),
        ["piecewiseConstantDecay"] = () => tf.train.adamax(tf.train.piecewiseConstantDecay([1, 3], [0.1, 0.05, 0.01])),
        ["polynomialDecay"] = () => tf.train.nadam(tf.train.polynomialDecay(0.1, 4, cycle: true)),
        ["cosineDecay"] = () => tf.train.rmsprop(
            tf.train.cosineDecay(0.01, 4, warmupTarget: 0.1, warmupSteps: 2), weightDecay: 0.01),
        ["cosineDecayRestarts"] = () => tf.train.momentum(tf.train.cosineDecayRestarts(0.1, 2), 0.9),
        ["one's own"] = () => new SignOptimizer(new HalvingSchedule()) { clipNorm = 0.5 },
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_optimizer_goes_the_same_way_on_workers(string name)
    {
        var x = Walker.Numbers(1, 4);

        await Walker.TrainsAlikeAsync(
            cluster.Session,
            () => tf.sequential()
                .add(tf.layers.dense(
                    units: 5, activation: "tanh", kernelConstraint: "maxNorm", kernelRegularizer: "l2",
                    activityRegularizer: "l1", inputShape: [4]))
                .add(tf.layers.dense(units: 2, biasConstraint: "nonNeg"))
                .compile(optimizer: Optimizers[name](), loss: "meanSquaredError"),
            x, x.slice([0, 0], [-1, 2]), epochs: 3);
    }

    [Fact]
    public void Every_factory_has_a_row() => Assert.Empty(
        tf.train.GetType().GetMethods()
            .Where(method => typeof(Optimizer).IsAssignableFrom(method.ReturnType)
                || typeof(LearningRateSchedule).IsAssignableFrom(method.ReturnType))
            .Select(method => method.Name)
            .Except(Optimizers.Keys));

    [Fact]
    public async Task A_learning_rate_that_a_callback_sets_is_refused_by_name()
    {
        var model = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [4]))
            .compile(optimizer: "sgd", loss: "meanSquaredError");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => model.fit(
            Walker.Numbers(1, 4), Walker.Numbers(2, 1), epochs: 3, verbose: 0, cluster: cluster.Session,
            callbacks: [tf.callbacks.learningRateScheduler((epoch, rate) => epoch == 0 ? rate : rate / 2)]));

        Assert.Contains("learningRate", error.Message);
        Assert.Contains("exponentialDecay", error.Message);
        model.optimizer.learningRate = 0.5;
    }

    [Fact]
    public async Task Weights_that_a_callback_sets_are_refused_by_name_and_after_the_run_they_may_be_set()
    {
        var model = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [4], name: "only"))
            .compile(optimizer: "sgd", loss: "meanSquaredError");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => model.fit(
            Walker.Numbers(1, 4), Walker.Numbers(2, 1), epochs: 3, verbose: 0, cluster: cluster.Session,
            callbacks: [tf.callbacks.onEpochEnd((_, _) => model.setWeights(model.getWeights()))]));

        Assert.Contains("only/kernel", error.Message);
        model.setWeights(model.getWeights());
    }

    private sealed class HalvingSchedule : LearningRateSchedule
    {
        public override Tensor call(Tensor step) => ((Tensor)0.5).pow(step.add(3));
    }

    private sealed class SignOptimizer(LearningRate learningRate) : Optimizer(learningRate, new OptimizerSlot("mean"))
    {
        protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots)
        {
            slots[0].assign(slots[0].mul(0.9).add(gradient));
            variable.assign(variable.sub(slots[0].sign().mul(rateTensor)));
        }
    }
}
