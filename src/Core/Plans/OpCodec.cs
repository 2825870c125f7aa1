using System.Collections.Concurrent;
using System.Reflection;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Plans;

/// <summary>
/// Ops as bytes: the op's name, then its constructor's arguments. The set of ops is closed: the record structs of this
/// assembly; what a name stands for is looked up among them and nowhere else.
/// </summary>
internal static class OpCodec
{
    private static readonly Dictionary<string, Type> Types = typeof(IOp).Assembly.GetTypes()
        .Where(type => type.IsValueType && typeof(IOp).IsAssignableFrom(type))
        .ToDictionary(type => type.Name);

    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> Constructors = new();

    /// <summary>All ops.</summary>
    internal static IReadOnlyCollection<Type> All => Types.Values;

    internal static void Write(BinaryWriter writer, IOp op)
    {
        writer.Write(op.GetType().Name);
        WriteFields(writer, op.GetType(), op);
    }

    /// <exception cref="FormatException">There is no such op, or an argument is malformed.</exception>
    internal static IOp Read(BinaryReader reader)
    {
        string name = reader.ReadString();
        return Types.TryGetValue(name, out var type)
            ? (IOp)ReadFields(reader, type)
            : throw new FormatException($"op: '{name}' is none.");
    }

    internal static void WriteDims(BinaryWriter writer, Dims dims)
    {
        writer.Write((byte)dims.Rank);
        foreach (int length in dims.Span) writer.Write(length);
    }

    internal static Dims ReadDims(BinaryReader reader)
    {
        int rank = reader.ReadByte();
        if (rank > Dims.MaxRank)
            throw new FormatException($"dims: expected at most {Dims.MaxRank} axes, received {rank}.");
        int[] lengths = new int[rank];
        for (int i = 0; i < rank; i++) lengths[i] = reader.ReadInt32();
        return new(lengths);
    }

    internal static DType ReadDType(BinaryReader reader)
    {
        DType dtype = reader.ReadString();
        return dtype != DType.@string ? dtype : throw new FormatException("dtype: strings are in no plan.");
    }

    // A record struct without parameters has no primary constructor: its default value is the only one.
    private static ConstructorInfo? PrimaryConstructor(Type type) => Constructors.GetOrAdd(
        type, static t => t.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault());

    private static void WriteFields(BinaryWriter writer, Type type, object value)
    {
        foreach (var parameter in PrimaryConstructor(type)?.GetParameters() ?? [])
            WriteValue(writer, parameter.ParameterType, type.GetProperty(parameter.Name!)!.GetValue(value));
    }

    private static object ReadFields(BinaryReader reader, Type type) => PrimaryConstructor(type) is { } constructor
        ? constructor.Invoke([.. constructor.GetParameters().Select(p => ReadValue(reader, p.ParameterType))])
        : Activator.CreateInstance(type)!;

    private static void WriteValue(BinaryWriter writer, Type type, object? value)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            writer.Write(value is not null);
            if (value is not null) WriteValue(writer, inner, value);
            return;
        }

        switch (value)
        {
            case bool v: writer.Write(v); break;
            case int v: writer.Write(v); break;
            case uint v: writer.Write(v); break;
            case ulong v: writer.Write(v); break;
            case float v: writer.Write(v); break;
            case double v: writer.Write(v); break;
            case Enum v: writer.Write(Convert.ToInt32(v)); break;
            case Dims v: WriteDims(writer, v); break;
            case DType v: writer.Write(v.ToString()); break;
            default: WriteFields(writer, type, value!); break;
        }
    }

    private static object? ReadValue(BinaryReader reader, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return reader.ReadBoolean() ? ReadValue(reader, inner) : null;
        if (type == typeof(bool)) return reader.ReadBoolean();
        if (type == typeof(int)) return reader.ReadInt32();
        if (type == typeof(uint)) return reader.ReadUInt32();
        if (type == typeof(ulong)) return reader.ReadUInt64();
        if (type == typeof(float)) return reader.ReadSingle();
        if (type == typeof(double)) return reader.ReadDouble();
        if (type == typeof(Dims)) return ReadDims(reader);
        if (type == typeof(DType)) return ReadDType(reader);
        if (!type.IsEnum) return ReadFields(reader, type);
        object value = Enum.ToObject(type, reader.ReadInt32());
        return Enum.IsDefined(type, value) ? value : throw new FormatException($"{type.Name}: {value} is none.");
    }
}
