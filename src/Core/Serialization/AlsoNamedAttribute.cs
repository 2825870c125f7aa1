namespace Strata.Serialization;

/// <summary>Another name under which files may have an option, like that of a later Keras.</summary>
/// <param name="name">The name, in lowerCamelCase.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AlsoNamedAttribute(string name) : Attribute
{
    internal string Name { get; } = name;
}
