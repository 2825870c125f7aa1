namespace Strata.Training;

/// <summary>Runs steps whose code cannot be traced, op by op.</summary>
internal sealed class EagerRunner(IModelStep step) : IStepRunner
{
    private readonly double[] logs = new double[step.LogNames.Length];

    public ReadOnlyMemory<double> Logs => logs;

    public void Run(in StepInfo info, IStepFeed feed)
    {
        var kind = info.Kind;
        Engine.Tidy(
            () =>
            {
                var batch = feed.Tensors();
                var results = kind == StepKind.Train ? step.Train(batch, []) : step.Validate(batch);
                for (int i = 0; i < logs.Length; i++) logs[i] = results[i].item();
                return 0;
            },
            _ => []);
    }

    public void Dispose()
    {
    }
}
