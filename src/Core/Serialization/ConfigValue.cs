using System.Text.Json.Nodes;
using Strata.Layers;

namespace Strata.Serialization;

/// <summary>Between the values of options and JSON, in TensorFlow.js's own spelling.</summary>
internal static class ConfigValue
{
    internal static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool b => JsonValue.Create(b),
        int i => JsonValue.Create(i),
        long i => JsonValue.Create(i),
        double d => JsonValue.Create(d),
        float f => JsonValue.Create((double)f),
        string s => JsonValue.Create(s),
        IWord word => JsonValue.Create(word.Value),
        DType dtype => JsonValue.Create(dtype.ToString()),
        ActivationFunction f => JsonValue.Create(f.getClassName()),
        Layer layer => Described(layer.getClassName(), layer.getConfig()),
        IConfigurable item => Described(item.getClassName(), item.getConfig()),
        IntTuple { IsNumber: true } number => JsonValue.Create(number[0]),
        SizeFactor factor => factor.ToJson(),
        Shape { IsNumber: true } length => length[0] is { } n ? JsonValue.Create(n) : null,
        Shape shape => new JsonArray([.. shape.Select(n => n is null ? null : (JsonNode)JsonValue.Create(n.Value))]),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToJson)]),
        _ => throw new ArgumentException($"config: a value of type {value.GetType().Name} cannot be written to JSON."),
    };

    internal static object? Parse(JsonNode? node, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (node is null) return null;
        if (target == typeof(bool)) return node.GetValue<bool>();
        if (target == typeof(int)) return Int(node);
        if (target == typeof(double)) return Double(node);
        if (target == typeof(string)) return node.GetValue<string>();
        if (target == typeof(DType)) return (DType)DTypeName(node);
        if (target == typeof(Shape))
            return node is JsonArray axes ? Shape.Create([.. axes.Select(NullableInt)]) : (Shape)Int(node);
        if (target == typeof(IntTuple))
            return node is JsonArray list ? IntTuple.Create([.. list.Select(n => Int(n!))]) : (IntTuple)Int(node);
        if (target == typeof(SizeFactor)) return SizeFactor.Create([.. Items(node).Select(n => Double(n!))]);
        if (target == typeof(Border))
            return Border.Create([.. Items(node).Select(n => (IntTuple)Parse(n, typeof(IntTuple))!)]);
        if (typeof(IWord).IsAssignableFrom(target)) return FromWord(node, target);
        if (target == typeof(ActivationFunction)) return ActivationFunction.FromJson(node);
        if (target == typeof(Initializer)) return ClassRegistry.Create<Initializer>(node);
        if (target == typeof(Regularizer)) return ClassRegistry.Create<Regularizer>(node);
        if (target == typeof(Constraint)) return IsRegularizer(node) ? null : ClassRegistry.Create<Constraint>(node);
        if (typeof(Layer).IsAssignableFrom(target)) return LayerOf(node, target);
        if (target == typeof(LearningRateSchedule)) return ClassRegistry.Create<LearningRateSchedule>(node);
        if (target == typeof(LearningRate))
            return node is JsonObject ? ClassRegistry.Create<LearningRateSchedule>(node) : (LearningRate)Double(node);
        if (target == typeof(JsonNode)) return node.DeepClone();
        if (target.IsArray) return Elements(Items(node), target.GetElementType()!);
        throw new ArgumentException($"config: an option of type {type.Name} cannot be read from JSON.");
    }

    // TensorFlow.js writes the regularizer of a depthwiseConv2d in the place of its constraint as well.
    private static bool IsRegularizer(JsonNode node) =>
        node is JsonObject described && (described["className"] ?? described["class_name"]) is JsonValue name
        && ClassRegistry.IsKnown((string)name!, typeof(Regularizer));

    private static JsonNode?[] Items(JsonNode node) => node is JsonArray items ? [.. items] : [node];

    private static Array Elements(JsonNode?[] items, Type element)
    {
        object?[] values = Array.ConvertAll(items, item => Parse(item, element));
        var array = Array.CreateInstance(element, values.Length);
        for (int i = 0; i < values.Length; i++) array.SetValue(values[i], i);
        return array;
    }

    // Keras writes an axis of batch normalisation as a list of one number.
    private static int Int(JsonNode node)
    {
        if (node is JsonArray { Count: 1 } list) return Int(list[0]!);
        double value = Double(node);
        return value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value
            : throw new FormatException($"expected a whole number, received {node.ToJsonString()}.");
    }

    private static int? NullableInt(JsonNode? node) => node is null || Int(node) == -1 ? null : Int(node);

    private static double Double(JsonNode node)
    {
        if (node is JsonValue value)
        {
            if (value.TryGetValue(out double d)) return d;
            if (value.TryGetValue(out int i)) return i;
        }

        throw new FormatException($"expected a number, received {node.ToJsonString()}.");
    }

    // Keras 3 writes a policy: {"class_name": "DTypePolicy", "config": {"name": "float32"}}. What computes in another
    // precision there, or holds numbers in one, is float32 or int32 here, as the converter casts the weights.
    private static string DTypeName(JsonNode node)
    {
        string name = (node is JsonObject policy ? policy["config"]?["name"] : node)?.GetValue<string>()
            ?? throw new FormatException($"expected a dtype, received {node.ToJsonString()}.");
        return name switch
        {
            "float16" or "bfloat16" or "float64" or "mixedFloat16" or "mixedBfloat16" or "mixed_float16"
                or "mixed_bfloat16" => "float32",
            "int64" or "int16" or "int8" or "uint8" => "int32",
            _ => name,
        };
    }

    private static object? FromWord(JsonNode node, Type target)
    {
        string word = Casing.ToCamel(node.GetValue<string>());
        var convert = target.GetMethod("op_Implicit", [typeof(string)])
            ?? throw new ArgumentException($"class {target.Name}: expected a conversion from string.");
        return convert.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [word], null);
    }

    private static Layer LayerOf(JsonNode node, Type target)
    {
        var layer = LayerConfig.Made(node.AsObject());
        return target.IsInstanceOfType(layer) ? layer : throw new FormatException(
            $"expected a layer of class {target.Name}, received one of class {layer.getClassName()}.");
    }

    private static JsonObject Described(string className, JsonObject config) =>
        new() { ["className"] = className, ["config"] = config };
}
