using System.Runtime.CompilerServices;

namespace Strata.Data;

/// <summary>Elements of several datasets side by side, up to the end of the shortest.</summary>
internal sealed class ZipDataset : Dataset<object>
{
    private readonly object form;
    private readonly Dataset[] sources;

    /// <param name="form">Datasets in a list, a tuple, a map or an object, nested at will.</param>
    /// <exception cref="ArgumentException">A leaf is no dataset, or there is none.</exception>
    internal ZipDataset(object form)
    {
        var found = new List<Dataset>();
        Structure.Map(form, leaf =>
        {
            found.Add(leaf as Dataset ?? throw new ArgumentException(
                $"zip: expected datasets in a list, a tuple, a map or an object, received {leaf.GetType().Name}."));
            return leaf;
        });
        if (found.Count == 0) throw new ArgumentException("zip: expected at least one dataset, received none.");
        (this.form, sources) = (form, [.. found]);
        size = sources.Aggregate((double?)double.PositiveInfinity,
            (least, source) => least is null || source.size is null ? null : Math.Min(least.Value, source.size.Value));
    }

    public override double? size { get; }

    public override IAsyncEnumerator<object> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Elements(cancellationToken).GetAsyncEnumerator(cancellationToken);

    internal override async IAsyncEnumerable<object> Elements(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var passes = Array.ConvertAll(
            sources, source => source.Elements(cancellationToken).GetAsyncEnumerator(cancellationToken));
        try
        {
            while (await Advance(passes).ConfigureAwait(false))
            {
                int next = 0;
                yield return Structure.Map(form, _ => passes[next++].Current);
            }
        }
        finally
        {
            foreach (var pass in passes) await pass.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<bool> Advance(IAsyncEnumerator<object>[] passes)
    {
        for (int i = 0; i < passes.Length; i++)
        {
            if (await passes[i].MoveNextAsync().ConfigureAwait(false)) continue;
            for (int taken = 0; taken < i; taken++) Structure.Dispose(passes[taken].Current);
            return false;
        }

        return true;
    }
}
