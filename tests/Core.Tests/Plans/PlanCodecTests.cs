using System.Text;
using CsCheck;
using Strata.Autodiff;
using Strata.Backends;
using Strata.Core.Tests.Ops;
using Strata.Ops;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class PlanCodecTests
{
    public static TheoryData<string> Cases => [.. GradientCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plan_that_was_written_and_read_gives_the_same_bits(string name)
    {
        var (f, at) = GradientCases.All[name];
        var plan = Planned.Trace(x => Step(f, x), [.. at.Select(x => x.Spec)]);

        var read = Read(Write(plan));

        Assert.Equal(Write(plan), Write(read));
        float[][] expected = Planned.Run(plan, Engine.Backend, 1, at), found = Planned.Run(read, Engine.Backend, 1, at);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i]);
    }

    [Fact]
    public void Each_op_is_written_and_read_as_the_same_value()
    {
        var seen = new HashSet<Type>();
        foreach (var (f, at) in GradientCases.All.Values)
        {
            using var tape = new Tape();
            Step(f, at);
            tape.Dispose();
            foreach (var op in tape.Records.Select(r => r.Op).OfType<IOp>().Where(op => seen.Add(op.GetType())))
                Assert.Equal(op, RoundTrip(op));
        }

        foreach (var type in OpCodec.All.Where(seen.Add))
        {
            var op = (IOp)Activator.CreateInstance(type)!;
            Assert.Equal(op, RoundTrip(op));
        }
    }

    [Fact]
    public void A_seeded_draw_keeps_its_key() =>
        Assert.Equal(Draw(), RoundTrip(Draw()));

    [Fact]
    public void A_train_step_is_read_as_it_was_written()
    {
        var plan = new SmallModel().Plan;

        var read = Read(Write(plan));

        Assert.Equal(plan.Nodes.Count, read.Nodes.Count);
        Assert.Equal(plan.NodeLevels, read.NodeLevels);
        Assert.Equal(plan.Assignments, read.Assignments);
        Assert.Equal(Write(plan), Write(read));
    }

    [Fact]
    public void A_plan_that_ends_too_soon_is_none()
    {
        byte[] bytes = Write(new SmallModel().Plan);
        for (int length = 0; length < bytes.Length; length += 7)
            Assert.Throws<FormatException>(() => Read(bytes[..length]));
    }

    [Fact]
    public void Changed_bytes_are_no_plan_or_another_but_never_another_error()
    {
        byte[] bytes = Write(new SmallModel().Plan);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                byte[] changed = [.. bytes];
                foreach (var (place, value) in changes) changed[place] = value;
                try
                {
                    Read(changed);
                }
                catch (FormatException)
                {
                }
            }, iter: 3000, threads: 1);
    }

    [Fact]
    public void Noise_is_no_plan() =>
        Gen.Byte.Array[0, 200].Sample(
            noise =>
            {
                byte[] bytes = [1, .. noise];
                if (noise.Take(4).Any(b => b != 0)) Assert.Throws<FormatException>(() => Read(bytes));
            }, iter: 1000, threads: 1);

    [Fact]
    public void Another_version_is_refused() =>
        Assert.Contains("version", Assert.Throws<FormatException>(() => Read([9])).Message);

    [Theory]
    [InlineData("Strata.Engine")]
    [InlineData("Int32")]
    [InlineData("")]
    public void A_name_that_is_no_op_is_refused(string name)
    {
        byte[] bytes = Written(w =>
        {
            w.Write((byte)1);
            w.Write(0);
            w.Write(0);
            w.Write(1);
            w.Write((byte)NodeKind.Op);
            w.Write(name);
        });

        Assert.Contains("op", Assert.Throws<FormatException>(() => Read(bytes)).Message);
    }

    [Fact]
    public void A_count_of_billions_takes_no_memory()
    {
        byte[] bytes = Written(w =>
        {
            w.Write((byte)1);
            w.Write(0);
            w.Write(1);
            OpCodec.WriteDims(w, [1 << 20, 200]);
            w.Write("float32");
        });
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FormatException>(() => Read(bytes));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    private static RandomNumbers Draw() =>
        new([-1, 3], DType.float32, Distribution.TruncatedNormal, 0.5f, 2, ulong.MaxValue, 3, null);

    private static Tensor[] Step(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        var (value, gradients) = Gradients.Of(() => f(x), x);
        return [value, .. gradients];
    }

    private static IOp RoundTrip(IOp op) =>
        OpCodec.Read(new BinaryReader(new MemoryStream(Written(w => OpCodec.Write(w, op)))));

    private static byte[] Write(Plan plan) => Written(w => PlanCodec.Write(w, plan));

    private static Plan Read(byte[] bytes) => PlanCodec.Read(new BinaryReader(new MemoryStream(bytes), Encoding.UTF8));

    private static byte[] Written(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
