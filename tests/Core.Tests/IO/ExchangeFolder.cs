using System.Text.Json.Nodes;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.IO;

/// <summary>A folder in which a model and tensors go to and fro between here and TensorFlow.js.</summary>
internal sealed class ExchangeFolder(string folder)
{
    internal string Path => folder;

    internal JsonNode? Json(string name) => JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(folder, name)));

    internal Tensor[] Read(string name) =>
    [
        .. Json(name)!.AsArray().Select(t => Arrays.Tensor(
            [.. t!["shape"]!.AsArray().Select(n => n!.GetValue<int>())],
            [.. t["values"]!.AsArray().Select(v => v!.GetValue<float>())])),
    ];

    internal void Write(string name, Tensor[] tensors) => File.WriteAllText(
        System.IO.Path.Combine(folder, name),
        new JsonArray([.. tensors.Select(t => (JsonNode?)new JsonObject
        {
            ["shape"] = new JsonArray([.. t.shape.Select(n => (JsonNode?)n)]),
            ["values"] = new JsonArray([.. t.dataSync().Select(v => (JsonNode?)v)]),
        })]).ToJsonString());

    internal static void Compare(Tensor[] expected, Tensor[] found, float tolerance = 1e-5f)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].shape, found[i].shape);
            float[] a = expected[i].dataSync(), b = found[i].dataSync();
            for (int j = 0; j < a.Length; j++) Assert.Equal(a[j], b[j], tolerance);
        }
    }
}
