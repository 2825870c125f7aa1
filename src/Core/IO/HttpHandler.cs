using System.Text;

namespace Strata.IO;

/// <summary>Models at an address: read by GET, saved by a multipart POST of model.json and model.weights.bin.</summary>
internal sealed class HttpHandler(Uri address, LoadOptions? options = null, int? shardBytes = null)
    : ModelFilesHandler(options)
{
    private const string TopologyFile = "model.json";
    private const string WeightsFile = "model.weights.bin";
    private static readonly HttpClient Shared = new();

    private HttpClient Client => Options.HttpClient ?? Shared;

    private protected override string TopologyName => address.ToString();

    public override async Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default)
    {
        var weights = WeightFile.Of(modelArtifacts, WeightsFile, shardBytes);
        using var form = new MultipartFormDataContent();
        string json = ManifestJson.Of(modelArtifacts, weights.Select(w => "./" + w.Name)).ToJsonString();
        form.Add(new StringContent(json, Encoding.UTF8, "application/json"), TopologyFile, TopologyFile);
        foreach (var (name, pieces) in weights)
            form.Add(new ByteArrayContent(WeightCodec.Joined(pieces)), name, name);
        var answer = await Client.PostAsync(address, form, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode) return new(ModelArtifactsInfo.Of(modelArtifacts)) { responses = [answer] };
        using (answer)
        {
            throw new HttpRequestException(
                $"save: {address} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }
    }

    private protected override Task<Stream> OpenTopologyAsync(CancellationToken cancellationToken) =>
        Get(address, cancellationToken);

    internal override async Task<Stream> OpenWeightsAsync(string path, CancellationToken cancellationToken)
    {
        var from = Options.WeightUrlConverter is { } convert
            ? new(await convert(path).ConfigureAwait(false)) : Beside(path);
        return await Get(from, cancellationToken).ConfigureAwait(false);
    }

    // The stream ends the answer when it is disposed.
    private async Task<Stream> Get(Uri from, CancellationToken cancellationToken)
    {
        var answer = await Client.GetAsync(from, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using (answer)
        {
            throw new HttpRequestException(
                $"loadLayersModel: {from} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }
    }

    // A file names only what lies beside it or below, whatever it says; the query goes with it.
    private Uri Beside(string path)
    {
        var folder = Options.WeightPathPrefix is { } prefix
            ? new Uri(prefix.EndsWith('/') ? prefix : prefix + "/") : new(address, ".");
        return Uri.TryCreate(folder, path, out var full) && folder.IsBaseOf(full)
            ? new UriBuilder(full) { Query = address.Query }.Uri
            : throw new FormatException($"model.json: expected paths beside the model, found '{path}'.");
    }
}
