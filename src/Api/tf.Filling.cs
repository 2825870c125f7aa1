using Strata.Ops.Creation;
using Strata.Tensors;

namespace Strata;

public static partial class tf
{
    /// <summary>Zeros (false of bool).</summary>
    public static Tensor zeros(int[] shape, DType dtype = default) => Filled("zeros", shape, 0, dtype);

    /// <summary>Ones (true of bool).</summary>
    public static Tensor ones(int[] shape, DType dtype = default) => Filled("ones", shape, 1, dtype);

    /// <summary>Zeros of a tensor's shape and type.</summary>
    public static Tensor zerosLike(Tensor x) => x.zerosLike();

    /// <summary>Ones of a tensor's shape and type.</summary>
    public static Tensor onesLike(Tensor x) => x.onesLike();

    /// <summary>A tensor of one number.</summary>
    public static Tensor fill(int[] shape, double value, DType dtype = default) => Filled("fill", shape, value, dtype);

    /// <summary>Numbers from start up to, not including, stop.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">Where they end.</param>
    /// <param name="step">From one to the next; by default 1, or −1 if stop is below start.</param>
    /// <param name="dtype">float32 by default.</param>
    /// <exception cref="ArgumentException">A step of 0.</exception>
    public static Tensor range(double start, double stop, double? step = null, DType dtype = default)
    {
        double by = step ?? (stop < start ? -1 : 1);
        if (by == 0) throw new ArgumentException("range: step: expected a number other than 0, received 0.");
        double[] values = new double[Math.Max(0, (int)Math.Ceiling((stop - start) / by))];
        for (int i = 0; i < values.Length; i++) values[i] = start + (i * by);
        return HostValues.Of("range", values, null, dtype);
    }

    /// <summary>Numbers at equal distances, from start to stop, both included; float32.</summary>
    /// <exception cref="ArgumentException">Fewer than one number.</exception>
    public static Tensor linspace(double start, double stop, int num)
    {
        if (num < 1) throw new ArgumentException($"linspace: num: expected at least 1, received {num}.");
        double[] values = new double[num];
        for (int i = 0; i < num; i++) values[i] = num == 1 ? start : start + ((stop - start) * i / (num - 1));
        return HostValues.Of("linspace", values, null, DType.float32);
    }

    /// <summary>Ones on the diagonal of a matrix, or of a batch of matrices.</summary>
    /// <param name="numRows">Its rows.</param>
    /// <param name="numColumns">Its columns; as many as rows by default.</param>
    /// <param name="batchShape">The shape of the batch; none by default.</param>
    /// <param name="dtype">float32 by default.</param>
    public static Tensor eye(int numRows, int? numColumns = null, int[]? batchShape = null, DType dtype = default)
    {
        int columns = numColumns ?? numRows;
        double[] values = new double[numRows * columns];
        for (int i = 0; i < Math.Min(numRows, columns); i++) values[(i * columns) + i] = 1;
        var matrix = HostValues.Of("eye", values, [numRows, columns], dtype);
        return batchShape is null ? matrix : matrix.broadcastTo([.. batchShape, numRows, columns]);
    }

    /// <summary>Along a new last axis, on where the index stands and off elsewhere.</summary>
    /// <param name="indices">The indices; others than 0 to depth − 1 have no on.</param>
    /// <param name="depth">The length of the new axis.</param>
    /// <param name="onValue">What stands where the index is.</param>
    /// <param name="offValue">What stands elsewhere.</param>
    /// <param name="dtype">int32 by default.</param>
    public static Tensor oneHot(
        Tensor indices, int depth, double onValue = 1, double offValue = 0, DType? dtype = null) => depth < 2
        ? throw new ArgumentException($"oneHot: depth: expected at least 2, received {depth}.")
        : indices.oneHot(depth, onValue, offValue).cast(dtype ?? DType.int32);

    /// <summary>A tensor whose values can be replaced, and that optimizers change.</summary>
    /// <param name="initialValue">Its first values.</param>
    /// <param name="trainable">Whether optimizers change it by default.</param>
    /// <param name="name">Its name; by default a number.</param>
    /// <param name="dtype">Its type; that of the values by default.</param>
    public static Variable variable(
        Tensor initialValue, bool trainable = true, string? name = null, DType? dtype = null) =>
        initialValue.variable(trainable, name, dtype);

    /// <summary>Prints a tensor.</summary>
    public static void print(Tensor x, bool verbose = false) => x.print(verbose);

    private static Tensor Filled(string op, int[] shape, double value, DType dtype) =>
        dtype == DType.@string
            ? throw new ArgumentException($"{op}: dtype: expected float32, int32 or bool, received string.")
            : Tensor.Apply(new Fill(HostValues.DimsOf(op, shape), dtype, value));
}
