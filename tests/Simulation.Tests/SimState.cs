using Strata.Training;

namespace Strata.Simulation.Tests;

/// <summary>Weights, optimizer state and the epoch's sums of a simulated worker.</summary>
internal sealed class SimState
{
    public float[] Values { get; } = [.. Enumerable.Range(0, SimModel.Weights).Select(i => 0.1f * (i - 11))];

    public float[] Velocity { get; } = new float[SimModel.Weights];

    public EpochMeter Meter { get; } = new(1);

    public SimState Copy()
    {
        var copy = new SimState();
        Values.CopyTo(copy.Values, 0);
        Velocity.CopyTo(copy.Velocity, 0);
        var meter = new double[Meter.StateLength];
        Meter.Save(meter);
        copy.Meter.Load(meter);
        return copy;
    }

    /// <summary>FNV-1a over all bits.</summary>
    public ulong Fingerprint()
    {
        ulong hash = 14695981039346656037;
        var meter = new double[Meter.StateLength];
        Meter.Save(meter);
        foreach (float value in Values.Concat(Velocity))
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
        }
        foreach (double value in meter)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
        }
        return hash;
    }
}
