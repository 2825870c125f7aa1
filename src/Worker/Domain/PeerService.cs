using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>Gives other workers the state or the totals that they lack.</summary>
internal sealed class PeerService(long run, TotalsStore store, LogBook logs, IWorkerPort port)
{
    /// <summary>Answers with the state as it is, and keeps totals from there on for the newcomer.</summary>
    public void Serve(StateRequest request, long applied)
    {
        store.Expect(request.Worker, applied + 1);
        port.ServeState(request.Worker, request.Generation, applied, logs.All());
    }

    /// <summary>Answers with the totals of a step, if they are held.</summary>
    public void Serve(TotalsRequest request, long applied)
    {
        StepTotals? totals = store.Find(request.Step);
        TotalsHolding holding = totals is not null ? TotalsHolding.Held
            : request.Step > applied ? TotalsHolding.NotYet
            : TotalsHolding.Gone;
        StepDescription? description = totals is null ? null : Steps.Describe(totals.Info);
        if (holding == TotalsHolding.Gone)
        {
            store.Forget(request.Worker);
        }
        else
        {
            store.Expect(request.Worker, request.Step);
        }
        port.ToPeer(request.Worker, new TotalsAnswer(run, request.Generation, request.Step, holding, description));
        for (int level = 0; totals is not null && level < totals.Levels; level++)
        {
            Send(request, totals, level);
        }
    }

    private void Send(TotalsRequest request, StepTotals totals, int level)
    {
        for (int bucket = 0; bucket < totals.LayoutOf(level).Count; bucket++)
        {
            var header = new FrameHeader
            {
                Kind = FrameKind.Total,
                Run = run,
                Generation = request.Generation,
                Step = request.Step,
                Level = (ushort)level,
                Bucket = (ushort)bucket,
            };
            port.ToPeer(request.Worker, header, totals.Bucket(level, bucket));
        }
    }
}
