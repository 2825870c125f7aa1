using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Serialization;

/// <summary>Reads the JSON of files.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    /// <summary>The object that a text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <exception cref="FormatException">It is no JSON, or no object, too deep, or has a key twice.</exception>
    internal static JsonObject Object(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text, null, Options) as JsonObject
                ?? throw new FormatException($"{what}: expected a JSON object.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{what}: expected JSON: {e.Message}", e);
        }
    }
}
