using Strata.Backends;
using Strata.Testing;
using Strata.Testing.BackendContract;

namespace Strata.Kernels.Tests.Cpu;

public sealed class CpuEpilogueTests : EpilogueContract
{
    protected override Backend Backend => TestBackend.Cpu;
}
