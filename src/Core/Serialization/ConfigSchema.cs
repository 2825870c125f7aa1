using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Strata.Serialization;

/// <summary>
/// A class's options, which stand once: as the parameters of its constructor, each with a property of the same name,
/// or, where every layer has one of that name, of "given" and the name.
/// </summary>
internal sealed class ConfigSchema
{
    private static readonly ConcurrentDictionary<Type, ConfigSchema> Cache = new();
    private readonly ConstructorInfo constructor;
    private readonly ParameterInfo[] parameters;
    private readonly PropertyInfo?[] properties;

    private ConfigSchema(Type type)
    {
        constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .MaxBy(c => (c.IsPublic, c.GetParameters().Length))
            ?? throw new ArgumentException($"class {type.Name}: expected a constructor.");
        parameters = constructor.GetParameters();
        properties = Array.ConvertAll(parameters, p => PropertyOf(type, p));
    }

    internal static ConfigSchema Of(Type type) => Cache.GetOrAdd(type, t => new(t));

    /// <summary>The values of an object's options; those of <see cref="LayerOptions"/> are not among them.</summary>
    internal JsonObject Read(object instance)
    {
        var config = new JsonObject();
        for (int i = 0; i < parameters.Length; i++)
        {
            if (properties[i] is { } property)
                config[parameters[i].Name!] = ConfigValue.ToJson(property.GetValue(instance));
        }

        return config;
    }

    /// <summary>An object with these options; what is missing has its default, what is unknown is left alone.</summary>
    /// <param name="config">The options in lowerCamelCase.</param>
    /// <param name="options">What stands for a parameter of type <see cref="LayerOptions"/>.</param>
    /// <exception cref="ArgumentException">An option without default is missing, or a value does not fit.</exception>
    internal object Create(JsonObject config, LayerOptions? options)
    {
        object?[] arguments = new object?[parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            var parameter = parameters[i];
            if (parameter.ParameterType == typeof(LayerOptions)) arguments[i] = options;
            else if (IsGiven(config, parameter, out var node) && (node is not null || TakesNull(parameter)))
                arguments[i] = Parse(parameter, node);
            else if (parameter.HasDefaultValue) arguments[i] = Default(parameter);
            else throw new ArgumentException($"{TypeName}: the option '{parameter.Name}' is missing.");
        }

        try
        {
            return constructor.Invoke(arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static bool IsGiven(JsonObject config, ParameterInfo parameter, out JsonNode? node) =>
        config.TryGetPropertyValue(parameter.Name!, out node)
        || (parameter.GetCustomAttribute<AlsoNamedAttribute>() is { } also
            && config.TryGetPropertyValue(also.Name, out node));

    private string TypeName => constructor.DeclaringType!.Name;

    private static bool TakesNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType && !TakesNull(parameter)
            ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;

    private static PropertyInfo? PropertyOf(Type type, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(LayerOptions)) return null;
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return type.GetProperty(GivenName(parameter.Name!), All) ?? type.GetProperty(parameter.Name!, All)
            ?? throw new ArgumentException(
                $"class {type.Name}: expected a property '{parameter.Name}' as its constructor's parameter.");
    }

    // Layer's outputShape is that of its output; the option of this name is givenOutputShape.
    private static string GivenName(string option) => $"given{char.ToUpperInvariant(option[0])}{option[1..]}";

    private object? Parse(ParameterInfo parameter, JsonNode? node)
    {
        try
        {
            return ConfigValue.Parse(node, parameter.ParameterType);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
        {
            throw new ArgumentException(
                $"{TypeName}: the option '{parameter.Name}' expected {parameter.ParameterType.Name}, received " +
                $"{node?.ToJsonString()}.", e);
        }
    }
}
