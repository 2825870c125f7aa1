using Strata.Kernels.Cpu.Elementwise;
using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Kernels.Tests.Cpu;

public sealed class AdamProgramTests
{
    [Fact]
    public void The_update_that_the_optimizer_traces_is_the_one_that_runs_in_registers()
    {
        using var weights = new Variable(Arrays.Uniform([5, 4], -1, 1, seed: 1));
        using var x = new Variable(Arrays.Uniform([3, 5], -1, 1, seed: 2), trainable: false);
        using var adam = new AdamOptimizer();
        using var trace = new Trace();
        adam.minimize(() => x.matMul(weights).sum());

        var plan = ElementwiseFusion.Of(trace.Compile([]));

        Assert.Single(plan.Nodes, node => node.Op is Fused fused && AdamProgram.TryRead(fused.Program, out _));
    }
}
