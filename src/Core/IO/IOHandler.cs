namespace Strata;

/// <summary>A place where models are saved to and loaded from; see <c>tf.io</c>.</summary>
public abstract class IOHandler
{
    /// <summary>Writes a model.</summary>
    /// <exception cref="NotSupportedException">Nothing can be saved here.</exception>
    public virtual Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{GetType().Name} cannot save models.");

    /// <summary>Reads a model.</summary>
    /// <exception cref="NotSupportedException">Nothing can be loaded from here.</exception>
    public virtual Task<ModelArtifacts> load(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{GetType().Name} cannot load models.");
}
