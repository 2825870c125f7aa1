namespace Strata.IO;

/// <summary>Hands a saved model to a function.</summary>
internal sealed class SaveFunctionHandler(Func<ModelArtifacts, Task<SaveResult>> function) : IOHandler
{
    public override Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default) =>
        function(modelArtifacts);
}
