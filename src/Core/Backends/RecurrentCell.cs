namespace Strata.Backends;

/// <summary>The cells that backends run over whole sequences; see <see cref="Recurrence"/>.</summary>
public enum RecurrentCell : byte
{
    /// <summary>A layer that reads its own output.</summary>
    Simple,

    /// <summary>Long short-term memory (Hochreiter and Schmidhuber, 1997; with forget gates, Gers, 2000).</summary>
    Lstm,

    /// <summary>Gated recurrent unit (Cho et al., 2014), reset gate behind the product.</summary>
    Gru,

    /// <summary>Gated recurrent unit, reset gate before the product.</summary>
    GruBefore,
}
