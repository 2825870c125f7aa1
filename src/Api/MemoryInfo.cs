namespace Strata;

/// <summary>What tensors take.</summary>
/// <param name="numTensors">Tensors that are alive, variables included.</param>
/// <param name="numDataBuffers">The buffers behind them; tensors may share one.</param>
/// <param name="numBytes">The bytes of the buffers.</param>
public sealed record MemoryInfo(long numTensors, long numDataBuffers, long numBytes)
{
    /// <summary>Whether the numbers are only estimates; never.</summary>
    public bool unreliable => false;
}
