using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class AssignmentTests
{
    [Fact]
    public void Variables_that_swap_their_values_swap_them()
    {
        var a = Number(1);
        var b = Number(2);

        Run([a, b], () =>
        {
            var old = a.clone();
            a.assign(b);
            b.assign(old);
            return [];
        });

        Assert.Equal(2, a.item());
        Assert.Equal(1, b.item());
    }

    [Fact]
    public void A_value_read_before_an_assignment_is_the_old_one_and_after_it_the_new_one()
    {
        var a = Number(1);

        float[] read = Run([a], () =>
        {
            var before = a.mul(10);
            a.assign(a.add(1));
            var after = a.mul(10);
            return [before, after];
        });

        Assert.Equal([10, 20], read);
        Assert.Equal(2, a.item());
    }

    [Fact]
    public void An_output_that_is_a_variable_is_its_value_before_the_step()
    {
        var a = Number(3);

        float[] read = Run([a], () =>
        {
            var old = a.clone();
            a.assign(a.mul(2));
            return [old, a];
        });

        Assert.Equal([3, 6], read);
        Assert.Equal(6, a.item());
    }

    [Fact]
    public void A_variable_assigned_twice_has_the_last_value_and_another_may_take_the_first()
    {
        var a = Number(1);
        var b = Number(0);

        Run([a, b], () =>
        {
            a.assign(a.add(1));
            b.assign(a);
            a.assign(a.add(1));
            return [];
        });

        Assert.Equal(3, a.item());
        Assert.Equal(2, b.item());
    }

    [Fact]
    public void A_variable_may_take_what_depends_on_one_written_before_it()
    {
        var a = Number(1);
        var b = Number(5);

        Run([a, b], () =>
        {
            a.assign(a.add(b));
            b.assign(a.mul(b));
            return [];
        });

        Assert.Equal(6, a.item());
        Assert.Equal(30, b.item());
    }

    private static Variable Number(float value) => new(Arrays.Tensor([1], value));

    private static float[] Run(Variable[] variables, Func<Tensor[]> step)
    {
        using var trace = new Trace();
        var plan = trace.Compile(step());
        var order = trace.Variables.ToArray();
        trace.Dispose();
        using var executor = Engine.Backend.Prepare(plan, 1);
        executor.Bind([.. order.Select(v => v.View)]);
        executor.Run(StepRows.Whole(0, 1), 7);
        Assert.Equal(variables.ToHashSet(), order.ToHashSet());
        return [.. plan.Outputs.SelectMany((_, i) => Planned.Output(executor, i))];
    }
}
