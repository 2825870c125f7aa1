using System.Reflection;

namespace Strata.Architecture.Tests.TensorFlowJs;

/// <summary>What a name of TensorFlow.js is here: a type, a member with its overloads, or an identifier.</summary>
internal sealed class Member
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    // Which type converts from a name.
    private static readonly Dictionary<string, Type> Identifiers = new()
    {
        ["activation"] = typeof(ActivationFunction),
        ["initializer"] = typeof(Initializer),
        ["regularizer"] = typeof(Regularizer),
        ["constraint"] = typeof(Constraint),
        ["loss"] = typeof(LossIdentifier),
        ["metric"] = typeof(MetricIdentifier),
        ["optimizer"] = typeof(Optimizer),
    };

    private static readonly Dictionary<string, Type> Types = Shipped.Assemblies
        .Where(assembly => assembly.GetName().Name is "Strata" or "Strata.Core")
        .SelectMany(assembly => assembly.GetExportedTypes()).GroupBy(type => type.Name.Split('`')[0])
        .ToDictionary(same => same.Key, same => same.First());

    private Member(object? owner, MethodBase[] methods)
    {
        Owner = owner;
        Methods = methods;
    }

    /// <summary>On what the methods are called; null if they are static.</summary>
    internal object? Owner { get; }

    /// <summary>The overloads; those of a delegate that a property holds; none for anything else.</summary>
    internal MethodBase[] Methods { get; }

    internal IEnumerable<ParameterInfo> Parameters(string name) =>
        Methods.SelectMany(method => method.GetParameters()).Where(parameter => parameter.Name == name);

    /// <summary>What is here of this name; null if there is nothing.</summary>
    internal static Member? Find(string name)
    {
        if (name.Split(' ') is [var kind, var quoted]) return OfIdentifier(Identifiers[kind], quoted.Trim('"'));
        string[] path = name.Split('.');
        if (path[0] == nameof(tf)) return OfDoor(path[1..]);
        if (!Types.TryGetValue(path[0], out var type)) return null;
        return path.Length == 1 ? new(null, []) : Of(type, null, path[1]);
    }

    private static Member? OfDoor(string[] path)
    {
        Type type = typeof(tf);
        object? owner = null;
        foreach (string part in path[..^1])
        {
            if (type.GetProperty(part)?.GetValue(owner) is not { } next) return null;
            owner = next;
            type = next.GetType();
        }

        return Of(type, owner, path[^1]);
    }

    private static Member? Of(Type type, object? owner, string name)
    {
        MethodBase[] methods = [.. Visible(type).OfType<MethodInfo>().Where(method => method.Name == name)];
        if (methods.Length > 0) return new(owner, methods);
        var property = Visible(type).OfType<PropertyInfo>().FirstOrDefault(member => member.Name == name);
        if (property is not null)
        {
            return new(null, typeof(Delegate).IsAssignableFrom(property.PropertyType)
                ? [property.PropertyType.GetMethod("Invoke")!] : []);
        }

        return type.GetField(name) is null ? null : new(null, []);
    }

    // What users and those who derive see.
    private static IEnumerable<MemberInfo> Visible(Type type) => type.GetMembers(Any).Where(member => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetMethod is { } get && (get.IsPublic || get.IsFamily),
        _ => true,
    });

    private static Member? OfIdentifier(Type type, string name)
    {
        var conversion = type.GetMethod("op_Implicit", [typeof(string)])!;
        try
        {
            _ = conversion.Invoke(null, [name]);
            return new(null, []);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException)
        {
            return null;
        }
    }
}
