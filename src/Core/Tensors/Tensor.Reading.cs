using Strata.Callbacks;
using Strata.Tensors;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>Prints it as TensorFlow.js does.</summary>
    /// <param name="verbose">Whether type, rank and shape are told.</param>
    public void print(bool verbose = false) => ProgressOutput.Writer.WriteLine(ToString(verbose));

    /// <summary>The text that <see cref="print"/> prints.</summary>
    /// <param name="verbose">Whether type, rank and shape are told.</param>
    public string ToString(bool verbose) => this is TracedTensor || isDisposed
        ? $"Tensor {Dims} {dtype}{(isDisposed ? ", disposed" : "")}" : TensorText.Of(this, verbose);

    /// <inheritdoc/>
    public override string ToString() => ToString(false);

    /// <summary>
    /// All elements as nested arrays: a <c>float[][]</c> of a float32 tensor of rank 2; of a scalar the number itself.
    /// int, bool and string of the other types.
    /// </summary>
    public object arraySync() =>
        dtype == DType.float32 ? Nested(dataSync<float>()) : dtype == DType.int32 ? Nested(dataSync<int>())
        : dtype == DType.@bool ? Nested(dataSync<bool>()) : Nested(dataSync<string>());

    /// <summary>All elements as nested arrays of a given type, like <c>arraySync&lt;float[][]&gt;()</c>.</summary>
    /// <exception cref="InvalidCastException">The tensor has another rank or type.</exception>
    public T arraySync<T>() => arraySync() is T nested ? nested : throw new InvalidCastException(
        $"arraySync: expected a type for rank {rank} and dtype {dtype}, received {typeof(T).Name}.");

    /// <summary>As <see cref="arraySync()"/>, without waiting for the device on this thread.</summary>
    public Task<object> array() => Task.Run(arraySync);

    /// <summary>As <see cref="arraySync{T}()"/>, without waiting for the device on this thread.</summary>
    public Task<T> array<T>() => Task.Run(arraySync<T>);

    private object Nested<T>(T[] values) => rank == 0 ? values[0]! : Nested(values, 0, 0);

    private Array Nested<T>(T[] values, int axis, int start)
    {
        int length = Dims[axis];
        if (axis == rank - 1) return values[start..(start + length)];
        int step = Dims.Product(axis + 1, rank);
        var type = typeof(T);
        for (int i = axis + 1; i < rank; i++) type = type.MakeArrayType();
        var rows = Array.CreateInstance(type, length);
        for (int i = 0; i < length; i++) rows.SetValue(Nested(values, axis + 1, start + (i * step)), i);
        return rows;
    }
}
