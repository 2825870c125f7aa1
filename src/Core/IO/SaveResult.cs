namespace Strata;

/// <summary>What saving a model gave.</summary>
/// <param name="modelArtifactsInfo">How large it is.</param>
public sealed record SaveResult(ModelArtifactsInfo modelArtifactsInfo)
{
    /// <summary>What the server answered, if the model was sent to one.</summary>
    public IReadOnlyList<HttpResponseMessage> responses { get; init; } = [];
}
