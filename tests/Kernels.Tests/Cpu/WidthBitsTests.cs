using System.Diagnostics;
using Xunit;

namespace Strata.Kernels.Tests.Cpu;

/// <summary>Every kernel in a process that may not use all of the processor's registers: the same bits.</summary>
public sealed class WidthBitsTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Narrower_registers_give_the_same_bits(string setting)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WidthBitsTests).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[setting] = "0";
        using var process = Process.Start(start)!;

        string[] lines = (await process.StandardOutput.ReadToEndAsync()).Trim().ReplaceLineEndings("\n").Split('\n');
        await process.WaitForExitAsync();

        Assert.Equal(KernelBits.Lines(), lines);
        Assert.Equal(0, process.ExitCode);
    }
}
