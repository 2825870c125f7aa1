using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Serialization;

/// <summary>Reads the JSON of files.</summary>
internal static class JsonText
{
    private const int MaxDepth = 256;

    /// <summary>The object that a text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <exception cref="FormatException">It is no JSON, or no object.</exception>
    internal static JsonObject Object(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text, null, new() { MaxDepth = MaxDepth }) as JsonObject
                ?? throw new FormatException($"{what}: expected a JSON object.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{what}: expected JSON: {e.Message}", e);
        }
    }
}
