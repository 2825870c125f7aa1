using System.Runtime.CompilerServices;

namespace Strata.Testing.Linked;

/// <summary>Compiled into each test assembly: tensors need a backend before the first test runs.</summary>
internal static class UseTestBackend
{
    [ModuleInitializer]
    internal static void Run() => TestBackend.Use();
}
