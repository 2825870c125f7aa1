namespace Strata.IO;

/// <summary>How the files of a model are found and read.</summary>
internal sealed record LoadOptions
{
    /// <summary>Where the weight files are, if not beside model.json: a folder or an address.</summary>
    internal string? WeightPathPrefix { get; init; }

    /// <summary>From a path in the manifest to where its file is.</summary>
    internal Func<string, Task<string>>? WeightUrlConverter { get; init; }

    /// <summary>Is told the fraction of the weight files that have been read.</summary>
    internal Action<double>? OnProgress { get; init; }

    /// <summary>What sends the requests.</summary>
    internal HttpClient? HttpClient { get; init; }
}
