namespace Strata;

public static partial class tf
{
    /// <summary>Where models are saved to and loaded from.</summary>
    public static IOFunctions io { get; } = new();

    /// <inheritdoc cref="LayersModel.load(string, bool, string?, Func{string, Task{string}}, Action{double},
    /// HttpClient, CancellationToken)"/>
    public static Task<LayersModel> loadLayersModel(
        string path, bool strict = true, string? weightPathPrefix = null,
        Func<string, Task<string>>? weightUrlConverter = null, Action<double>? onProgress = null,
        HttpClient? httpClient = null, CancellationToken cancellationToken = default) =>
        LayersModel.load(
            path, strict, weightPathPrefix, weightUrlConverter, onProgress, httpClient, cancellationToken);

    /// <inheritdoc cref="LayersModel.load(IOHandler, bool, CancellationToken)"/>
    public static Task<LayersModel> loadLayersModel(
        IOHandler handler, bool strict = true, CancellationToken cancellationToken = default) =>
        LayersModel.load(handler, strict, cancellationToken);
}
