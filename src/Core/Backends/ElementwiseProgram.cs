namespace Strata.Backends;

/// <summary>
/// A chain of elementwise instructions run block by block: register i first holds input i, broadcast to the output's
/// dimensions as NumPy does; the result is the register that the last instruction writes, unless several results are
/// named. A bool input is loaded as int32 0 or 1. Programs have at most 32 registers.
/// </summary>
public sealed class ElementwiseProgram : IEquatable<ElementwiseProgram>
{
    // Pinned, so that kernels may read it on any thread.
    private readonly Instruction[] code;
    private readonly byte[] results;
    private readonly int hash;

    /// <summary>A program of these instructions over the given number of inputs.</summary>
    /// <param name="inputs">How many inputs there are: registers 0 to inputs − 1.</param>
    /// <param name="code">The instructions, in order.</param>
    /// <exception cref="ArgumentException">A register is read before it is written, or there are more than
    /// 32.</exception>
    public ElementwiseProgram(int inputs, params ReadOnlySpan<Instruction> code)
        : this(inputs, code, [code.Length == 0 ? (byte)0 : code[^1].Target])
    {
    }

    /// <summary>A program with several results.</summary>
    /// <param name="inputs">How many inputs there are: registers 0 to inputs − 1.</param>
    /// <param name="code">The instructions, in order.</param>
    /// <param name="results">The registers that hold the results in the end, at least one.</param>
    /// <exception cref="ArgumentException">A register is read before it is written, or there are more than
    /// 32.</exception>
    public ElementwiseProgram(int inputs, ReadOnlySpan<Instruction> code, ReadOnlySpan<byte> results)
    {
        Inputs = inputs;
        this.code = GC.AllocateUninitializedArray<Instruction>(code.Length, pinned: true);
        code.CopyTo(this.code);
        this.results = results.ToArray();
        int written = inputs;
        var hashing = new HashCode();
        foreach (var step in this.code)
        {
            Registers = Math.Max(Registers, step.Target + 1);
            if (step.Target > written || Registers > MaxRegisters)
                throw new ArgumentException(
                    $"code: register {step.Target} follows {written}, of at most {MaxRegisters}.");
            written = Math.Max(written, step.Target + 1);
            hashing.Add(step);
        }

        Registers = Math.Max(Registers, inputs);
        hashing.AddBytes(results);
        hash = hashing.ToHashCode();
    }

    /// <summary>The largest number of registers of a program.</summary>
    public const int MaxRegisters = 32;

    /// <summary>How many inputs it reads.</summary>
    public int Inputs { get; }

    /// <summary>How many registers it uses, inputs included.</summary>
    public int Registers { get; }

    /// <summary>The instructions in order.</summary>
    public ReadOnlySpan<Instruction> Code => code;

    /// <summary>The registers of the results.</summary>
    public ReadOnlySpan<byte> Results => results;

    /// <summary>The register of the first result.</summary>
    public int Result => results[0];

    /// <inheritdoc/>
    public bool Equals(ElementwiseProgram? other) =>
        other is not null && Inputs == other.Inputs && Code.SequenceEqual(other.Code) &&
        Results.SequenceEqual(other.Results);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ElementwiseProgram);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;
}
