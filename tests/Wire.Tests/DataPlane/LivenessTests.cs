using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class LivenessTests : IDisposable
{
    private static readonly LinkOptions s_options = new() { Role = PeerRole.Worker, Id = "a", Token = "t" };
    private readonly FakeTimeProvider _time = new();
    private readonly BlockingChannel _channel = new();
    private readonly RecordingSink _sink = new();

    [Fact]
    public void A_peer_that_says_nothing_for_a_second_is_lost()
    {
        using LinkHub hub = Serving();

        Tick(hub, times: 4);
        Assert.Empty(_sink.Losses);
        Tick(hub, times: 1);

        Assert.Equal(PeerLossReason.Silent, Await.Take(_sink.Losses, "the loss").Loss.Reason);
    }

    [Fact]
    public void A_port_may_be_more_patient_than_the_others()
    {
        using LinkHub hub = Serving(TimeSpan.FromSeconds(2));

        Tick(hub, times: 8);
        Assert.Empty(_sink.Losses);
        Tick(hub, times: 1);

        Assert.Equal(PeerLossReason.Silent, Await.Take(_sink.Losses, "the loss").Loss.Reason);
    }

    [Fact]
    public void A_heartbeat_in_time_keeps_a_peer()
    {
        using LinkHub hub = Serving();
        byte[] heartbeat = RawFrames.Frame(FrameKind.Heartbeat, []);

        for (int i = 0; i < 20; i++)
        {
            Tick(hub, times: 3);
            _channel.Bring(heartbeat);
        }

        Assert.Empty(_sink.Losses);
    }

    [Fact]
    public void A_peer_that_stops_in_the_middle_of_a_frame_is_lost_too()
    {
        using LinkHub hub = Serving();
        byte[] frame = RawFrames.Frame(FrameKind.NodeSum, new byte[50_000]);

        _channel.Bring(frame[..30_000]);
        Tick(hub, times: 5);

        Assert.Equal(PeerLossReason.Silent, Await.Take(_sink.Losses, "the loss").Loss.Reason);
        Assert.Empty(_sink.Frames);
    }

    [Fact]
    public void Who_was_stopped_itself_blames_nobody_for_that_time()
    {
        using LinkHub hub = Serving();

        _time.Advance(TimeSpan.FromSeconds(10));
        hub.Monitor.Tick();
        Tick(hub, times: 4);
        Assert.Empty(_sink.Losses);

        Tick(hub, times: 1);
        Assert.Equal(PeerLossReason.Silent, Await.Take(_sink.Losses, "the loss").Loss.Reason);
    }

    [Fact]
    public void A_heartbeat_goes_out_every_250_ms()
    {
        using LinkHub hub = Serving();

        Tick(hub, times: 3);

        Assert.Equal(3 * FrameHeader.Size, _channel.WrittenBytes);
        Assert.Equal(TimeSpan.FromMilliseconds(250), s_options.HeartbeatInterval);
    }

    [Fact]
    public void A_peer_that_does_not_read_for_too_long_is_lost()
    {
        using LinkHub hub = Serving();
        _channel.Stall = TimeSpan.FromSeconds(31);

        Tick(hub, times: 1);

        Assert.Equal(PeerLossReason.Stalled, Await.Take(_sink.Losses, "the loss").Loss.Reason);
    }

    public void Dispose() => _channel.Dispose();

    private LinkHub Serving(TimeSpan? limit = null)
    {
        var hub = new LinkHub(s_options, _sink, _time, startMonitor: false);
        var connection = new FrameConnection(_channel, _time) { SilenceLimit = limit };
        LinkHub.StartThread(() => hub.Serve(connection), "test");
        _channel.AwaitReader();
        return hub;
    }

    private void Tick(LinkHub hub, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(240));
            hub.Monitor.Tick();
        }
    }

    /// <summary>A channel whose reader waits until the test brings bytes.</summary>
    private sealed class BlockingChannel : IByteChannel
    {
        private readonly BlockingCollection<byte[]> _brought = [];
        private readonly SemaphoreSlim _reading = new(0);
        private byte[] _rest = [];

        public string Remote => "a test";

        public bool CanWriteNow => true;

        public TimeSpan Stall { get; set; }

        public int WrittenBytes { get; private set; }

        public int Read(Span<byte> target)
        {
            if (_rest.Length == 0)
            {
                _reading.Release();
                _rest = _brought.Take();
            }

            int count = Math.Min(target.Length, _rest.Length);
            _rest.AsSpan(0, count).CopyTo(target);
            _rest = _rest[count..];
            return count;
        }

        public void Bring(byte[] bytes)
        {
            _brought.Add(bytes);
            AwaitReader();
        }

        public void AwaitReader() => Assert.True(_reading.Wait(TimeSpan.FromSeconds(20)));

        public void Write(ReadOnlySpan<byte> bytes) => WrittenBytes += bytes.Length;

        public void Dispose() => _brought.Add([]);
    }
}
