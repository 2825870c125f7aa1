namespace Strata;

/// <summary>What saving a model gave.</summary>
/// <param name="modelArtifactsInfo">How large it is.</param>
public sealed record SaveResult(ModelArtifactsInfo modelArtifactsInfo);
