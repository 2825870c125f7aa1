using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Strata.Wire.DataPlane;

/// <summary>Blobs in memory, by run and name, up to a bound of bytes.</summary>
public sealed class BlobStore : IBlobSource
{
    private readonly Dictionary<(long Run, string Name), Blob> _blobs = [];
    private readonly Lock _gate = new();
    private readonly long _maxBytes;
    private long _bytes;

    /// <summary>Makes a store.</summary>
    /// <param name="maxBytes">The most bytes of all blobs, those under way included; by default 8 GiB.</param>
    public BlobStore(long maxBytes = 8L << 30) => _maxBytes = maxBytes;

    /// <summary>Bytes of all blobs, those under way included.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Makes a blob of pieces and keeps it, in place of one of the same run and name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="pieces">The content; copied.</param>
    /// <exception cref="BlobException">There is no room.</exception>
    public Blob Put(long run, string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var cursor = new PieceCursor(pieces);
        byte[] content = Reserve(run, name, cursor.Remaining);
        cursor.CopyTo(content);
        return Commit(run, name, content, SHA256.HashData(content));
    }

    /// <inheritdoc />
    public bool TryGet(long run, string name, [NotNullWhen(true)] out Blob? blob)
    {
        lock (_gate)
        {
            return _blobs.TryGetValue((run, name), out blob);
        }
    }

    /// <summary>Forgets a blob. Who reads it now still can.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name in the run.</param>
    public void Remove(long run, string name)
    {
        lock (_gate)
        {
            RemoveLocked((run, name));
        }
    }

    /// <summary>Forgets all blobs of a run.</summary>
    /// <param name="run">The run.</param>
    public void RemoveRun(long run)
    {
        lock (_gate)
        {
            foreach ((long Run, string Name) key in _blobs.Keys.Where(key => key.Run == run).ToArray())
            {
                RemoveLocked(key);
            }
        }
    }

    // Room is taken before memory is, and given back by Cancel or Remove.
    internal byte[] Reserve(long run, string name, long length)
    {
        if (length < 0 || length > Array.MaxLength)
        {
            throw new BlobException(string.Create(CultureInfo.InvariantCulture,
                $"Blob '{name}' of run {run} has {length} bytes; a blob has at most {Array.MaxLength}."));
        }

        lock (_gate)
        {
            if (length > _maxBytes - _bytes)
            {
                throw new BlobException(string.Create(CultureInfo.InvariantCulture,
                    $"Blob '{name}' of run {run} has {length} bytes; {_maxBytes - _bytes} of {_maxBytes} are free."));
            }

            _bytes += length;
        }

        return GC.AllocateUninitializedArray<byte>((int)length);
    }

    internal void Cancel(long length)
    {
        lock (_gate)
        {
            _bytes -= length;
        }
    }

    internal Blob Commit(long run, string name, byte[] content, byte[] hash)
    {
        var blob = new Blob(run, name, content, Convert.ToHexStringLower(hash));
        lock (_gate)
        {
            RemoveLocked((run, name));
            _blobs.Add((run, name), blob);
        }

        return blob;
    }

    private void RemoveLocked((long Run, string Name) key)
    {
        if (_blobs.Remove(key, out Blob? old))
        {
            _bytes -= old.Bytes.Length;
        }
    }
}
