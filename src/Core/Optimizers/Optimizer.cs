using Strata.Autodiff;
using Strata.Ops.Creation;
using Strata.Ops.Elementwise;
using Strata.Optimizers;
using Strata.Tensors;

namespace Strata;

/// <summary>
/// Changes variables so that a value gets smaller. The rule of an optimizer is written once, with tensor ops and
/// <see cref="Variable.assign"/>: it runs at once, or is traced into the plan of a training step.
/// </summary>
public abstract partial class Optimizer : IDisposable
{
    private readonly LearningRateSchedule? schedule;
    private readonly Hyperparameter rate;
    private readonly SlotTable table;
    private Variable? iteration;
    private Tensor? scheduled;

    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The length of a step.</param>
    /// <param name="slots">What it keeps beside each weight.</param>
    protected Optimizer(LearningRate learningRate, params IReadOnlyList<OptimizerSlot> slots)
    {
        schedule = learningRate.Schedule;
        rate = new("learningRate", learningRate.Value);
        table = new(slots);
    }

    /// <summary>
    /// The length of the next step; a change holds from it on. That of a schedule follows from the steps made.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is set while it follows a schedule, or while a cluster runs
    /// steps, which would not hear of it.</exception>
    public double learningRate
    {
        get => schedule is null ? rate.Value : Engine.Tidy(() => (double)RateAt(Iteration).item(), _ => []);
        set
        {
            if (schedule is not null)
            {
                throw new InvalidOperationException(
                    $"learningRate: follows the schedule {schedule.getClassName()}; give a number to set it.");
            }

            if (value == rate.Value) return;
            if (IsElsewhere)
            {
                throw new InvalidOperationException(
                    $"learningRate: cannot be set to {value} while a cluster runs the steps; a schedule, like " +
                    "tf.train.exponentialDecay, changes it there.");
            }

            rate.Value = value;
        }
    }

    /// <summary>How many steps were made.</summary>
    public int iterations => iteration is null ? 0 : iteration.item<int>();

    /// <summary>Whether its steps are being run by others, who have copies of its state.</summary>
    internal bool IsElsewhere { get; set; }

    /// <summary>Whether it was made from a string, so that the model that did disposes it.</summary>
    internal bool IsFromName { get; private set; }

    /// <summary>The learning rate as a scalar, for rules.</summary>
    protected Tensor rateTensor => scheduled ?? rate.Variable;

    /// <summary>The number of steps made before this one as an int32 scalar, for rules.</summary>
    protected Tensor iterationTensor => Iteration;

    private Variable Iteration => iteration ??= new(Int(0), false, "iter");

    /// <summary>One step: computes f, its gradients, and applies them.</summary>
    /// <param name="f">Gives a scalar.</param>
    /// <param name="returnCost">Whether f's value is wanted.</param>
    /// <param name="varList">What to change; by default the trainable variables that f reads.</param>
    /// <returns>The value of f before the step, or null if it is not wanted.</returns>
    /// <exception cref="ShapeException">f does not give a scalar.</exception>
    /// <exception cref="InvalidOperationException">f depends on none of the variables.</exception>
    public Tensor? minimize(Func<Tensor> f, bool returnCost = false, IReadOnlyList<Variable>? varList = null) =>
        Engine.Tidy(
            () =>
            {
                var (value, found) = Gradients.OfVariables(f, varList);
                Apply(found);
                return returnCost ? value : null;
            },
            kept => kept is null ? [] : [kept]);

    /// <summary>Computes f and its gradients, and changes nothing.</summary>
    /// <param name="f">Gives a scalar.</param>
    /// <param name="varList">With respect to what; by default the trainable variables that f reads.</param>
    /// <exception cref="ShapeException">f does not give a scalar.</exception>
    /// <exception cref="InvalidOperationException">f depends on none of the variables.</exception>
    public VariableGradients computeGradients(Func<Tensor> f, IReadOnlyList<Variable>? varList = null)
    {
        var (value, found) = Gradients.OfVariables(f, varList);
        return new(value, found);
    }

    /// <summary>One step with gradients by the variables' names.</summary>
    /// <exception cref="ArgumentException">No variable has a name.</exception>
    public void applyGradients(IReadOnlyDictionary<string, Tensor> variableGradients) =>
        applyGradients(variableGradients.Select(pair => new NamedTensor(pair.Key, pair.Value)));

    /// <summary>One step with gradients by the variables' names.</summary>
    /// <exception cref="ArgumentException">No variable has a name.</exception>
    public void applyGradients(IEnumerable<NamedTensor> variableGradients) => Engine.Tidy<object?>(
        () =>
        {
            Apply([.. variableGradients.Select(named => (VariableRegistry.Find(named.name), named.tensor))]);
            return null;
        },
        _ => []);

    /// <summary>One step of the rule. Under a trace it is appended to the graph.</summary>
    internal void Apply(IReadOnlyList<(Variable Variable, Tensor Gradient)> gradients)
    {
        foreach (var (variable, gradient) in gradients)
        {
            if (gradient.Dims == variable.Dims) continue;
            throw new ShapeException(
                $"gradient of '{variable.name}': expected shape {variable.Dims}, received {gradient.Dims}.");
        }

        scheduled = schedule is null ? null : RateAt(Iteration);
        gradients = clipping?.Apply(gradients) ?? gradients;
        DecayWeights(gradients.Select(pair => pair.Variable));
        beginStep();
        foreach (var (variable, gradient) in gradients) update(variable, gradient, table.Of(variable));
        endStep();
        Iteration.assign(Iteration.add(Int(1)));
        scheduled = null;
    }

    /// <summary>Computes what is the same for all variables, before the first of them is updated.</summary>
    protected virtual void beginStep()
    {
    }

    /// <summary>Changes one variable, and its slots, by its gradient.</summary>
    protected abstract void update(Variable variable, Tensor gradient, IReadOnlyList<Variable> slots);

    /// <summary>Changes what belongs to all variables, after each of them was updated.</summary>
    protected virtual void endStep()
    {
    }

    /// <summary>
    /// What an average is to be whose gradients have ceased: 0 as soon as it is less than 2⁻¹²⁶, the smallest normal
    /// number. Else it would stay a denormal one for ever, with which a processor takes many times as long.
    /// </summary>
    /// <param name="average">The next value of a slot of which a part stays in each step.</param>
    protected static Tensor flushDenormals(Tensor average) => Tensor.Apply(new FlushDenormals(), average);

    private Tensor RateAt(Tensor step)
    {
        var value = schedule!.call(step.toFloat());
        return value.rank == 0 ? value : throw new ShapeException(
            $"learningRate: expected a scalar of {schedule.getClassName()}, received shape {value.Dims}.");
    }

    private static Tensor Int(int value) => Tensor.Apply(new Fill([], DType.int32, value));
}
