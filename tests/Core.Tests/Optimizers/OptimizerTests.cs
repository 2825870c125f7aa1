using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Optimizers;

public sealed class OptimizerTests
{
    private static readonly Dictionary<string, (Func<Optimizer> Make, double[] Path)> Cases = new()
    {
        ["sgd"] = (() => new SGDOptimizer(0.1), [0.8, 0.64, 0.512]),
        ["momentum"] = (() => new MomentumOptimizer(0.1, 0.9), [0.8, 0.46, 0.062]),
        ["nesterov"] = (() => new MomentumOptimizer(0.1, 0.9, true), [0.62, 0.22240001, -0.10835198]),
        ["adagrad"] = (() => new AdagradOptimizer(0.1), [0.90122706, 0.83473732, 0.78229922]),
        ["adam"] = (() => new AdamOptimizer(0.1), [0.90000069, 0.80041391, 0.70158929]),
        ["adamax"] = (() => new AdamaxOptimizer(0.1, decay: 0.5), [0.90000004, 0.83677894, 0.79136014]),
        ["rmsprop"] = (() => new RMSPropOptimizer(0.1), [0.68377227, 0.49887067, 0.36918062]),
        ["centered"] = (() => new RMSPropOptimizer(0.1, centered: true), [0.66666663, 0.46556759, 0.32356930]),
        ["adadelta"] = (() => new AdadeltaOptimizer(1), Adadelta()),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Three_steps_down_a_parabola_take_the_known_path(string name)
    {
        var (make, path) = Cases[name];
        var v = new Variable(Arrays.Tensor([], 1));
        var optimizer = make();

        foreach (double expected in path)
        {
            optimizer.minimize(() => v.square());
            Assert.Equal(expected, v.item(), 1e-6);
        }

        Assert.Equal(3, optimizer.iterations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_traced_step_leaves_the_same_bits_as_an_eager_one(string name)
    {
        Variable eager = Weights(), planned = Weights();
        Optimizer first = Cases[name].Make(), second = Cases[name].Make();
        using var trace = new Trace();
        _ = Step(second, planned);
        var plan = trace.Compile([]);
        trace.Dispose();
        using var executor = Engine.Backend.Prepare(plan, 1);
        executor.Bind([.. trace.Variables.Select(v => v.View)]);

        for (int step = 0; step < 4; step++)
        {
            if (step == 2) first.learningRate = second.learningRate = 0.03;
            _ = Step(first, eager);
            executor.Run(StepRows.Whole(step, 1), seed: 1);
        }

        Assert.Equal(eager.Bits(), planned.Bits());
        Assert.Equal(State(first), State(second));
        Assert.Equal(4, second.iterations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Saved_state_goes_on_with_the_same_bits(string name)
    {
        Variable whole = Weights(), interrupted = Weights();
        Optimizer one = Cases[name].Make(), before = Cases[name].Make();
        for (int step = 0; step < 3; step++)
        {
            _ = Step(one, whole);
            _ = Step(before, interrupted);
        }

        var saved = before.getWeights();
        before.dispose();
        var after = Optimizer.fromConfig(before.getClassName(), before.getConfig());
        after.setWeights(saved);
        for (int step = 0; step < 3; step++)
        {
            _ = Step(one, whole);
            _ = Step(after, interrupted);
        }

        Assert.Equal(whole.Bits(), interrupted.Bits());
        Assert.Equal(6, after.iterations);
        Assert.Equal("iter", saved[0].name);
    }

    [Fact]
    public void State_that_was_restored_is_there_to_be_saved_before_the_next_step()
    {
        var first = new AdamOptimizer(0.1);
        using var weights = Weights();
        _ = Step(first, weights);
        var saved = first.getWeights();
        var second = new AdamOptimizer(0.1);
        second.setWeights(saved);
        Assert.Equal(saved.Select(w => w.name), second.getWeights().Select(w => w.name));
        Assert.Equal(State(first), State(second));
        _ = Step(second, weights);
        Assert.Equal(saved.Count, second.getWeights().Count);
    }

    [Fact]
    public void Slots_are_saved_kind_by_kind_under_their_weights_names()
    {
        Variable a = new(Arrays.Tensor([], 1), name: "a"), b = new(Arrays.Tensor([2], 1, 2), name: "b");
        var adam = new AdamOptimizer();

        adam.minimize(() => a.mul(b).sum());

        Assert.Equal(["iter", "a/m", "b/m", "a/v", "b/v"], adam.getWeights().Select(w => w.name));
    }

    [Fact]
    public void Gradients_go_to_the_trainable_variables_that_the_function_reads()
    {
        Variable a = new(Arrays.Tensor([], 3), name: "slope"), frozen = new(Arrays.Tensor([], 5), trainable: false);
        var sgd = new SGDOptimizer(1);

        var (value, grads) = sgd.computeGradients(() => a.square().mul(frozen));
        Assert.Equal(45, value.item());
        Assert.Equal(["slope"], grads.Keys);
        sgd.applyGradients(grads);

        Assert.Equal(3 - 30, a.item());
        Assert.Equal(5, frozen.item());
    }

    [Fact]
    public void Minimize_gives_the_cost_before_the_step_only_if_it_is_wanted()
    {
        var v = new Variable(Arrays.Tensor([], 2));
        var sgd = new SGDOptimizer(0.1);

        Assert.Null(sgd.minimize(() => v.square()));
        using var cost = sgd.minimize(() => v.square(), returnCost: true);

        Assert.Equal(1.6 * 1.6, cost!.item(), 1e-6);
    }

    [Fact]
    public void String_forms_have_their_own_defaults()
    {
        Assert.Equal(0.01, ((Optimizer)"sgd").learningRate);
        Assert.Equal(0.01, ((Optimizer)"Adagrad").learningRate);
        Assert.Equal(1, ((Optimizer)"adadelta").learningRate);
        Assert.Equal(0.001, ((Optimizer)"RMSProp").learningRate);
        Assert.Equal(0.002, ((Optimizer)"adamax").learningRate);
        Assert.IsType<AdamOptimizer>((Optimizer)"adam");
    }

    [Fact]
    public void Wrong_names_shapes_and_functions_are_named()
    {
        var v = new Variable(Arrays.Tensor([2], 1, 2), name: "pair");
        var sgd = new SGDOptimizer(1);

        Assert.Contains("'adam'", Assert.Throws<ArgumentException>(() => (Optimizer)"adamm").Message);
        Assert.Contains("pair", Assert.Throws<ShapeException>(
            () => sgd.applyGradients([new("pair", Arrays.Tensor([3], 1, 2, 3))])).Message);
        Assert.Contains("nobody", Assert.Throws<ArgumentException>(
            () => sgd.applyGradients([new("nobody", v)])).Message);
        Assert.Contains("scalar", Assert.Throws<ShapeException>(() => sgd.minimize(() => v.square())).Message);
        Assert.Contains("no trainable", Assert.Throws<InvalidOperationException>(
            () => sgd.minimize(() => Arrays.Tensor([], 1).square())).Message);
        Assert.Contains("2 slots", Assert.Throws<ArgumentException>(
            () => new AdamOptimizer().setWeights([new("iter", Arrays.Ints([], 1)), new("m", v)])).Message);
    }

    private static Tensor Step(Optimizer optimizer, Variable weights) =>
        optimizer.minimize(() => weights.sub(0.25).square().sum(), returnCost: true, [weights])!;

    private static float[][] State(Optimizer optimizer) =>
        [.. optimizer.getWeights().Select(weight => weight.tensor.dataSync())];

    private static Variable Weights() => new(Arrays.Uniform([3, 5], -1, 1, seed: 4));

    private static double[] Adadelta()
    {
        double w = 1, squares = 0, updates = 0;
        var path = new double[3];
        for (int i = 0; i < path.Length; i++)
        {
            double g = 2 * w;
            squares = (0.95 * squares) + (0.05 * g * g);
            double u = Math.Sqrt(updates + 1e-7) / Math.Sqrt(squares + 1e-7) * g;
            updates = (0.95 * updates) + (0.05 * u * u);
            path[i] = w -= u;
        }

        return path;
    }
}
