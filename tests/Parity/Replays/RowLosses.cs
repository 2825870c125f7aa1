namespace Strata.Parity.Replays;

/// <summary>
/// The loss of each row of a batch, by the loss's name. The interface gives only means over batches; a batch of one row
/// of a model that does nothing has the row's.
/// </summary>
internal static class RowLosses
{
    internal static Tensor Of(string loss, Tensor target, Tensor output)
    {
        int last = output.shape[^1];
        int[] outer = output.shape[..^1];
        var rows = output.reshape([-1, last]);
        var targets = target.reshape([rows.shape[0], -1]);
        var model = tf.sequential([tf.layers.activation("linear", inputShape: [last])]);
        model.compile("sgd", loss);
        double[] losses =
        [
            .. Enumerable.Range(0, rows.shape[0]).Select(row => (double)model.evaluate(
                rows.slice([row, 0], [1, -1]), targets.slice([row, 0], [1, -1])).item()),
        ];
        return tf.tensor(losses, outer);
    }
}
