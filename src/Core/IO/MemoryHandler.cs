namespace Strata.IO;

/// <summary>A model that is in memory.</summary>
internal sealed class MemoryHandler(ModelArtifacts artifacts) : IOHandler
{
    public override Task<ModelArtifacts> load(CancellationToken cancellationToken = default) =>
        Task.FromResult(artifacts);
}
