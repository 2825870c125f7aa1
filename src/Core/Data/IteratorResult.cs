namespace Strata;

/// <summary>What a <see cref="LazyIterator{T}"/> gives.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="value">The element; nothing at the end.</param>
/// <param name="done">Whether the pass has ended.</param>
public readonly record struct IteratorResult<T>(T? value, bool done);
