using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;

namespace Strata;

/// <summary>
/// An immutable n-dimensional array, row-major, of float32, int32, bool or string elements. Its memory returns when it
/// is disposed, or when the garbage collector finds it.
/// </summary>
public abstract partial class Tensor : IDisposable
{
    private protected Tensor(TensorSpec spec) => Spec = spec;

    /// <summary>A number that no other tensor of this process has.</summary>
    public int id { get; } = Engine.NextTensorId();

    /// <summary>The length of each axis; a negative one is the batch axis of code that is being traced.</summary>
    public int[] shape => Spec.Dims.ToArray();

    /// <summary>The type of the elements.</summary>
    public DType dtype => Spec.DType;

    /// <summary>The number of axes.</summary>
    public int rank => Spec.Dims.Rank;

    /// <summary>The number of elements.</summary>
    public int size => checked((int)Spec.Dims.Size);

    /// <summary>Whether its memory was returned.</summary>
    public abstract bool isDisposed { get; }

    /// <summary>The mask that came with it through a masking layer, or null.</summary>
    public Tensor? kerasMask { get; set; }

    /// <summary>Whether <c>tf.tidy</c> leaves it alone.</summary>
    internal bool Kept { get; set; }

    internal TensorSpec Spec { get; }

    internal Dims Dims => Spec.Dims;

    internal abstract BufferView View { get; }

    internal abstract string[] Strings { get; }

    /// <summary>Returns its memory; a second call does nothing.</summary>
    public abstract void dispose();

    /// <inheritdoc/>
    void IDisposable.Dispose() => dispose();

    /// <summary>All elements in row-major order.</summary>
    /// <typeparam name="T">float, int, bool or string; numbers are converted, a truth value to 0 or 1.</typeparam>
    /// <exception cref="ArgumentException">The elements cannot be had as T.</exception>
    public T[] dataSync<T>()
    {
        if (dtype == DType.@string) return (T[])(object)Strings.ToArray();
        return ElementConversion.FromBytes<T>(bytesSync(), dtype);
    }

    /// <summary>The bytes of all elements in row-major order, little endian; of bool one byte an element.</summary>
    public byte[] bytesSync()
    {
        byte[] bytes = new byte[View.Bytes];
        View.Buffer.Owner.Read(View.Buffer, View.Offset, bytes);
        GC.KeepAlive(this);
        return bytes;
    }

    /// <summary>All elements in row-major order, as float32.</summary>
    public float[] dataSync() => dataSync<float>();

    /// <summary>
    /// All elements in row-major order, as <see cref="dataSync{T}"/>, without waiting for the device on this thread.
    /// </summary>
    public Task<T[]> data<T>() => Task.Run(dataSync<T>);

    /// <summary>All elements in row-major order as float32, without waiting for the device on this thread.</summary>
    public Task<float[]> data() => Task.Run(dataSync<float>);

    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">There is not just one.</exception>
    public float item() => item<float>();

    /// <summary>The only element as T.</summary>
    /// <exception cref="InvalidOperationException">There is not just one.</exception>
    public T item<T>() => size == 1 ? dataSync<T>()[0]
        : throw new InvalidOperationException($"item: expected a tensor of one element, received shape {Dims}.");

    internal static Tensor Apply<TOp>(in TOp op, params ReadOnlySpan<Tensor> inputs)
        where TOp : struct, IOp => Engine.Run(op, inputs);
}
