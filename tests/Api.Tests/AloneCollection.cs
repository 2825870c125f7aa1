using Xunit;

namespace Strata.Api.Tests;

/// <summary>Tests of what belongs to the whole process, like its seed or memory: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
