using System.Reflection;
using Xunit;

namespace Strata.Api.Tests.Layers;

/// <summary>
/// The door offers each constructor's parameters, under the same names, with the same types and defaults.
/// </summary>
public sealed class FactoryTests
{
    private static readonly string[] Base =
        ["inputShape", "batchInputShape", "batchSize", "dtype", "name", "trainable", "weights"];

    public static TheoryData<string> Layers => [.. Factories(typeof(LayerFactories))
        .Where(m => m.Name != "inputLayer" && typeof(Layer).IsAssignableFrom(m.ReturnType) && m.Name != "deserialize")
        .Select(m => m.Name)];

    public static IEnumerable<object[]> Others =>
        Families().SelectMany(f => Factories(f.Factories).Select(m => (object[])[f.Factories.Name, m.Name]));

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layers_factory_has_its_constructors_parameters_and_those_of_every_layer(string name)
    {
        var factory = Factories(typeof(LayerFactories))
            .Single(m => m.Name == name && typeof(Layer).IsAssignableFrom(m.ReturnType));
        var own = Constructor(factory.ReturnType).Where(p => p.ParameterType != typeof(LayerOptions)).ToArray();
        var given = factory.GetParameters();

        // Needed ones come first in C#.
        Assert.Equal(own.OrderBy(p => p.HasDefaultValue).Select(Text), given.Take(own.Length).Select(Text));
        Assert.Equal(Base, given.Skip(own.Length).Select(p => p.Name));
        Assert.All(given.Skip(own.Length), SameAsOption);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void The_other_factories_have_their_constructors_parameters(string factories, string name)
    {
        var (type, family) = Families().Single(f => f.Factories.Name == factories);
        var factory = type.GetMethod(name)!;
        var made = typeof(Layer).Assembly.GetTypes().Single(t => family.IsAssignableFrom(t) && !t.IsAbstract
            && string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Constructor(made).Select(Text), factory.GetParameters().Select(Text));
    }

    [Fact]
    public void Every_class_that_files_may_name_has_a_factory()
    {
        var layers = Factories(typeof(LayerFactories)).Select(m => m.ReturnType).ToHashSet();
        var without = Concrete(typeof(Layer))
            .Where(t => !typeof(LayersModel).IsAssignableFrom(t)).Except(layers).ToArray();
        Assert.Empty(without);
        foreach (var (factories, family) in Families())
        {
            var names = Factories(factories).Select(m => m.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Assert.Subset(names, Concrete(family).Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Aliases_make_the_same_layers()
    {
        Assert.IsType<Strata.Layers.Pooling.MaxPooling2D>(tf.layers.maxPool2d());
        Assert.Equal(tf.layers.averagePooling2d(3).poolSize, tf.layers.avgPool2d(3).poolSize);
        Assert.Equal(tf.layers.averagePooling2d(3).poolSize, tf.layers.avgPooling2d(3).poolSize);
    }

    private static (Type Factories, Type Family)[] Families() =>
    [
        (typeof(InitializerFactories), typeof(Initializer)),
        (typeof(RegularizerFactories), typeof(Regularizer)),
        (typeof(ConstraintFactories), typeof(Constraint)),
    ];

    private static IEnumerable<MethodInfo> Factories(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.ReturnType != typeof(SymbolicTensor));

    private static IEnumerable<Type> Concrete(Type family) =>
        typeof(Layer).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && family.IsAssignableFrom(t));

    private static ParameterInfo[] Constructor(Type type) =>
        type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters();

    private static string Text(ParameterInfo p) =>
        $"{p.ParameterType} {p.Name} = {(p.HasDefaultValue ? p.DefaultValue ?? "default" : "needed")}";

    private static void SameAsOption(ParameterInfo p)
    {
        var option = typeof(LayerOptions).GetProperty(p.Name!)!;
        Assert.Equal(option.PropertyType, p.ParameterType);
        Assert.Equal(option.GetValue(new LayerOptions()), p.DefaultValue);
    }
}
