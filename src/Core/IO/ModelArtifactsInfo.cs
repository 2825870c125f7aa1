namespace Strata;

/// <summary>How large a saved model is.</summary>
/// <param name="dateSaved">When it was saved.</param>
/// <param name="modelTopologyType">"JSON".</param>
/// <param name="modelTopologyBytes">Bytes of the topology.</param>
/// <param name="weightSpecsBytes">Bytes of the weights' descriptions.</param>
/// <param name="weightDataBytes">Bytes of the weights.</param>
public sealed record ModelArtifactsInfo(
    DateTimeOffset dateSaved, string modelTopologyType, long modelTopologyBytes, long weightSpecsBytes,
    long weightDataBytes)
{
    internal static ModelArtifactsInfo Of(ModelArtifacts artifacts) => new(
        TimeProvider.System.GetUtcNow(), "JSON", Utf8(artifacts.modelTopology.ToJsonString()),
        Utf8(IO.ManifestJson.Specs(artifacts.weightSpecs).ToJsonString()), artifacts.WeightBytes);

    private static long Utf8(string text) => System.Text.Encoding.UTF8.GetByteCount(text);
}
