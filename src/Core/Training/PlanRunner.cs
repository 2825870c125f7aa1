using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Plans;

namespace Strata.Training;

/// <summary>
/// Runs the steps of a program by its plans: a local fit's, with all rows, and a worker's, with its share.
/// </summary>
public sealed class PlanRunner : IStepRunner
{
    private readonly Backend backend;
    private readonly IReadOnlyList<BufferView> variables;
    private readonly PlanExecutor?[] executors = new PlanExecutor?[2];
    private readonly double[] logs;
    private readonly ulong seed;

    /// <summary>A runner on a backend.</summary>
    /// <param name="program">What the steps compute.</param>
    /// <param name="backend">Where they run.</param>
    /// <param name="variables">Where the program's variables lie, in its order.</param>
    /// <param name="seed">The key of the run's random draws.</param>
    public PlanRunner(RunProgram program, Backend backend, IReadOnlyList<BufferView> variables, ulong seed)
    {
        Program = program;
        this.backend = backend;
        this.variables = variables;
        this.seed = seed;
        logs = new double[program.LogNames.Length];
    }

    /// <summary>What the steps compute.</summary>
    public RunProgram Program { get; }

    /// <summary>What ends with the first step.</summary>
    internal Rehearsal? Rehearsal { get; init; }

    /// <inheritdoc/>
    public ReadOnlyMemory<double> Logs => logs;

    /// <inheritdoc/>
    public void Run(in StepInfo step, IStepFeed feed)
    {
        Compute(step, new(0, step.Rows), feed, null);
        Apply(step);
    }

    /// <summary>Runs a step on some of its rows up to where nothing is left but to apply it.</summary>
    /// <param name="step">The step that the feed last gave.</param>
    /// <param name="rows">The rows that are computed here; they begin and end where leaves do.</param>
    /// <param name="feed">Where the rows come from.</param>
    /// <param name="exchange">Where workers meet; null if all rows are here.</param>
    public void Compute(in StepInfo step, LeafRange rows, IStepFeed feed, IExchange? exchange)
    {
        var executor = ExecutorFor(step.Kind, Math.Max(1, rows.Count));
        if (!rows.IsEmpty) feed.Load(executor, rows);
        executor.Compute(new(step.Step, step.Rows, rows.First, rows.Count), seed, exchange);
        Span<float> value = stackalloc float[1];
        for (int i = 0; i < logs.Length; i++)
        {
            executor.ReadOutput(i, MemoryMarshal.AsBytes(value));
            logs[i] = value[0];
        }

        Rehearsal?.End();
    }

    /// <summary>Writes what the last step computed for the variables.</summary>
    public void Apply(in StepInfo step) => executors[(int)step.Kind]!.Apply();

    /// <summary>The plan of the kind of step, ready; its row outputs are those of the last step.</summary>
    public PlanExecutor ExecutorFor(StepKind kind, int rows)
    {
        ref var executor = ref executors[(int)kind];
        if (executor is not null && executor.MaxRows >= rows) return executor;
        executor?.Dispose();
        executor = backend.Prepare(Program.PlanOf(kind), rows);
        executor.Bind([.. Program.VariablesOf(kind).Select(v => variables[v])]);
        return executor;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var executor in executors) executor?.Dispose();
    }
}
