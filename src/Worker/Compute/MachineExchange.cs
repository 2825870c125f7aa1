using Strata.Plans;
using Strata.Worker.Domain;

namespace Strata.Worker.Compute;

/// <summary>
/// Where a step meets the machine: node sums go to the owners of their buckets, and the thread waits for the totals.
/// The machine's lock is held from the last total to <see cref="Release"/>, so that no fence falls between a step's
/// totals and its weights.
/// </summary>
internal sealed class MachineExchange(object gate, WorkerRun machine, Action tick) : IExchange
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(20);
    private Action beforeLast = () => { };
    private long attempt;
    private int levels;
    private bool held;

    /// <summary>Prepares for an attempt at a step.</summary>
    /// <param name="number">The attempt.</param>
    /// <param name="exchangeLevels">How many levels the step has.</param>
    /// <param name="ready">What must be done before this worker's part of the last level is given away: then the step
    /// may be committed.</param>
    internal void Begin(long number, int exchangeLevels, Action ready) =>
        (attempt, levels, beforeLast) = (number, exchangeLevels, ready);

    /// <inheritdoc/>
    public void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals)
    {
        if (level == levels - 1) beforeLast();
        Monitor.Enter(gate);
        bool keeps = false;
        try
        {
            Check();
            machine.Contribute(level, nodes.Span, totals.Length);
            ReadOnlyMemory<float> total;
            while (!machine.TryTakeTotal(level, out total))
            {
                Monitor.Wait(gate, Pulse);
                Check();
                tick();
            }

            total.CopyTo(totals);
            keeps = held = level == levels - 1;
        }
        finally
        {
            if (!keeps) Monitor.Exit(gate);
        }
    }

    /// <summary>Lets the machine's lock go if the last total was taken.</summary>
    internal void Release()
    {
        if (!held) return;
        held = false;
        Monitor.Exit(gate);
    }

    private void Check()
    {
        if (!machine.Holds(attempt)) throw new StepAbandonedException();
    }
}
