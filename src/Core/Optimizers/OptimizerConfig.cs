using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Optimizers;

/// <summary>Reads the options of an optimizer as they are saved: numbers of any type, or JSON.</summary>
internal readonly struct OptimizerConfig(IReadOnlyDictionary<string, object?>? values)
{
    internal LearningRate Rate(double missing) => Find("learningRate") switch
    {
        LearningRateSchedule schedule => schedule,
        JsonObject described => ClassRegistry.Create<LearningRateSchedule>(described),
        JsonElement { ValueKind: JsonValueKind.Object } described =>
            ClassRegistry.Create<LearningRateSchedule>(JsonObject.Create(described)!),
        _ => Number("learningRate", missing),
    };

    internal double Number(string name, double missing) => Number(name) ?? missing;

    internal double? Number(string name) => Find(name) switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        IConvertible number and not string and not bool => number.ToDouble(CultureInfo.InvariantCulture),
        var other => throw new ArgumentException($"{name}: expected a number, received '{other}'."),
    };

    internal bool Flag(string name) => Find(name) switch
    {
        null => false,
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False or JsonValueKind.Null } => false,
        var other => throw new ArgumentException($"{name}: expected true or false, received '{other}'."),
    };

    private object? Find(string name) =>
        values is not null && values.TryGetValue(name, out object? value) ? value : null;
}
