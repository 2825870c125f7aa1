using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;
using Strata.Training;
using Strata.Wire.Messages;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Worker.Compute;

/// <summary>
/// What a run's steps work on: the program, its variables on this device, the epoch's sums, and the rows.
/// </summary>
internal sealed class RunWorkspace : IDisposable
{
    private readonly Buffer[] buffers;
    private readonly BufferView[] variables;
    private readonly EpochMeter meter;
    private readonly PlanRunner runner;

    /// <summary>Takes memory for a run.</summary>
    internal RunWorkspace(RunProgram program, Backend backend, IRunFeed feed, ulong seed)
    {
        Program = program;
        Feed = feed;
        buffers = [.. program.Variables.Select(spec => backend.Allocate(spec.Bytes(1)))];
        variables = [.. program.Variables.Select((spec, i) => new BufferView(buffers[i], 0, spec.Dims, spec.DType))];
        meter = new(program.LogNames.Length);
        runner = new(program, backend, variables, seed);
    }

    /// <summary>What the steps compute.</summary>
    internal RunProgram Program { get; }

    /// <summary>Where the rows are.</summary>
    internal IRunFeed Feed { get; }

    /// <summary>Runs a step on this worker's leaves; returns when only applying is left.</summary>
    internal void Compute(in StepInfo step, LeafRange leaves, IExchange exchange) =>
        runner.Compute(step, LeafTree.RowsOf(leaves, step.Rows), Feed, exchange);

    /// <summary>Applies the step that was computed, and gives its logs.</summary>
    internal StepLog Apply(in StepInfo step)
    {
        runner.Apply(step);
        meter.Add(step, runner.Logs.Span);
        Feed.Applied(step.Step);
        PhaseLogs? phase = step.EndsPhase ? new(step.Epoch, step.Kind == StepKind.Train, meter.Means()) : null;
        return new(step.Step, runner.Logs.ToArray(), phase);
    }

    /// <summary>The state between two steps.</summary>
    internal byte[] Save()
    {
        byte[] state = new byte[RunState.Length(Program)];
        RunState.Save(variables, meter, state);
        return state;
    }

    /// <summary>Puts a state in place.</summary>
    /// <exception cref="FormatException">It is not a state of this run.</exception>
    internal void Load(ReadOnlySpan<byte> state) => RunState.Load(variables, meter, state);

    /// <summary>
    /// For each leaf of the step that is computed its rows of the outputs that have a row per sample, one output behind
    /// the other; nothing if the step has no such output.
    /// </summary>
    internal IEnumerable<(int Leaf, byte[] Bytes)> RowOutputs(StepInfo step, LeafRange leaves)
    {
        int logs = Program.LogNames.Length, count = Program.PlanOf(step.Kind).Outputs.Count - logs;
        if (count == 0 || leaves.IsEmpty) yield break;
        var executor = runner.ExecutorFor(step.Kind, 1);
        int rows = LeafTree.RowsOf(leaves, step.Rows).Count;
        byte[][] outputs = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            var spec = executor.Plan.Nodes[executor.Plan.Outputs[logs + i]].Spec;
            outputs[i] = new byte[spec.Bytes(rows)];
            executor.ReadOutput(logs + i, outputs[i]);
        }

        int first = LeafTree.RowsOf(leaves, step.Rows).First;
        for (int leaf = leaves.First; leaf < leaves.End; leaf++)
        {
            var own = LeafTree.RowsOf(new(leaf, leaf + 1), step.Rows);
            yield return (leaf, [.. outputs.SelectMany(all =>
            {
                int perRow = all.Length / rows;
                return all.AsMemory((own.First - first) * perRow, own.Count * perRow).ToArray();
            })]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        runner.Dispose();
        foreach (var buffer in buffers) buffer.Dispose();
    }
}
