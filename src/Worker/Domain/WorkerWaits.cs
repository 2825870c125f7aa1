using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>Says at any time what a worker waits for and from whom.</summary>
internal sealed class WorkerWaits(CatchUp catchUp, StepExchange exchange, StepSource steps)
{
    private const string Coordinator = "the coordinator";
    private const string Client = "the client";

    /// <summary>What is waited for; nothing when the worker computes.</summary>
    /// <param name="phase">What the worker is at.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="next">The next step to run.</param>
    /// <param name="untilStep">The gate.</param>
    public List<Wait> Of(WorkerPhase phase, int generation, long next, long untilStep)
    {
        var waits = new List<Wait>();
        if (catchUp.Source is { } source)
        {
            waits.Add(new(catchUp.IsLoading ? "the state" : "totals or the state", [source], next, -1, -1));
        }
        else if (phase is WorkerPhase.Seeding or WorkerPhase.Seeded or WorkerPhase.Fenced)
        {
            waits.Add(new("a view", [Coordinator], next, -1, -1));
        }
        else if (exchange.Current is not null)
        {
            exchange.Waits(waits);
        }
        else if (steps.IsPastEnd(next))
        {
            waits.Add(new("the end of the run", [Coordinator], next, -1, -1));
        }
        else if (next > untilStep)
        {
            waits.Add(new("the gate", [Client], next, -1, -1));
        }
        else if (!steps.TryGet(generation, next, out _))
        {
            waits.Add(new("rows", [Coordinator], next, -1, -1));
        }
        return waits;
    }
}
