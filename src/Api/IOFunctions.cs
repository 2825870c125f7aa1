using Strata.IO;

namespace Strata;

/// <summary>Where models are saved to and loaded from: <c>tf.io</c>.</summary>
public sealed partial class IOFunctions
{
    internal IOFunctions()
    {
    }

    /// <summary>
    /// A model that is in memory, for <see cref="tf.loadLayersModel(IOHandler, bool, CancellationToken)"/>.
    /// </summary>
    public IOHandler fromMemory(ModelArtifacts modelArtifacts) => new MemoryHandler(modelArtifacts);

    /// <summary>Hands what is saved to a function.</summary>
    /// <param name="saveHandler">Takes the model, in place of a file.</param>
    public IOHandler withSaveHandler(Func<ModelArtifacts, Task<SaveResult>> saveHandler) =>
        new SaveFunctionHandler(saveHandler);

    /// <summary>A folder with model.json and its weights.</summary>
    /// <param name="path">The folder; for loading also that of model.json itself.</param>
    /// <param name="weightShardSizeBytes">If given, weights are saved in files of this many bytes.</param>
    /// <param name="weightPathPrefix">The folder of the weight files, if not that of model.json.</param>
    /// <param name="weightUrlConverter">From a path in the manifest to that of its file.</param>
    /// <param name="onProgress">Is told the fraction of the weight files that have been read.</param>
    public IOHandler fileSystem(
        string path, int? weightShardSizeBytes = null, string? weightPathPrefix = null,
        Func<string, Task<string>>? weightUrlConverter = null, Action<double>? onProgress = null) =>
        new FileSystemHandler(
            path, Options(weightPathPrefix, weightUrlConverter, onProgress, null), weightShardSizeBytes);

    /// <summary>An address: read by GET, saved by a multipart POST.</summary>
    /// <param name="path">That of model.json, or one that takes the POST.</param>
    /// <param name="weightPathPrefix">The address of the weight files, if not beside model.json.</param>
    /// <param name="weightUrlConverter">From a path in the manifest to the address of its file.</param>
    /// <param name="onProgress">Is told the fraction of the weight files that have been read.</param>
    /// <param name="httpClient">What sends the requests, with headers of one's own, say.</param>
    /// <exception cref="ArgumentException">The path is no http:// or https:// address.</exception>
    public IOHandler http(
        string path, string? weightPathPrefix = null, Func<string, Task<string>>? weightUrlConverter = null,
        Action<double>? onProgress = null, HttpClient? httpClient = null) =>
        IORouter.IsHttp(path)
            ? new HttpHandler(new(path), Options(weightPathPrefix, weightUrlConverter, onProgress, httpClient))
            : throw new ArgumentException($"path: expected an http:// or https:// address, received '{path}'.");

    /// <inheritdoc cref="http"/>
    public IOHandler browserHTTPRequest(
        string path, string? weightPathPrefix = null, Func<string, Task<string>>? weightUrlConverter = null,
        Action<double>? onProgress = null, HttpClient? httpClient = null) =>
        http(path, weightPathPrefix, weightUrlConverter, onProgress, httpClient);

    /// <summary>Whether an address is one of http:// or https://.</summary>
    public bool isHTTPScheme(string url) => IORouter.IsHttp(url);

    /// <summary>
    /// Lets <see cref="LayersModel.save(string, bool, bool, int?, IReadOnlyDictionary{string, string[]},
    /// CancellationToken)"/> take further addresses.
    /// </summary>
    /// <param name="saveRouter">From an address to what saves there, or null if it is not its own.</param>
    public void registerSaveRouter(Func<string, IOHandler?> saveRouter) => IORouter.AddForSaving(saveRouter);

    /// <summary>Lets <c>tf.loadLayersModel</c> take further addresses.</summary>
    /// <param name="loadRouter">From an address to what loads from there, or null if it is not its own.</param>
    public void registerLoadRouter(Func<string, IOHandler?> loadRouter) => IORouter.AddForLoading(loadRouter);

    /// <summary>All handlers that would save at an address; saving wants exactly one.</summary>
    public IOHandler[] getSaveHandlers(string url) => IORouter.ToSave(url);

    /// <summary>All handlers that would load from an address; loading wants exactly one.</summary>
    public IOHandler[] getLoadHandlers(string url) => IORouter.ToLoad(url);

    /// <summary>The models in a folder and the folders below it, by their addresses.</summary>
    /// <param name="path">The folder; by default the current one.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public Dictionary<string, ModelArtifactsInfo> listModels(string path = ".") => ModelStore.List(path);

    /// <summary>Copies a model from one address to another, without making it.</summary>
    /// <exception cref="ArgumentException">The addresses are the same, or nothing takes one of them.</exception>
    public Task<ModelArtifactsInfo> copyModel(
        string sourceURL, string destURL, CancellationToken cancellationToken = default) =>
        ModelStore.CopyAsync(sourceURL, destURL, cancellationToken);

    /// <summary>Copies a model to another address and removes it from its folder.</summary>
    /// <exception cref="ArgumentException">The addresses are the same, nothing takes one of them, or the source is not
    /// one of files.</exception>
    public async Task<ModelArtifactsInfo> moveModel(
        string sourceURL, string destURL, CancellationToken cancellationToken = default)
    {
        _ = ModelStore.PathOf(sourceURL);
        var info = await copyModel(sourceURL, destURL, cancellationToken).ConfigureAwait(false);
        ModelStore.Remove(sourceURL);
        return info;
    }

    /// <summary>Removes the files of a model, and its folder if nothing else is in it.</summary>
    /// <exception cref="ArgumentException">The address is not one of files.</exception>
    /// <exception cref="FileNotFoundException">There is no model.</exception>
    public ModelArtifactsInfo removeModel(string url) => ModelStore.Remove(url);

    private static LoadOptions Options(
        string? weightPathPrefix, Func<string, Task<string>>? weightUrlConverter, Action<double>? onProgress,
        HttpClient? httpClient) => new()
    {
        WeightPathPrefix = weightPathPrefix,
        WeightUrlConverter = weightUrlConverter,
        OnProgress = onProgress,
        HttpClient = httpClient,
    };
}
