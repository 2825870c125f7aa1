namespace Strata;

/// <summary>
/// The door: everything of the Layers API hangs off it, spelled as in TensorFlow.js. Configuration objects are named
/// arguments: <c>tf.layers.dense({units: 1})</c> is <c>tf.layers.dense(units: 1)</c>.
/// </summary>
public static partial class tf
{
}
