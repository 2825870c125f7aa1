using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using Strata.Bench.Kernels.Cases;
using Strata.Kernels.Cpu;

namespace Strata.Bench.Kernels.Beside;

/// <summary>Another build of this program, with its own backend, in this process.</summary>
internal sealed class OtherBuild : AssemblyLoadContext
{
    private readonly string folder;
    private readonly Dictionary<string, Func<Action>> kernels = [];

    /// <param name="folder">Where it lies: a copy of bin/Release/net10.0.</param>
    internal OtherBuild(string folder)
        : base("other build")
    {
        this.folder = Path.GetFullPath(folder);
        var program = LoadFromAssemblyPath(Path.Combine(this.folder, typeof(KernelCase).Module.Name));
        var cases = (IEnumerable)Property(program, typeof(KernelCases), nameof(KernelCases.All)).GetValue(null)!;
        foreach (object kernel in cases)
        {
            object prepare = Property(program, typeof(KernelCase), nameof(KernelCase.Prepare)).GetValue(kernel)!;
            kernels[kernel.ToString()!] = (Func<Action>)prepare;
        }

        var backend = LoadFromAssemblyPath(Path.Combine(this.folder, typeof(CpuBackend).Module.Name));
        Property(backend, typeof(CpuBackend), nameof(CpuBackend.Threads)).SetValue(null, CpuBackend.Threads);
    }

    /// <summary>Whether there is one.</summary>
    internal static bool IsIn(string folder) => File.Exists(Path.Combine(folder, typeof(KernelCase).Module.Name));

    /// <summary>Its kernel of the same name; null if it has none.</summary>
    internal Func<Action>? Find(KernelCase kernel) => kernels.GetValueOrDefault(kernel.ToString());

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static PropertyInfo Property(Assembly of, Type type, string name) =>
        of.GetType(type.FullName!, true)!.GetProperty(
            name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
}
