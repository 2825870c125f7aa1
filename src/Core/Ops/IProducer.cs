using Strata.Backends;

namespace Strata.Ops;

/// <summary>
/// An op whose forward is one kernel that takes <see cref="Execution.Then"/>, so that an elementwise chain which is its
/// only reader runs within it, piece by piece.
/// </summary>
public interface IProducer : IOp;
