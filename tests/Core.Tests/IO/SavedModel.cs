using System.Text.Json.Nodes;

namespace Strata.Core.Tests.IO;

/// <summary>Changes the model.json of a model in a folder.</summary>
internal static class SavedModel
{
    internal static JsonObject Json(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!.AsObject();

    internal static void Change(string folder, Action<JsonObject> change)
    {
        var json = Json(folder);
        change(json);
        File.WriteAllText(Path.Combine(folder, "model.json"), json.ToJsonString());
    }
}
