using Strata.Plans;
using Strata.Tensors;

namespace Strata.Training;

/// <summary>Programs of runs as bytes, so that workers that know neither the model nor its code can run it.</summary>
public static class RunProgramCodec
{
    private const int MaxItems = 1 << 20;

    /// <summary>The bytes of a program and the key of its random draws.</summary>
    public static byte[] Encode(RunProgram program, ulong seed)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(seed);
        WritePart(writer, program.Train, program.TrainVariables);
        WritePart(writer, program.Validate, program.ValidateVariables);
        writer.Write(program.Variables.Length);
        foreach (var spec in program.Variables)
        {
            OpCodec.WriteDims(writer, spec.Dims);
            writer.Write(spec.DType.ToString());
        }

        writer.Write(program.LogNames.Length);
        foreach (string name in program.LogNames) writer.Write(name);
        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>The program that bytes are.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static (RunProgram Program, ulong Seed) Decode(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            ulong seed = reader.ReadUInt64();
            var (train, trainVariables) = ReadPart(reader);
            var (validate, validateVariables) = ReadPart(reader);
            var variables = new TensorSpec[Count(reader)];
            for (int i = 0; i < variables.Length; i++)
                variables[i] = new(OpCodec.ReadDims(reader), reader.ReadString());
            string[] names = new string[Count(reader)];
            for (int i = 0; i < names.Length; i++) names[i] = reader.ReadString();
            var program = new RunProgram(train, validate, trainVariables, validateVariables, variables, names);
            Check(train, trainVariables, program);
            Check(validate, validateVariables, program);
            return (program, seed);
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException)
        {
            throw new FormatException($"program: malformed: {error.Message}", error);
        }
    }

    private static void WritePart(BinaryWriter writer, Plan? plan, int[] variables)
    {
        writer.Write(plan is not null);
        if (plan is null) return;
        PlanCodec.Write(writer, plan);
        foreach (int variable in variables) writer.Write(variable);
    }

    private static (Plan?, int[]) ReadPart(BinaryReader reader)
    {
        if (!reader.ReadBoolean()) return (null, []);
        var plan = PlanCodec.Read(reader);
        int[] variables = new int[plan.Variables.Count];
        for (int i = 0; i < variables.Length; i++) variables[i] = reader.ReadInt32();
        return (plan, variables);
    }

    private static void Check(Plan? plan, int[] variables, RunProgram program)
    {
        if (plan is null) return;
        if (plan.Outputs.Count < program.LogNames.Length)
            throw new FormatException("program: a plan has too few outputs.");
        for (int i = 0; i < variables.Length; i++)
        {
            if ((uint)variables[i] >= (uint)program.Variables.Length
                || program.Variables[variables[i]] != plan.Variables[i])
                throw new FormatException($"program: variable {i} of a plan does not fit.");
        }
    }

    private static int Count(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        return count is >= 0 and < MaxItems
            ? count : throw new FormatException($"program: a count of {count} is too large.");
    }
}
