using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Architecture.Tests.TensorFlowJs;

/// <summary>
/// The defaults of a method's parameters. Where the signature does not say them, an object that was made with the
/// required arguments alone does: by its config, or by a property of the same name.
/// </summary>
internal sealed class Sample(Member member)
{
    private const string None = "null";
    private readonly Lazy<object?> made = new(() => Make(member));

    internal bool Has(string parameter, string expected)
    {
        var found = member.Parameters(parameter).ToArray();
        if (expected == "required") return Array.Exists(found, p => !p.HasDefaultValue);
        if (!Array.Exists(found, p => p.HasDefaultValue)) return false;
        return found.Where(p => p.HasDefaultValue).Select(p => Text(p.DefaultValue)).Concat(OfSample(parameter))
            .Any(text => Same(text, expected)) || Array.Exists(found, p => IsDefaultOf(p.ParameterType, expected));
    }

    // A value type that converts from a word or a bool has a default of its own.
    private static bool IsDefaultOf(Type type, string expected)
    {
        if (!type.IsValueType || Activator.CreateInstance(type) is not { } byDefault) return false;
        if (byDefault.ToString() == expected) return true;
        return bool.TryParse(expected, out bool given) && type.GetMethod("op_Implicit", [typeof(bool)]) is { } convert
            && byDefault.Equals(convert.Invoke(null, [given]));
    }

    private IEnumerable<string> OfSample(string parameter)
    {
        if (made.Value is not { } item) yield break;
        object? config = item.GetType().GetMethod("getConfig", [])?.Invoke(item, []);
        if (config is JsonObject json && json.ContainsKey(parameter)) yield return Text(json[parameter]);
        if (config is Dictionary<string, object?> options && options.TryGetValue(parameter, out object? value))
            yield return Text(value);
        if (item.GetType().GetProperty(parameter) is { } property) yield return Text(property.GetValue(item));
    }

    private static object? Make(Member member)
    {
        var method = member.Methods.OfType<MethodInfo>().Where(m => !m.IsGenericMethod)
            .OrderByDescending(m => m.GetParameters().Length).FirstOrDefault();
        if (method is null || (member.Owner is null && !method.IsStatic)) return null;
        object?[] arguments = Array.ConvertAll(method.GetParameters(), Argument);
        try
        {
            return method.Invoke(member.Owner, arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? Argument(ParameterInfo parameter)
    {
        // A shape makes the type of an input known.
        if (parameter.Name is "shape" or "inputShape") return Shape.Create([1]);
        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue is null && parameter.ParameterType.IsValueType
                ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;
        }

        return parameter.ParameterType switch
        {
            var t when t == typeof(int) => 1,
            var t when t == typeof(double) => 0.5,
            var t when t == typeof(IntTuple) => (IntTuple)1,
            var t when t == typeof(Border) => (Border)1,
            var t when t == typeof(Shape) => Shape.Create([1]),
            var t when t == typeof(ActivationFunction) => (ActivationFunction)"linear",
            var t when t.IsAssignableFrom(typeof(Strata.Layers.Recurrent.SimpleRNN)) => tf.layers.simpleRNN(1),
            var t when t == typeof(RNNCell) => tf.layers.simpleRNNCell(1),
            var t when t == typeof(RNNCell[]) => new[] { tf.layers.simpleRNNCell(1) },
            var t when t == typeof(double[]) => new[] { 0.5 },
            var t => t.GetMethod("op_Implicit", [typeof(double)])?.Invoke(null, [0.5]),
        };
    }

    private static bool Same(string found, string expected) => found == expected
        || (double.TryParse(found, CultureInfo.InvariantCulture, out double a)
            && double.TryParse(expected, CultureInfo.InvariantCulture, out double b) && a == b);

    private static string Text(object? value) => value switch
    {
        null or DBNull => None,
        bool b => b ? "true" : "false",
        JsonObject described when described["className"] is { } name => Name((string)name!, described),
        JsonValue json when json.GetValueKind() == JsonValueKind.String => (string)json!,
        JsonNode json => json.ToJsonString(),
        Initializer item => Name(item.getClassName(), new JsonObject { ["config"] = item.getConfig() }),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(",", list.Cast<object?>().Select(Text))}]",
        _ => value.ToString()!,
    };

    // One of the family that scales variance has the name of what it is set to.
    private static string Name(string className, JsonObject described)
    {
        string config = described["config"]!.ToJsonString();
        string[] scaled = ["glorotNormal", "glorotUniform", "heNormal", "heUniform", "leCunNormal", "leCunUniform"];
        return Array.Find(scaled, name => ((Initializer)name).getConfig().ToJsonString() == config
            && ((Initializer)name).getClassName() == className)
            ?? char.ToLowerInvariant(className[0]) + className[1..];
    }
}
