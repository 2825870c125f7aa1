using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// A view [outer, groups, inner] with its groups in front, [groups, outer, inner]: itself if there is one group, else
/// a copy.
/// </summary>
internal sealed class GroupedChannels : IDisposable
{
    private readonly Backend on;
    private readonly BufferView view;
    private readonly Buffer? memory;

    /// <summary>The view in groups; with no values yet if it is to be computed.</summary>
    internal GroupedChannels(Backend on, BufferView view, bool isEmpty = false)
    {
        (this.on, this.view) = (on, view);
        if (view.Dims[1] == 1) return;
        memory = on.Allocate(view.Bytes);
        if (!isEmpty) on.CopyStrided(view, Map(), As(view.Dims));
    }

    internal BufferView As(Dims dims) =>
        memory is null ? view.As(dims) : new(memory, 0, dims, view.DType);

    /// <summary>One group.</summary>
    internal BufferView Group(int group, Dims dims)
    {
        var all = As(view.Dims);
        return all with { Offset = all.Offset + (group * (view.Bytes / view.Dims[1])), Dims = dims };
    }

    /// <summary>Writes what was computed to the view.</summary>
    internal void CopyBack()
    {
        if (memory is null) return;
        var map = Map();
        on.CopyStrided(
            As(view.Dims), new(map.Box, 0, map.TargetStrides, 0, map.SourceStrides), view);
    }

    public void Dispose() => memory?.Dispose();

    private StridedMap Map()
    {
        int outer = view.Dims[0], groups = view.Dims[1], inner = view.Dims[2];
        return new([outer, groups, inner], 0, [groups * inner, inner, 1], 0, [inner, outer * inner, 1]);
    }
}
