namespace Strata.Data;

/// <summary>Makes value tuples of parts whose types only running tells.</summary>
internal static class TupleForm
{
    private static readonly Type[] Open =
    [
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>),
        typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>),
    ];

    internal static object Of(object[] parts)
    {
        if (parts.Length is 0 or > 7)
            throw new ArgumentException($"element: expected a tuple of 1 to 7 parts, received {parts.Length}.");
        Type[] types = [.. parts.Select(part => part is Tensor ? typeof(Tensor) : part.GetType())];
        return Activator.CreateInstance(Open[parts.Length - 1].MakeGenericType(types), parts)!;
    }
}
