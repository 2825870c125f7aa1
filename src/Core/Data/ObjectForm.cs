using System.Reflection;

namespace Strata.Data;

/// <summary>
/// How to take apart and put together anonymous objects and positional records: types with one public constructor each
/// of whose parameters has a property of its name.
/// </summary>
internal sealed class ObjectForm
{
    private readonly ConstructorInfo constructor;
    private readonly PropertyInfo[] properties;
    private readonly string[] names;

    private ObjectForm(ConstructorInfo constructor, PropertyInfo[] properties)
    {
        this.constructor = constructor;
        this.properties = properties;
        names = [.. properties.Select(property => property.Name)];
    }

    /// <summary>The form of a type, or null if it has none.</summary>
    internal static ObjectForm? Of(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance);
        if (constructors.Length != 1 || constructors[0].GetParameters() is not { Length: > 0 } parameters) return null;
        var properties = new PropertyInfo[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            if (type.GetProperty(parameters[i].Name!) is not { } property) return null;
            properties[i] = property;
        }

        return new(constructors[0], properties);
    }

    internal Composite Read(object element) => new(names, [.. properties.Select(p => p.GetValue(element))], Build);

    // Where stacking changed the types (a number became a tensor), a map with the same members has to do.
    private object Build(object[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
            if (!properties[i].PropertyType.IsInstanceOfType(parts[i])) return Composite.Expando(names, parts);
        return constructor.Invoke(parts);
    }
}
