namespace Strata.Backends;

/// <summary>
/// One step of an <see cref="ElementwiseProgram"/>: register[Target] = Code(register[A], register[B], register[C], K).
/// </summary>
/// <param name="Code">What to do.</param>
/// <param name="Target">The register that takes the result.</param>
/// <param name="A">The first operand's register.</param>
/// <param name="B">The second operand's register.</param>
/// <param name="C">The third operand's register.</param>
/// <param name="K">The constant of <see cref="Opcode.Constant"/>.</param>
/// <param name="Integer">Whether the operands are int32 (truth values included), not float32.</param>
public readonly record struct Instruction(
    Opcode Code, byte Target, byte A = 0, byte B = 0, byte C = 0, float K = 0, bool Integer = false);
