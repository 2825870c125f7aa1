using System.Text.Json.Nodes;

namespace Strata.Fuzz.Mutations;

/// <summary>Places in JSON: finding and replacing them.</summary>
internal static class JsonTree
{
    /// <summary>All values below a node.</summary>
    internal static List<JsonNode> Below(JsonNode root)
    {
        var found = new List<JsonNode>();
        Walk(root, found);
        return found;
    }

    /// <summary>One of the values below a node for which something holds, or null.</summary>
    internal static JsonNode? Pick(JsonNode root, Random random, Func<JsonNode, bool> holds)
    {
        var found = Below(root).FindAll(node => holds(node));
        return found.Count == 0 ? null : found[random.Next(found.Count)];
    }

    internal static bool IsText(JsonNode node) => node.GetValueKind() == System.Text.Json.JsonValueKind.String;

    internal static bool IsNumber(JsonNode node) => node.GetValueKind() == System.Text.Json.JsonValueKind.Number;

    private static void Walk(JsonNode node, List<JsonNode> found)
    {
        var children = node switch
        {
            JsonObject map => map.Select(pair => pair.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            found.Add(child);
            Walk(child, found);
        }
    }
}
