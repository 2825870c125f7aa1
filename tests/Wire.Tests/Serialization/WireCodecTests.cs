using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using CsCheck;
using MessagePack;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using Xunit;

namespace Strata.Wire.Tests.Serialization;

public sealed class WireCodecTests
{
    private static readonly string[] s_names = [.. WireManifests.All.Keys];

    public static TheoryData<string> Names => [.. WireManifests.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_message_is_listed()
    {
        string[] messages = [.. typeof(IWireMessage).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IWireMessage)) && !type.IsInterface)
            .Select(type => type.Name)];

        Assert.NotEmpty(messages);
        Assert.Equal(messages.Order(), WireManifests.All.Values.Select(type => type.Name).Order());
        Assert.All(WireManifests.All.Keys, name => Assert.Matches("^[a-z-]{1,28}/[0-9]{1,3}$", name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_comes_out_as_it_went_in(string name)
    {
        var message = (IWireMessage)Samples.Of(WireManifests.All[name]);

        IWireMessage read = WireCodec.Decode(name, WireCodec.Encode(message));

        Assert.Equal(JsonSerializer.Serialize<object>(message), JsonSerializer.Serialize<object>(read));
    }

    // A line that differs means that other versions can no longer read the message: then it needs a new number.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_bytes_of_a_message_are_fixed(string name)
    {
        byte[] bytes = WireCodec.Encode((IWireMessage)Samples.Of(WireManifests.All[name]));
        string line = $"{name} {Convert.ToHexString(bytes)}";

        Assert.True(Golden().Contains(line), $"messages.golden.txt lacks the line\n{line}");
    }

    [Fact]
    public void Every_fixed_line_is_of_a_message() =>
        Assert.Equal(WireManifests.All.Keys.Order(), Golden().Select(line => line.Split(' ')[0]).Order());

    [Fact]
    public void Every_field_has_a_number_of_its_own() => Assert.All(WireManifests.All.Values, type =>
    {
        int[] keys = [.. type.GetProperties()
            .Where(property => property.GetCustomAttribute<KeyAttribute>() is not null)
            .Select(property => property.GetCustomAttribute<KeyAttribute>()!.IntKey!.Value)];
        Assert.Equal(Enumerable.Range(0, keys.Length), keys.Order());
    });

    [Fact]
    public void An_unknown_name_is_refused()
    {
        SerializationException error = Assert.Throws<SerializationException>(
            () => WireCodec.Decode("run-everything/1", new byte[] { 0x90 }));

        Assert.Contains("run-everything/1", error.Message);
    }

    [Fact]
    public void A_message_of_too_many_bytes_is_refused_both_ways()
    {
        var hello = new WorkerHello("w", new string('x', WireCodec.MaxBytes), "1", "cpu", "n", []);

        Assert.Throws<SerializationException>(() => WireCodec.Encode(hello));
        Assert.Throws<SerializationException>(
            () => WireCodec.Decode("worker-hello/1", new byte[WireCodec.MaxBytes + 1]));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_anything_else() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 400], Gen.Byte).Sample((which, at, value) =>
        {
            string name = s_names[which % s_names.Length];
            byte[] bytes = WireCodec.Encode((IWireMessage)Samples.Of(WireManifests.All[name]));
            bytes[at % bytes.Length] = value;
            Assert.True(ReadsOrRefuses(name, bytes));
            Assert.True(ReadsOrRefuses(name, bytes[..(at % bytes.Length)]));
        }, iter: 3000);

    [Fact]
    public void An_array_announced_with_two_billion_elements_takes_no_memory()
    {
        byte[] hello = [0x96, 0xA1, (byte)'w', 0xA1, (byte)'n', 0xA1, (byte)'1', 0xA1, (byte)'c', 0xA1, (byte)'n',
            0xDD, 0x7F, 0xFF, 0xFF, 0xFF];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<SerializationException>(() => WireCodec.Decode("worker-hello/1", hello));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static bool ReadsOrRefuses(string name, byte[] bytes)
    {
        try
        {
            return WireCodec.Decode(name, bytes) is not null;
        }
        catch (SerializationException)
        {
            return true;
        }
    }

    private static HashSet<string> Golden()
    {
        using Stream stream = typeof(WireCodecTests).Assembly.GetManifestResourceStream("messages.golden.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
