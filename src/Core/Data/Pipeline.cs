namespace Strata.Data;

/// <summary>A dataset made by a function that starts a pass.</summary>
internal sealed class Pipeline<T>(double? size, Func<CancellationToken, IAsyncEnumerable<T>> open) : Dataset<T>
    where T : notnull
{
    public override double? size { get; } = size;

    public override IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        open(cancellationToken).GetAsyncEnumerator(cancellationToken);
}
