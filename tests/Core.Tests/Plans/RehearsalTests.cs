using System.Runtime.InteropServices;
using Strata.Autodiff;
using Strata.Backends;
using Strata.Core.Tests.Ops;
using Strata.Ops;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class RehearsalTests
{
    public static TheoryData<string> Cases => [.. GradientCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_op_and_its_gradients_can_be_rehearsed(string name)
    {
        var (f, at) = GradientCases.All[name];

        Assert.Null((await Rehearsed(x => Gradients.Of(() => f(x), x), [.. at.Select(x => x.Spec)])).Error);
    }

    [Fact]
    public async Task A_step_on_a_batch_can_be_rehearsed()
    {
        Assert.Null((await Rehearsed(
            x => Gradients.Of(() => x[0].matMul(x[1]).softmax().square().mean(), [x[1]]),
            new([-1, 5], DType.float32), new([5, 3], DType.float32))).Error);
    }

    [Fact]
    public async Task An_op_runs_once_on_some_rows_of_zeros()
    {
        var op = new Witness([]);

        await Rehearsed(x => Engine.Run(op, x), new TensorSpec([-2, 3], DType.float32));

        Assert.Equal([new float[2 * 32 * 3]], op.Seen);
    }

    [Fact]
    public async Task The_larger_a_row_the_fewer_run()
    {
        var op = new Witness([]);

        await Rehearsed(x => Engine.Run(op, x), new TensorSpec([-1, 1 << 18], DType.float32));

        Assert.Equal([2 << 18], op.Seen.Select(values => values.Length));
    }

    [Fact]
    public async Task What_takes_much_memory_is_left_to_the_step()
    {
        var op = new Witness([]);

        await Rehearsed(x => Engine.Run(op, x), new TensorSpec([-1, 5 << 20], DType.float32));

        Assert.Empty(op.Seen);
    }

    [Fact]
    public async Task An_op_that_fails_disturbs_neither_the_trace_nor_the_next_op()
    {
        var op = new Witness([]);

        var rehearsal = await Rehearsed(
            x => Engine.Run(op, [Engine.Run(new Witness(null), x)]), new TensorSpec([-1, 3], DType.float32));

        Assert.IsType<InvalidOperationException>(rehearsal.Error);
        Assert.Single(op.Seen);
    }

    [Fact]
    public async Task What_has_not_begun_when_the_first_step_was_made_is_left_out()
    {
        var op = new Witness([]);
        var rehearsal = new Rehearsal(TestBackend.Cpu);
        rehearsal.End();

        rehearsal.Add(op, [new([-1, 3], DType.float32)], new([-1, 3], DType.float32));
        await rehearsal.Finished;

        Assert.Empty(op.Seen);
    }

    [Fact]
    public void A_process_rehearses_one_graph()
    {
        Rehearsal.Take(TestBackend.Cpu);

        Assert.Null(Rehearsal.Take(TestBackend.Cpu));
    }

    [Fact]
    public void The_small_step_that_comes_first_holds_no_tensor()
    {
        var plan = Rehearsal.SmallStep();

        Assert.Empty(plan.Constants);
        Assert.Empty(plan.Variables);
        Planned.Run(plan, TestBackend.Cpu, 1);
    }

    private static async Task<Rehearsal> Rehearsed<T>(Func<Tensor[], T> f, params TensorSpec[] specs)
    {
        var rehearsal = new Rehearsal(TestBackend.Cpu);
        using (var trace = new Trace(rehearsal)) f([.. specs.Select(trace.Input)]);
        await rehearsal.Finished;
        return rehearsal;
    }

    // Notes what it was given, or fails.
    private readonly record struct Witness(List<float[]>? Log) : IOp
    {
        public List<float[]> Seen => Log!;

        TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => inputs[0];

        void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
        {
            if (Log is null) throw new InvalidOperationException("Expected.");
            float[] values = new float[inputs[0].Size];
            on.Backend.Read(inputs[0].Buffer, inputs[0].Offset, MemoryMarshal.AsBytes(values.AsSpan()));
            Log.Add(values);
        }
    }
}
