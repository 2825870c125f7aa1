using Strata.Backends;
using Strata.Testing;
using Strata.Testing.BackendContract;

namespace Strata.Kernels.Tests.Deferred;

public sealed class DeferredProgramTests : ProgramContract
{
    protected override Backend Backend { get; } = new DeferredBackend();
}
