using System.Buffers;
using System.Runtime.InteropServices;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;

namespace Strata.Wire.DataPlane;

/// <summary>
/// What is to be sent to one peer, in order, by a thread of its own: whoever sends never waits for the network. The
/// queue is bounded; a peer that is so far behind is as good as lost.
/// </summary>
public sealed class PeerOutbox : IDisposable
{
    private const int Most = 1 << 16;
    private readonly Queue<Outgoing> queue = new();
    private readonly Func<FrameConnection> dial;
    private readonly Action<string> broke;
    private readonly string peer;
    private bool closed;

    /// <summary>An outbox; nothing is dialed before something is to be sent.</summary>
    /// <param name="peer">The peer's id.</param>
    /// <param name="dial">Gives an open connection to the peer.</param>
    /// <param name="broke">Told that what was to be sent is lost, and why.</param>
    public PeerOutbox(string peer, Func<FrameConnection> dial, Action<string> broke)
    {
        (this.peer, this.dial, this.broke) = (peer, dial, broke);
        new Thread(Loop) { IsBackground = true, Name = $"strata-send-{peer}" }.Start();
    }

    /// <summary>Queues a message.</summary>
    public void Send(IWireMessage message) => Enqueue(new(default, message, null, null, 0));

    /// <summary>Queues floats; they are copied.</summary>
    public void Send(in FrameHeader header, ReadOnlySpan<float> payload)
    {
        float[] copy = ArrayPool<float>.Shared.Rent(payload.Length);
        payload.CopyTo(copy);
        Enqueue(new(header, null, copy, null, payload.Length));
    }

    /// <summary>Queues bytes; they must not change afterwards.</summary>
    public void Send(in FrameHeader header, byte[] payload) =>
        Enqueue(new(header, null, null, payload, payload.Length));

    /// <summary>Ends the thread; what is queued is dropped.</summary>
    public void Dispose()
    {
        lock (queue)
        {
            closed = true;
            Monitor.PulseAll(queue);
        }
    }

    private void Enqueue(Outgoing outgoing)
    {
        bool overflow;
        lock (queue)
        {
            overflow = queue.Count >= Most;
            if (overflow) Clear();
            else queue.Enqueue(outgoing);
            Monitor.PulseAll(queue);
        }

        if (overflow) ThreadPool.QueueUserWorkItem(_ => broke($"{Most} frames wait to be sent"));
    }

    private void Loop()
    {
        while (Take() is { } next)
        {
            try
            {
                var connection = dial();
                if (next.Message is { } message) WireFrames.Send(connection, message);
                else connection.Send(next.Header, next.Payload);
            }
            catch (Exception error) when (error is IOException or FrameException or FormatException)
            {
                lock (queue) Clear();
                broke($"sending to {peer} failed: {error.Message}");
            }
            finally
            {
                if (next.Floats is { } floats) ArrayPool<float>.Shared.Return(floats);
            }
        }
    }

    private Outgoing? Take()
    {
        lock (queue)
        {
            while (queue.Count == 0 && !closed) Monitor.Wait(queue);
            return closed ? null : queue.Dequeue();
        }
    }

    private void Clear()
    {
        foreach (var outgoing in queue)
            if (outgoing.Floats is { } floats) ArrayPool<float>.Shared.Return(floats);
        queue.Clear();
    }

    private readonly record struct Outgoing(
        FrameHeader Header, IWireMessage? Message, float[]? Floats, byte[]? Bytes, int Length)
    {
        internal ReadOnlySpan<byte> Payload => Bytes ?? MemoryMarshal.AsBytes(Floats.AsSpan(0, Length));
    }
}
