using Strata.Plans;
using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// A device that holds buffers and runs kernels. The abstract members are what a new backend must have; the others are
/// composed of them and may be overridden where it pays. All tensors are dense and row-major. Two rules hold for each
/// kernel: a row's result depends neither on how many rows are in the call nor on its place among them nor on the
/// number of threads; and sums over rows follow the <see cref="RowTree"/>.
/// Sums along other axes run over 16 virtual lanes that begin with 0: lane i adds the elements i, i + 16, …, then the
/// lanes are added pairwise, 8 apart, 4 apart, 2 apart, 1 apart. A product of matrices adds over its inner axis in
/// order, one fused multiply-add at a time, beginning with 0; so does a convolution, over filter planes, rows, columns
/// and channels (its input's gradient: planes, rows and columns backwards, then output channels) with zeros outside of
/// the image, and, within a leaf, a product over rows and a filter's gradient, over rows and output pixels. A backend
/// may compute a convolution in another order if it chooses so by its geometry alone. None of this depends on how wide
/// registers are or how blocks are cut, so that processors agree on every bit.
/// A kernel that takes an <see cref="Epilogue"/> has run it on its whole result when it is done; of a sum over rows it
/// is given only where the tree is complete.
/// </summary>
public abstract class Backend : IDisposable
{
    /// <summary>A short name, like "cpu".</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether a kernel's first call takes longer than others, so that it is worth another thread's time to make it
    /// beforehand; kernels may then run on two threads at a time.
    /// </summary>
    public virtual bool WantsRehearsal => false;

    /// <summary>Takes memory, aligned to 64 bytes, its contents undefined.</summary>
    /// <param name="bytes">How many bytes; 0 is allowed.</param>
    public abstract Buffer Allocate(long bytes);

    /// <summary>Copies from the host; the source may be reused at once.</summary>
    public abstract void Write(Buffer target, long offset, ReadOnlySpan<byte> source);

    /// <summary>Copies to the host, after all that was asked of the buffer before.</summary>
    public abstract void Read(Buffer source, long offset, Span<byte> target);

    /// <summary>Runs an elementwise program; inputs are broadcast to the output's dimensions.</summary>
    /// <param name="program">What is computed.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Where its results go, all of the same dimensions; an output may be an input of its
    /// dimensions, but no part of one.</param>
    public abstract void Elementwise(
        ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, ReadOnlySpan<BufferView> outputs);

    /// <summary>Runs an elementwise program of one result.</summary>
    public void Elementwise(ElementwiseProgram program, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        Elementwise(program, inputs, new ReadOnlySpan<BufferView>(in output));

    /// <summary>Copies between strided boxes of elements of the same type.</summary>
    public abstract void CopyStrided(BufferView source, in StridedMap map, BufferView target);

    /// <summary>Sets all elements to a value (of bool: 0 or 1).</summary>
    public abstract void Fill(BufferView target, double value);

    /// <summary>
    /// Reduces the middle axis: x [outer, length, inner] to y [outer, inner]. An empty sum is 0, an empty product 1.
    /// </summary>
    public abstract void Reduce(ReduceKind kind, BufferView x, BufferView y);

    /// <summary>Sums float32 x [tree.Length, n] over its rows into float32 nodes of n elements each.</summary>
    public abstract void SumRows(BufferView x, in RowTree tree, BufferView nodes);

    /// <summary>
    /// y [batch, m, n] = a [batch, m, k] · b [batch or 1, k, n], float32; b is [batch or 1, n, k] if
    /// <paramref name="transposeB"/>. A batch of 1 in b serves all of a.
    /// </summary>
    public abstract void MatMul(BufferView a, BufferView b, bool transposeB, BufferView y, Epilogue? then = null);

    /// <summary>
    /// Nodes of aᵀ·b, a sum over rows: a [tree.Length, m], b [tree.Length, n], each node [m, n], float32.
    /// </summary>
    public abstract void MatMulRows(
        BufferView a, BufferView b, in RowTree tree, BufferView nodes, Epilogue? then = null);

    /// <summary>y [outer, indices, inner] = x [outer, length, inner] at int32 indices along the middle axis.</summary>
    public abstract void Gather(BufferView x, BufferView indices, BufferView y);

    /// <summary>
    /// Nodes of a scatter, a sum over entries: each entry of float32 x [tree.Length, n] is added to the row of
    /// [length, n] that its int32 index names; rows that none names are 0. Within a leaf entries are added in order,
    /// beginning with 0.
    /// </summary>
    public virtual void ScatterRows(
        BufferView x, BufferView indices, int length, in RowTree tree, BufferView nodes) =>
        ComposedKernels.ScatterRows(this, x, indices, length, tree, nodes);

    /// <summary>Draws random numbers into y [rows, n], float32 or, for whole numbers, int32.</summary>
    public abstract void Random(in Draw draw, BufferView y);

    /// <summary>Convolution in one to three dimensions, the channels last.</summary>
    public virtual void Conv(
        in ConvGeometry g, BufferView x, BufferView filter, BufferView y, Epilogue? then = null)
    {
        ComposedKernels.Conv(this, g, x, filter, y);
        then?.Run(this);
    }

    /// <summary>The gradient of a convolution's input, given its output's; also the transposed convolution.</summary>
    public virtual void ConvInputGradient(
        in ConvGeometry g, BufferView dy, BufferView filter, BufferView dx, Epilogue? then = null)
    {
        ComposedKernels.ConvInputGradient(this, g, dy, filter, dx);
        then?.Run(this);
    }

    /// <summary>Nodes of the gradient of a convolution's filter; the tree counts rows of the batch.</summary>
    public virtual void ConvFilterGradient(
        in ConvGeometry g, BufferView x, BufferView dy, in RowTree tree, BufferView nodes) =>
        ComposedKernels.ConvFilterGradient(this, g, x, dy, tree, nodes);

    /// <summary>Pooling in one to three dimensions, the channels last; OutChannels = InChannels.</summary>
    public virtual void Pool(
        PoolKind kind, in ConvGeometry g, BufferView x, BufferView y, Epilogue? then = null)
    {
        ComposedKernels.Pool(this, kind, g, x, y);
        then?.Run(this);
    }

    /// <summary>The gradient of pooling's input; the first of equal maxima takes a window's gradient.</summary>
    public virtual void PoolGradient(
        PoolKind kind, in ConvGeometry g, BufferView dy, BufferView x, BufferView dx, Epilogue? then = null)
    {
        ComposedKernels.PoolGradient(this, kind, g, dy, x, dx);
        then?.Run(this);
    }

    /// <summary>
    /// The softmax of each row of x [rows, n], e = exp(x − max x) over the sum of e, or its logarithm,
    /// (x − max x) − ln of that sum.
    /// </summary>
    public virtual void Softmax(bool logarithm, BufferView x, BufferView y) =>
        ComposedLosses.Softmax(this, logarithm, x, y);

    /// <summary>
    /// The gradient of a softmax's input, of its output's and its output y [rows, n]: y·(dy − Σ dy·y), of the
    /// logarithm dy − exp(y)·Σ dy.
    /// </summary>
    public virtual void SoftmaxGradient(bool logarithm, BufferView dy, BufferView y, BufferView dx) =>
        ComposedLosses.SoftmaxGradient(this, logarithm, dy, y, dx);

    /// <summary>
    /// losses [rows] = −Σ t·ln clip(p/Σp) of targets t and outputs p [rows, n], clipped to ε and 1 − ε; sparse targets
    /// [rows] are class numbers, float32, rounded down: p is clipped first, and t is 1 at the class (of no class 0).
    /// </summary>
    public virtual void Crossentropy(
        bool sparse, float epsilon, BufferView targets, BufferView p, BufferView losses) =>
        ComposedLosses.Crossentropy(this, sparse, epsilon, targets, p, losses);

    /// <summary>
    /// The gradient of a crossentropy's outputs: dp = dy·(Σ g·q − g)/s, where q = p/s, s = Σp, and g is t/q where q is
    /// not clipped, else 0; sparse, p is clipped before, and dp is 0 where that changed it.
    /// </summary>
    public virtual void CrossentropyGradient(
        bool sparse, float epsilon, BufferView dy, BufferView targets, BufferView p, BufferView dp) =>
        ComposedLosses.CrossentropyGradient(this, sparse, epsilon, dy, targets, p, dp);

    /// <summary>
    /// Runs a recurrent cell over a sequence and writes its tape: of x, weights and the first states, h and, of an
    /// LSTM, c.
    /// </summary>
    public virtual void Recurrent(in Recurrence r, ReadOnlySpan<BufferView> inputs, BufferView tape) =>
        ComposedRecurrence.Run(this, r, inputs, tape);

    /// <summary>Runs a recurrent cell as <see cref="Recurrent"/> does, but writes only states.</summary>
    public virtual void RecurrentPass(
        in Recurrence r, WantedStates wanted, ReadOnlySpan<BufferView> inputs, BufferView states) =>
        ComposedRecurrence.Pass(this, r, wanted, inputs, states);

    /// <summary>
    /// The left operands [x, h, 1] of all steps of a recurrent cell, of its tape, x and the first h.
    /// </summary>
    public virtual void RecurrentTerms(
        in Recurrence r, BufferView tape, BufferView x, BufferView state, BufferView terms) =>
        ComposedRecurrence.ReadTerms(this, r, tape, x, state, terms);

    /// <summary>
    /// Walks a sequence backwards: of the states' gradients, tape, weights and first states the gradients of the
    /// products z; with <paramref name="firstGiven"/> before the first step one that begins with the gradient of the
    /// first c (of a GRU, of what the first h passes on beside its product), the rest 0.
    /// </summary>
    public virtual void RecurrentGradient(
        in Recurrence r, WantedStates wanted, bool firstGiven, ReadOnlySpan<BufferView> inputs, BufferView dz) =>
        ComposedRecurrence.Gradient(this, r, wanted, firstGiven, inputs, dz);

    /// <summary>
    /// Makes a plan ready to run for up to <paramref name="maxRows"/> rows; by default it is interpreted.
    /// </summary>
    public virtual PlanExecutor Prepare(Plan plan, int maxRows) => new(plan, this, maxRows);

    /// <summary>Returns what the backend holds.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
