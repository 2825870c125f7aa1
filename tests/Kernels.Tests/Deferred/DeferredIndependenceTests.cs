using Strata.Backends;
using Strata.Testing;
using Strata.Testing.BackendContract;

namespace Strata.Kernels.Tests.Deferred;

public sealed class DeferredIndependenceTests : IndependenceContract
{
    protected override Backend Backend { get; } = new DeferredBackend();
}
