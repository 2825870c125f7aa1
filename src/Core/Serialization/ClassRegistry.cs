using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Naming;

namespace Strata.Serialization;

/// <summary>
/// The classes that files may name: the built-in ones and those of <c>tf.serialization.registerClass</c>.
/// </summary>
internal static class ClassRegistry
{
    private static readonly Type[] Families =
    [
        typeof(Layer), typeof(Initializer), typeof(Regularizer), typeof(Constraint), typeof(ActivationFunction),
        typeof(LearningRateSchedule), typeof(Optimizer),
    ];

    private static readonly ConcurrentDictionary<string, Type> Custom = new();
    private static readonly ConcurrentDictionary<Type, string> CustomNames = new();
    private static readonly Lazy<Dictionary<(Type Family, string Name), Type>> BuiltIn = new(FindBuiltIn);

    // Names under which Python's Keras writes the same classes.
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["LecunNormal"] = "LeCunNormal",
        ["LecunUniform"] = "LeCunUniform",
        ["IdentityInitializer"] = "Identity",
        ["UnitNormalization"] = "UnitNorm",
        ["OrthogonalInitializer"] = "Orthogonal",
    };

    internal static string NameOf(Type type) => CustomNames.TryGetValue(type, out string? name) ? name : type.Name;

    internal static void Register(Type type, string? name)
    {
        if (FamilyOf(type) is null || type.IsAbstract)
            throw new ArgumentException($"registerClass: expected a layer, initializer, regularizer, constraint, " +
                $"activation, optimizer or learning rate schedule, received {type.Name}.");
        string key = name ?? type.Name;
        Custom[key] = type;
        CustomNames[type] = key;
    }

    /// <summary>The class of a name.</summary>
    /// <exception cref="ArgumentException">None is registered; the message lists the nearest names.</exception>
    internal static Type TypeOf(string name, Type family)
    {
        if (Custom.TryGetValue(name, out var custom) && family.IsAssignableFrom(custom)) return custom;
        if (BuiltIn.Value.TryGetValue((family, name), out var type)) return type;
        if (Aliases.TryGetValue(name, out string? alias) && BuiltIn.Value.TryGetValue((family, alias), out type))
            return type;
        throw NearestNames.Unknown($"class name of {family.Name}", name, NamesOf(family));
    }

    internal static bool IsKnown(string name, Type family) =>
        IsCustom(name, family) || BuiltIn.Value.ContainsKey((family, name));

    internal static bool IsCustom(string name, Type family) =>
        Custom.TryGetValue(name, out var type) && family.IsAssignableFrom(type);

    /// <summary>The object that a string or a {"className", "config"} object describes.</summary>
    internal static T Create<T>(JsonNode node)
        where T : class
    {
        if (node is JsonValue) return FromString<T>(node.GetValue<string>());
        var json = (JsonObject)FileCasing.FromFile(node.AsObject())!;
        string className = json["className"]?.GetValue<string>()
            ?? throw new ArgumentException(
                $"{typeof(T).Name}: expected class_name and config, received {node.ToJsonString()}.");
        return (T)ConfigSchema.Of(TypeOf(className, typeof(T))).Create(json["config"] as JsonObject ?? [], null);
    }

    /// <summary>The object of all default options that a lowerCamelCase name stands for.</summary>
    /// <exception cref="ArgumentException">It stands for none; the message lists the nearest right ones.</exception>
    internal static T FromIdentifier<T>(string argument, string name)
        where T : class
    {
        if (Direct(typeof(T), name) is { } type) return (T)ConfigSchema.Of(type).Create([], null);
        var names = NamesOf(typeof(T));
        string? found = names.FirstOrDefault(n => Identifier(n) == name) ?? (Custom.ContainsKey(name) ? name : null);
        if (found is null) throw NearestNames.Unknown(argument, name, names.Select(Identifier));
        return (T)ConfigSchema.Of(TypeOf(found, typeof(T))).Create([], null);
    }

    // Without a search through all classes, which the first layer of a program would wait for.
    private static Type? Direct(Type family, string name)
    {
        if (name.Length == 0) return null;
        string space = $"{family.FullName}s.";
        var type = family.Assembly.GetType(space + char.ToUpperInvariant(name[0]) + name[1..])
            ?? family.Assembly.GetType(space + name.ToUpperInvariant());
        return type is { IsAbstract: false } && family.IsAssignableFrom(type) && Identifier(type.Name) == name
            ? type : null;
    }

    // Files of Keras write class names, lowerCamelCase or snake_case names.
    private static T FromString<T>(string name)
        where T : class
    {
        var names = NamesOf(typeof(T));
        string? found = names.FirstOrDefault(n => n == name || Identifier(n) == name || Casing.ToSnake(n) == name)
            ?? names.FirstOrDefault(n => Identifier(n) == Casing.ToCamel(name));
        return (T)ConfigSchema.Of(TypeOf(found ?? name, typeof(T))).Create([], null);
    }

    private static string Identifier(string className) => className.Any(char.IsLower)
        ? char.ToLowerInvariant(className[0]) + className[1..] : className.ToLowerInvariant();

    private static string[] NamesOf(Type family) =>
    [
        .. BuiltIn.Value.Keys.Where(k => k.Family == family).Select(k => k.Name),
        .. Custom.Where(c => family.IsAssignableFrom(c.Value)).Select(c => c.Key),
    ];

    private static Type? FamilyOf(Type type) => Array.Find(Families, f => f.IsAssignableFrom(type));

    private static Dictionary<(Type, string), Type> FindBuiltIn() => typeof(Layer).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && FamilyOf(t) is not null 
            && !typeof(LayersModel).IsAssignableFrom(t) && !typeof(ActivationFunction).IsAssignableFrom(t))
        .ToDictionary(t => (FamilyOf(t)!, t.Name), t => t);
}
