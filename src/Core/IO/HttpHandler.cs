using System.Text;
using Strata.Serialization;

namespace Strata.IO;

/// <summary>Models at an address: read by GET, saved by a multipart POST of model.json and model.weights.bin.</summary>
internal sealed class HttpHandler(Uri address) : IOHandler
{
    private const string WeightsFile = "model.weights.bin";
    private static readonly HttpClient Client = new();

    public override async Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default)
    {
        using var form = new MultipartFormDataContent();
        string json = ManifestJson.Of(modelArtifacts, "./" + WeightsFile).ToJsonString();
        form.Add(new StringContent(json, Encoding.UTF8, "application/json"), "model.json", "model.json");
        byte[] weights = [.. modelArtifacts.weightData.SelectMany(piece => piece.ToArray())];
        form.Add(new ByteArrayContent(weights), WeightsFile, WeightsFile);
        using var answer = await Client.PostAsync(address, form, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? new(ModelArtifactsInfo.Of(modelArtifacts))
            : throw new HttpRequestException(
                $"save: {address} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }

    public override async Task<ModelArtifacts> load(CancellationToken cancellationToken = default)
    {
        byte[] text = await Get(address, cancellationToken).ConfigureAwait(false);
        var json = JsonText.Object(Encoding.UTF8.GetString(text), address.ToString());
        var data = new List<ReadOnlyMemory<byte>>();
        foreach (string path in ManifestJson.Paths(json))
            data.Add(await Get(Beside(path), cancellationToken).ConfigureAwait(false));
        return ManifestJson.Read(json, data);
    }

    private static async Task<byte[]> Get(Uri from, CancellationToken cancellationToken)
    {
        using var answer = await Client.GetAsync(from, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
            : throw new HttpRequestException(
                $"loadLayersModel: {from} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }

    // A file names only what lies beside it or below, whatever it says; the query goes with it.
    private Uri Beside(string path)
    {
        var folder = new Uri(address, ".");
        var full = new Uri(folder, path);
        if (!folder.IsBaseOf(full))
            throw new FormatException($"model.json: expected paths beside the model, found '{path}'.");
        return new UriBuilder(full) { Query = address.Query }.Uri;
    }
}
