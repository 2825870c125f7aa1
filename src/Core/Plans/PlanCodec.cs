using Strata.Tensors;

namespace Strata.Plans;

/// <summary>
/// Plans as bytes. Reading trusts nothing: counts are bounded before memory is taken, ops are looked up in a closed
/// set, a node reads only nodes before it, and all dimensions are inferred anew and compared.
/// </summary>
public static class PlanCodec
{
    private const byte Version = 1;
    private const int MaxNodes = 1 << 20;
    private const int MaxConstantBytes = 1 << 30;
    private const int MaxPart = 1 << 16;

    /// <summary>Writes a plan.</summary>
    public static void Write(BinaryWriter writer, Plan plan)
    {
        writer.Write(Version);
        WriteAll(writer, plan.Variables, WriteSpec);
        WriteAll(writer, plan.Constants, (w, constant) =>
        {
            WriteSpec(w, constant.Spec);
            w.Write(constant.Bytes);
        });
        WriteAll(writer, plan.Nodes, WriteNode);
        WriteAll(writer, plan.Outputs, (w, output) => w.Write(output));
        WriteAll(writer, plan.Assignments, (w, assignment) =>
        {
            w.Write(assignment.Variable);
            w.Write(assignment.Node);
        });
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">The bytes are no plan of this version.</exception>
    public static Plan Read(BinaryReader reader)
    {
        try
        {
            byte version = reader.ReadByte();
            return version == Version ? ReadBody(reader)
                : throw new FormatException($"plan: expected version {Version}, received {version}.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or InvalidOperationException
            or IndexOutOfRangeException or ArithmeticException or System.Reflection.TargetInvocationException)
        {
            throw new FormatException($"plan: malformed: {error.Message}", error);
        }
    }

    private static Plan ReadBody(BinaryReader reader)
    {
        var variables = ReadAll(reader, ReadWholeSpec);
        var constants = ReadAll(reader, r =>
        {
            var spec = ReadWholeSpec(r);
            return new PlanConstant(spec, ReadBytes(r, (int)Math.Min(spec.Bytes(1), MaxConstantBytes)));
        });
        var nodes = new List<Node>();
        int count = ReadCount(reader);
        for (int i = 0; i < count; i++) nodes.Add(ReadNode(reader, nodes, variables, constants));
        int[] outputs = ReadAll(reader, r => Within(r.ReadInt32(), count, "output"));
        var assignments = ReadAll(reader, r => new Assignment(
            Within(r.ReadInt32(), variables.Length, "variable"), Within(r.ReadInt32(), count, "node")));
        foreach (var (variable, node) in assignments)
            if (nodes[node].Spec != variables[variable])
                throw new FormatException($"assignment: node {node} does not fit variable {variable}.");
        return PlanCompiler.Compile(nodes, outputs, assignments, variables, constants);
    }

    private static void WriteNode(BinaryWriter writer, Node node)
    {
        writer.Write((byte)node.Kind);
        if (node.Kind == NodeKind.Op)
        {
            OpCodec.Write(writer, node.Op!);
            WriteAll(writer, node.Inputs, (w, input) => w.Write(input));
            return;
        }

        writer.Write(node.Index);
        WriteSpec(writer, node.Spec);
    }

    private static Node ReadNode(
        BinaryReader reader, List<Node> nodes, TensorSpec[] variables, PlanConstant[] constants)
    {
        var kind = (NodeKind)reader.ReadByte();
        if (kind == NodeKind.Op)
        {
            var op = OpCodec.Read(reader);
            int[] inputs = ReadAll(reader, r => Within(r.ReadInt32(), nodes.Count, "input"));
            if (op.Arity < 0 ? inputs.Length == 0 : inputs.Length != op.Arity)
                throw new FormatException(
                    $"inputs: expected {op.Arity} of {op.GetType().Name}, received {inputs.Length}.");
            return new(kind, Checked(op.Infer([.. inputs.Select(i => nodes[i].Spec)])), 0, op, inputs);
        }

        int index = reader.ReadInt32();
        var spec = ReadSpec(reader);
        bool fits = kind switch
        {
            NodeKind.Input => index == nodes.Count(n => n.Kind == NodeKind.Input),
            NodeKind.Variable => spec == variables[Within(index, variables.Length, "variable")],
            NodeKind.Constant => spec == constants[Within(index, constants.Length, "constant")].Spec,
            _ => false,
        };
        return fits ? new(kind, spec, index, null, [])
            : throw new FormatException($"node: {kind} {index} {spec} does not fit.");
    }

    private static void WriteSpec(BinaryWriter writer, TensorSpec spec)
    {
        OpCodec.WriteDims(writer, spec.Dims);
        writer.Write(spec.DType.ToString());
    }

    // Memory is taken as the bytes come, not as their announced number says.
    private static byte[] ReadBytes(BinaryReader reader, int length)
    {
        var bytes = new MemoryStream();
        while (bytes.Length < length)
        {
            byte[] part = reader.ReadBytes((int)Math.Min(MaxPart, length - bytes.Length));
            if (part.Length == 0) throw new EndOfStreamException($"constant: {bytes.Length} bytes of {length}.");
            bytes.Write(part);
        }

        return bytes.ToArray();
    }

    private static TensorSpec ReadWholeSpec(BinaryReader reader) => ReadSpec(reader) is { Dims.IsSymbolic: false } spec
        ? spec : throw new FormatException("dims: a variable or constant has no batch axis.");

    private static TensorSpec ReadSpec(BinaryReader reader) =>
        Checked(new(OpCodec.ReadDims(reader), OpCodec.ReadDType(reader)));

    // Only the first axis may be symbolic; indices of elements are int32.
    private static TensorSpec Checked(TensorSpec spec)
    {
        for (int i = 0; i < spec.Dims.Rank; i++)
            if (i > 0 && spec.Dims[i] < 0) throw new FormatException($"dims: axis {i} of {spec.Dims} is symbolic.");
        return spec.Dims.Size <= int.MaxValue / 4 ? spec
            : throw new FormatException($"dims: {spec.Dims} has {spec.Dims.Size} elements; they are too many.");
    }

    private static void WriteAll<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items) write(writer, item);
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = ReadCount(reader);
        var items = new List<T>(Math.Min(count, 1024));
        for (int i = 0; i < count; i++) items.Add(read(reader));
        return [.. items];
    }

    private static int ReadCount(BinaryReader reader) => Within(reader.ReadInt32(), MaxNodes, "count");

    private static int Within(int value, int end, string what) =>
        value >= 0 && value < end
            ? value : throw new FormatException($"{what}: expected 0 to {end - 1}, received {value}.");
}
