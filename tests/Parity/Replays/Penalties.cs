namespace Strata.Parity.Replays;

/// <summary>
/// What the regularizers of a model add to its loss. TensorFlow.js leaves it out where it evaluates (register: Q3),
/// we do not: the recorded losses are compared with it added.
/// </summary>
internal sealed class Penalties
{
    private readonly LayersModel model;
    private readonly List<double> byEpoch = [];

    internal Penalties(LayersModel model)
    {
        this.model = model;
        Now = Of();
        Watch = tf.callbacks.onEpochEnd((_, _) => byEpoch.Add(Of()));
    }

    /// <summary>That of the weights with which the case begins.</summary>
    internal double Now { get; }

    /// <summary>Those at the end of each epoch, when <see cref="Watch"/> was among fit's callbacks.</summary>
    internal IReadOnlyList<double> ByEpoch => byEpoch;

    internal Callback Watch { get; }

    internal double Of() => model.calculateLosses().Sum(loss => (double)loss.item());
}
