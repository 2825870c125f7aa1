using System.Reflection;

namespace Strata.Architecture.Tests;

/// <summary>The assemblies that ship.</summary>
internal static class Shipped
{
    internal static string[] Names { get; } =
    [
        "Strata", "Strata.Core", "Strata.Kernels.Cpu", "Strata.Kernels.Cuda", "Strata.Wire", "Strata.Formats",
        "Strata.Hosting", "Strata.Coordinator", "Strata.Worker",
    ];

    internal static Assembly[] Assemblies => [.. Names.Select(Assembly.Load)];
}
