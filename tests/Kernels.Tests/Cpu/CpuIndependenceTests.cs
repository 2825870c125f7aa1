using Strata.Backends;
using Strata.Testing;
using Strata.Testing.BackendContract;

namespace Strata.Kernels.Tests.Cpu;

public sealed class CpuIndependenceTests : IndependenceContract
{
    protected override Backend Backend => TestBackend.Cpu;
}
