using Strata.Hosting.Settings;
using Strata.Kernels.Cpu;
using Strata.Worker.Compute;
using Xunit;

namespace Strata.Worker.Tests.Compute;

public sealed class DevicesTests
{
    [Fact]
    public void The_cpu_is_always_there()
    {
        using var backend = Devices.Open(new() { Threads = 1 });
        Assert.IsType<CpuBackend>(backend);
    }

    [Fact]
    public void Cuda_fails_at_the_start_and_says_why() =>
        Assert.StartsWith(
            "Compute:Device: expected cpu",
            Assert.Throws<SettingsException>(() => Devices.Open(new() { Device = "cuda" })).Message);
}
