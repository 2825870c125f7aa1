using System.Reflection;

namespace Strata.Wire.Tests.Serialization;

/// <summary>
/// Makes an instance of any message, the same every time: each field gets a value that differs from its neighbours',
/// an array gets two elements, what may be null is not.
/// </summary>
internal sealed class Samples
{
    private int _next;

    public static object Of(Type type) => new Samples().Make(type);

    private object Make(Type type)
    {
        _next++;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => $"text {_next} äß",
            _ when type == typeof(bool) => _next % 2 == 1,
            _ when type == typeof(int) => _next * 1_000,
            _ when type == typeof(long) => _next * 10_000_000_000L,
            _ when type == typeof(float) => _next + 0.1f,
            _ when type == typeof(double) => _next + 0.1,
            _ when type == typeof(byte[]) => new byte[] { (byte)_next, 255 },
            _ when type.IsEnum => Enum.GetValues(type).GetValue(_next % Enum.GetValues(type).Length)!,
            _ when type.IsArray => MakeArray(type.GetElementType()!),
            _ => MakeRecord(type),
        };
    }

    private Array MakeArray(Type element)
    {
        var array = Array.CreateInstance(element, 2);
        array.SetValue(Make(element), 0);
        array.SetValue(Make(element), 1);
        return array;
    }

    private object MakeRecord(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)
            ?? throw new NotSupportedException($"{type} has no public constructor.");
        return constructor.Invoke([.. constructor.GetParameters().Select(one => Make(one.ParameterType))]);
    }
}
