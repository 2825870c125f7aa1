namespace Strata.Ops;

/// <summary>An op whose output is its input's elements under other dimensions: nothing is computed.</summary>
public interface IAlias : IOp;
