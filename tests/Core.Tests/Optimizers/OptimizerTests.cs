using Strata.Optimizers.Schedules;
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
        ["nadam"] = (() => new NadamOptimizer(0.1), [0.89372122, 0.82024504, 0.75467428]),
        ["decaying"] = (() => new AdamOptimizer(0.1) { weightDecay = 0.5 }, [0.85000000, 0.70824845, 0.57497394]),
        ["scheduled"] = (() => new SGDOptimizer(new ExponentialDecay(0.1, 2, 0.5)), [0.8, 0.68686292, 0.61817662]),
        ["clipped by value"] = (() => new SGDOptimizer(0.3) { clipValue = 1 }, [0.7, 0.4, 0.16]),
        ["clipped by norm"] = (() => new SGDOptimizer(0.3) { clipNorm = 1 }, [0.7, 0.4, 0.16]),
        ["clipped together"] = (() => new SGDOptimizer(0.3) { globalClipNorm = 1 }, [0.7, 0.4, 0.16]),
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
            Assert.Equal(expected, v.item(), 3e-6);
        }

        Assert.Equal(3, optimizer.iterations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_kept_of_a_gradient_that_ceased_ends_at_zero_and_not_among_denormals(string name)
    {
        Variable weights = Weights(), tiny = new(Arrays.Tensor([], 1e-22f));
        var optimizer = Cases[name].Make();
        optimizer.minimize(() => weights.mul(tiny).sum());
        tiny.assign(tiny.zerosLike());

        for (int step = 0; step < 1000; step++) optimizer.minimize(() => weights.mul(tiny).sum());

        Assert.DoesNotContain(State(optimizer).SelectMany(values => values), float.IsSubnormal);
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
            if (step == 2 && name != "scheduled") first.learningRate = second.learningRate = 0.03;
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
    public void Norms_are_those_of_each_gradient_or_of_all_together()
    {
        var (alone, together) = (Clipped(new(1) { clipNorm = 1 }), Clipped(new(1) { globalClipNorm = 1 }));

        Assert.Equal([-0.6f, -0.8f, -0.5f], alone, Close);
        Assert.Equal([-3 / 5.02494f, -4 / 5.02494f, -0.5f / 5.02494f], together, Close);
        Assert.Contains("clipnorm", Assert.Throws<ArgumentException>(
            () => new SGDOptimizer(1) { clipNorm = 1, clipValue = 1 }).Message);
        Assert.Throws<ArgumentException>(() => new SGDOptimizer(1) { clipNorm = 0 });
        Assert.Throws<ArgumentException>(() => new SGDOptimizer(1) { weightDecay = -1 });

        static bool Close(float expected, float actual) => MathF.Abs(expected - actual) < 1e-6f;
    }

    private static float[] Clipped(SGDOptimizer sgd)
    {
        Variable a = new(Arrays.Tensor([2], 0, 0), name: "a"), b = new(Arrays.Tensor([], 0), name: "b");
        sgd.applyGradients([new("a", Arrays.Tensor([2], 3, 4)), new("b", Arrays.Tensor([], 0.5f))]);
        return [.. a.dataSync(), .. b.dataSync()];
    }

    [Fact]
    public void Weights_that_are_left_out_do_not_decay()
    {
        Variable kernel = new(Arrays.Tensor([], 1), name: "d/kernel"), bias = new(Arrays.Tensor([], 1), name: "d/bias");
        var sgd = new SGDOptimizer(0.5) { weightDecay = 0.5 };
        sgd.excludeFromWeightDecay("bias");

        sgd.applyGradients([new("d/kernel", Arrays.Tensor([], 0)), new("d/bias", Arrays.Tensor([], 0))]);

        Assert.Equal((0.75f, 1f), (kernel.item(), bias.item()));
    }

    [Fact]
    public void An_optimizer_of_ones_own_is_made_by_its_registered_name()
    {
        Strata.Serialization.ClassRegistry.Register(typeof(SignOptimizer), "sign");
        var v = new Variable(Arrays.Tensor([], 1));

        Optimizer made = "sign";
        made.minimize(() => v.square());
        var read = Optimizer.fromConfig("sign", new Dictionary<string, object?> { ["scale"] = 3, ["clipnorm"] = 2 });

        Assert.Equal(0.99, v.item(), 1e-6);
        Assert.Equal((3.0, 2.0), (((SignOptimizer)read).scale, read.clipNorm));
        Assert.Equal("sign", read.getClassName());
    }

    private sealed class SignOptimizer(double learningRate = 0.01, double scale = 1) : Optimizer(learningRate)
    {
        public double scale { get; } = scale;

        protected override void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots) =>
            variable.assign(variable.sub(gradient.sign().mul(rateTensor).mul(scale)));
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
        Assert.Equal(0.004, ((Optimizer)"adamW").weightDecay);
        Assert.IsType<NadamOptimizer>((Optimizer)"Nadam");
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
