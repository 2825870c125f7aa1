using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Sessions;

/// <summary>A run over tensors that go to every worker once.</summary>
internal sealed class WholeRun(ClientLink link, RunRequest request, RunData.Whole data) : RemoteRun(link, request)
{
    private StepSchedule Schedule => data.Schedule;

    private protected override StepInfo InfoOf(long step) => Schedule[step];

    private protected override bool IsGate(in StepInfo step) => step.EndsEpoch;

    private protected override bool IsLast(in StepInfo step) => step.Step == Schedule.Steps - 1;

    private protected override (BlobReference[], RunSchedule?, long) Prepare()
    {
        BlobReference[] blobs =
        [
            .. data.Train.Select(
                (tensor, i) => Put(RunBlobs.Train(i), TensorCodec.Encode([WireTensors.Part("", tensor)]))),
            .. data.Validate.Select(
                (tensor, i) => Put(RunBlobs.Validate(i), TensorCodec.Encode([WireTensors.Part("", tensor)]))),
        ];
        return (blobs, RunSchedule.Of(Schedule, data.ShuffleSeed), -1);
    }

    private protected override Task BeginAsync(CancellationToken cancellationToken) => OpenFrom(0);

    private protected override async Task GoOnAsync(StepInfo after)
    {
        if (after.EndsEpoch || Events.WantsEachStep) await OpenFrom(after.Step + 1).ConfigureAwait(false);
    }

    private async Task OpenFrom(long step)
    {
        var first = Schedule[step];
        await Events.BeforeStep(first).ConfigureAwait(false);
        long epochEnd = Schedule.EpochEnd(step);
        long until = Events.WantsEachStep ? step : epochEnd;
        Link.Send(new OpenGate(Id, until, Events.WantsWeights && until == epochEnd));
    }
}
