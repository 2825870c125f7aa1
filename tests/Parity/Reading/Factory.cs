using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>
/// Calls a function of the facade with a recorded configuration object, whose keys are the parameters' names. What the
/// compiler would refuse (a missing argument, a name that is no parameter, a fraction for an int) is refused here.
/// </summary>
internal static class Factory
{
    internal static object? Call(object door, string name, JsonNode? config)
    {
        var methods = door.GetType().GetMethods().Where(m => m.Name == name && !m.IsGenericMethod).ToArray();
        if (methods.Length == 0) throw new ParityException($"{door.GetType().Name}: there is no {name}");
        var options = config switch
        {
            JsonObject map => map,
            var none when Values.IsUndefined(none) => [],
            _ => throw new ArgumentException($"{name}: expected an object, received {Values.Short(config)}."),
        };
        var method = methods.OrderByDescending(m => m.GetParameters().Count(p => options.ContainsKey(p.Name!))).First();
        try
        {
            return method.Invoke(door, Arguments(method, options));
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static object?[] Arguments(MethodInfo method, JsonObject options)
    {
        var parameters = method.GetParameters();
        foreach (var (key, value) in options)
        {
            if (!Values.IsUndefined(value) && !Array.Exists(parameters, p => p.Name == key))
                throw new ArgumentException($"{method.Name}: no parameter is named '{key}'.");
        }

        return Array.ConvertAll(parameters, parameter =>
        {
            var value = options[parameter.Name!];
            if (!Values.IsUndefined(value)) return Convert(parameter, value!);
            return parameter.HasDefaultValue ? Default(parameter)
                : throw new ArgumentException($"{method.Name}: the argument '{parameter.Name}' is missing.");
        });
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType
            ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;

    private static object? Convert(ParameterInfo parameter, JsonNode value)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        try
        {
            return Of(type, value);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or InvalidCastException)
        {
            throw new ArgumentException(
                $"{parameter.Name}: expected {type.Name}, received {Values.Short(value)}.", e);
        }
    }

    private static object? Of(Type type, JsonNode value)
    {
        if (type == typeof(int)) return Whole(value);
        if (type == typeof(double)) return value.GetValue<double>();
        if (type == typeof(bool)) return value.GetValue<bool>();
        if (type == typeof(string)) return value.GetValue<string>();
        if (type == typeof(Shape)) return Values.ShapeOf(value);
        if (type == typeof(IntTuple)) return IntTuple.Create([.. Items(value).Select(n => Whole(n!))]);
        if (type == typeof(Border))
            return Border.Create([.. Items(value).Select(n => (IntTuple)Of(typeof(IntTuple), n!)!)]);
        if (type == typeof(SizeFactor) && value is JsonArray sizes) return SizeFactor.Create(Values.Numbers(sizes));
        if (type == typeof(Initializer)) return Identifiers.Initializer(value);
        if (type == typeof(Regularizer)) return Identifiers.Regularizer(value);
        if (type == typeof(Constraint)) return Identifiers.Constraint(value);
        if (typeof(Layer).IsAssignableFrom(type)) return LayerOf(value);
        if (typeof(IEnumerable<Layer>).IsAssignableFrom(type) && type != typeof(string))
            return Items(value).Select(n => LayerOf(n!)).ToArray();
        if (type == typeof(Tensor[])) return Values.Tensors(value);
        if (type.IsArray) return Elements(type.GetElementType()!, Items(value));
        return Word(type, value);
    }

    internal static Layer LayerOf(JsonNode value) => value["$model"] is { } topology ? ModelReader.Of(topology)
        : value["$layer"] is { } name ? LayerReader.Create((string)name!, value["config"] as JsonObject ?? [])
        : throw new ArgumentException($"expected a layer, received {Values.Short(value)}.");

    private static JsonNode?[] Items(JsonNode value) => value is JsonArray list ? [.. list] : [value];

    private static Array Elements(Type element, JsonNode?[] items)
    {
        var array = Array.CreateInstance(element, items.Length);
        for (int i = 0; i < items.Length; i++) array.SetValue(Of(element, items[i]!), i);
        return array;
    }

    private static int Whole(JsonNode value)
    {
        double number = value.GetValue<double>();
        return number == Math.Floor(number) ? checked((int)number)
            : throw new FormatException($"expected a whole number, received {number}.");
    }

    // Words of closed sets, activations and dtypes convert from string; so does a number where one is taken.
    private static object? Word(Type type, JsonNode value)
    {
        var given = value.GetValueKind() == JsonValueKind.String ? typeof(string)
            : value.GetValueKind() == JsonValueKind.Number ? typeof(double) : typeof(JsonNode);
        var conversion = type.GetMethod("op_Implicit", [given])
            ?? throw new FormatException($"{type.Name} does not convert from {given.Name}.");
        try
        {
            return conversion.Invoke(null, [given == typeof(string) ? (string)value! : (double)value]);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
