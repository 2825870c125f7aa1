namespace Strata.Bench.Throughput;

/// <summary>A model, its data, and how it is trained.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Model">Makes the model.</param>
/// <param name="Optimizer">Makes the optimizer.</param>
/// <param name="Loss">The loss, as compile takes it.</param>
/// <param name="Data">Makes inputs and targets.</param>
/// <param name="Batch">Samples per step.</param>
/// <param name="Epochs">Passes over the data; the first is not counted.</param>
/// <param name="Cost">What a sample costs.</param>
/// <param name="Predicts">Whether it is inference rather than training.</param>
internal sealed record Workload(
    string Name, Func<Sequential> Model, Func<Optimizer> Optimizer, string Loss, Func<(Tensor X, Tensor Y)> Data,
    int Batch, int Epochs, Cost Cost, bool Predicts = false)
{
    /// <summary>
    /// A run counts if this time is over at its end; else it is repeated: .NET has by then compiled again what it found
    /// hot.
    /// </summary>
    internal static TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Steps of an epoch that is over before neighbours come or go.</summary>
    private const int Short = 4;

    private static readonly TimeSpan ShortEpochsTake = TimeSpan.FromSeconds(3);

    /// <summary>Additions and multiplications that a sample needs.</summary>
    internal double Operations => Predicts ? Cost.Predicting : Cost.Training;

    /// <summary>The model, ready to train.</summary>
    internal Sequential Compiled()
    {
        var model = Model();
        model.compile(optimizer: Optimizer(), loss: Loss);
        return model;
    }

    /// <summary>The first rows, as many as a step takes.</summary>
    internal Tensor FirstBatch(Tensor rows) => First(rows, Batch);

    /// <summary>The first rows, as many as <see cref="Short"/> steps take.</summary>
    internal Tensor FirstBatches(Tensor rows) => First(rows, Short * Batch);

    /// <summary>How many epochs of so few steps show whether we were alone in some of them.</summary>
    /// <param name="rate">Samples per second.</param>
    internal int ShortEpochs(double rate) =>
        (int)Math.Clamp(ShortEpochsTake.TotalSeconds * rate / (Short * Batch), 10, 400);

    private static Tensor First(Tensor rows, int count) =>
        tf.slice(rows, new int[rows.shape.Length], [Math.Min(count, rows.shape[0]), .. rows.shape.Skip(1)]);
}
