using System.Net;

namespace Strata.Core.Tests.IO;

/// <summary>Answers requests with the files of a folder, without a network.</summary>
internal sealed class FolderAnswers(string folder) : HttpMessageHandler
{
    /// <summary>What was asked for, and with which key.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>The text of the last POST.</summary>
    internal string Posted { get; private set; } = "";

    /// <summary>Whether files of weights never end.</summary>
    internal bool IsEndless { get; init; }

    /// <summary>Whether nothing is taken.</summary>
    internal bool Refuses { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Refuses) return new(HttpStatusCode.Forbidden);
        if (request.Content is { } content) Posted = await content.ReadAsStringAsync(cancellationToken);
        var address = request.RequestUri!;
        string key = request.Headers.TryGetValues("X-Key", out var keys) ? " " + keys.First() : "";
        Asked.Add(address.PathAndQuery + key);
        string file = Path.Combine(folder, Path.GetFileName(address.LocalPath));
        if (!File.Exists(file)) return new(HttpStatusCode.OK);
        bool isWeights = file.EndsWith(".bin", StringComparison.Ordinal);
        return new(HttpStatusCode.OK)
        {
            Content = IsEndless && isWeights ? new StreamContent(new EndlessStream())
                : new ByteArrayContent(File.ReadAllBytes(file)),
        };
    }
}
