using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Strata.Architecture.Tests;

/// <summary>Who may know whom inside the assemblies, read from what the compiler wrote.</summary>
public sealed class NamespaceTests
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> House = new(() => new ArchLoader().LoadAssemblies(
        [.. Shipped.Assemblies]).Build());

    [Theory]
    [InlineData(@"^Strata\.(Coordinator|Worker)\.Domain", @"^(Akka|Microsoft\.AspNetCore|Microsoft\.Extensions)\.")]
    [InlineData(@"^Strata\.Coordinator\b", @"^Strata\.(Worker|Kernels)\b")]
    [InlineData(@"^Strata\.Worker\b", @"^Strata\.(Coordinator|Api)\b")]
    [InlineData(@"^Strata\.Kernels\b", @"^(Akka|Strata\.(Wire|Hosting|Formats))\b")]
    [InlineData(@"^Strata\.Kernels\.Cpu\b", @"^Strata\.Kernels\.Cuda\b")]
    [InlineData(@"^Strata\.Kernels\.Cuda\b", @"^Strata\.Kernels\.Cpu\b")]
    [InlineData(@"^Strata\.Layers\b", @"^Strata\.Backends\b")]
    [InlineData(@"^Strata\.Ops\b", @"^Strata\.(Layers|Training)\.(?!LeafTree)")]
    [InlineData(@"^Strata\.Backends\b", @"^Strata\.(Layers|Ops|Autodiff)\b")]
    [InlineData(@"^Strata\.(Core|Layers|Ops|Tensors|Plans|Training|Data|Autodiff|Backends)\b",
        @"^(Akka|MessagePack|Microsoft\.AspNetCore)\b")]
    public void One_does_not_know_the_other(string one, string other) => Unknown(one, other).Check(House.Value);

    [Theory]
    [InlineData(@"^Strata\.Worker\b", @"^Strata\.Wire\b")]
    [InlineData(@"^Strata\.Wire\b", @"^Akka\.")]
    public void What_is_known_is_seen(string one, string other) =>
        Assert.False(Unknown(one, other).HasNoViolations(House.Value));

    private static ArchRule<IType> Unknown(string one, string other) =>
        Types().That().ResideInNamespaceMatching(one)
            .Should().NotDependOnAny(Types(true).That().HaveFullNameMatching(other))
            .WithoutRequiringPositiveResults();

    [Fact]
    public void Layers_use_ops_and_no_backend() =>
        Usings("src/Core/Layers/", "Strata.Backends", "Akka", "Microsoft.AspNetCore");

    [Fact]
    public void Domains_know_neither_actors_nor_the_web()
    {
        Usings("src/Coordinator/Domain/", "Akka", "Microsoft.AspNetCore", "Microsoft.Extensions");
        Usings("src/Worker/Domain/", "Akka", "Microsoft.AspNetCore", "Microsoft.Extensions");
    }

    private static void Usings(string folder, params string[] banned) => Rule.Holds(
        $"{folder}: a namespace it must not know",
        from file in Repository.Sources
        where file.Path.StartsWith(folder, StringComparison.Ordinal)
        from use in file.Usings
        where banned.Any(name => use == name || use.StartsWith(name + ".", StringComparison.Ordinal))
        select $"{file.Path}: using {use}");
}
