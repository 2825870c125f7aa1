namespace Strata.Kernels.Cpu.Simd;

/// <summary>A vector register of float32, of whatever width: each lane is computed as if it were alone.</summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many lanes there are.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    static abstract TSelf Load(float* from);

    /// <summary>All lanes the same.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>
    /// Adds a · b to a sum, rounded once. The sum is changed where it is: given back as a value, the compiler would
    /// have it move from register to register.
    /// </summary>
    static abstract void AddProduct(TSelf a, TSelf b, ref TSelf sum);

    static abstract TSelf Add(TSelf a, TSelf b);

    static abstract TSelf Subtract(TSelf a, TSelf b);

    static abstract void Store(TSelf value, float* to);
}
