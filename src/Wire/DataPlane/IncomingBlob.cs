using System.Globalization;
using System.Security.Cryptography;

namespace Strata.Wire.DataPlane;

/// <summary>
/// A blob that is being put. If there is no room for it, its chunks are dropped and the sender is told at the end,
/// which keeps the connection usable.
/// </summary>
internal sealed class IncomingBlob
{
    private readonly BlobStore? _store;
    private readonly long _run;
    private readonly string _name;
    private readonly long _length;
    private readonly byte[] _hash;
    private readonly byte[]? _content;
    private readonly string? _refusal;
    private long _filled;

    public IncomingBlob(BlobStore? store, long run, string name, long length, byte[] hash)
    {
        (_store, _run, _name, _length, _hash) = (store, run, name, length, hash);
        try
        {
            _content = store?.Reserve(run, name, length);
            _refusal = store is null ? $"Blob '{name}' of run {run}: this process stores no blobs of others." : null;
        }
        catch (BlobException error)
        {
            _refusal = error.Message;
        }
    }

    /// <summary>Takes a chunk, and says whether it was the last.</summary>
    public bool Take(in FrameHeader header, FramePayload payload)
    {
        int count = payload.Remaining;
        if (header.Offset != _filled || count == 0 || count > _length - _filled)
        {
            throw new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
                $"Blob '{_name}': a chunk of {count} bytes stands at {header.Offset}; expected {_filled}."));
        }

        if (_content is not null)
        {
            payload.Read(_content.AsSpan((int)_filled, count));
        }

        _filled += count;
        return _filled == _length;
    }

    public void Cancel()
    {
        if (_content is not null)
        {
            _store!.Cancel(_length);
        }
    }

    public (Blob? Blob, string? Refusal) Finish()
    {
        if (_content is null)
        {
            return (null, _refusal);
        }

        if (SHA256.HashData(_content).AsSpan().SequenceEqual(_hash))
        {
            return (_store!.Commit(_run, _name, _content, _hash), null);
        }

        Cancel();
        return (null, $"Blob '{_name}' of run {_run}: its SHA-256 is not the announced one.");
    }
}
