using Strata.Plans;

namespace Strata.Training;

/// <summary>Traces a model's steps once, with a symbolic batch axis, into the program of a run.</summary>
internal static class ProgramTracer
{
    /// <summary>The program, its variables, and where the gradients of layers lie.</summary>
    /// <param name="step">What to trace.</param>
    /// <param name="trains">Whether the run has training steps.</param>
    /// <param name="validates">Whether the run has validation steps.</param>
    /// <param name="rehearsal">What the ops are added to, if they will run here and soon.</param>
    /// <exception cref="NotTraceableException">The code reads values, or mixes rows of the batch.</exception>
    internal static (RunProgram Program, Variable[] Variables, LayerGradient[] Layers) Trace(
        IModelStep step, bool trains, bool validates, Rehearsal? rehearsal = null)
    {
        var variables = new List<Variable>(step.Variables);
        LayerGradient[] layers = [];
        Plan? train = null, validate = null;
        int[] trainVariables = [], validateVariables = [];
        if (trains)
        {
            using var trace = new Trace(rehearsal);
            var gradients = new List<(string Layer, Tensor Gradient)>();
            var logs = step.Train(Inputs(trace, step, StepKind.Train), gradients);
            train = trace.Compile(logs, [.. gradients.Select(g => g.Gradient)], out int[] places);
            trainVariables = Places(trace.Variables, variables);
            layers = Locate(train, gradients, places);
        }

        if (validates)
        {
            using var trace = new Trace(rehearsal);
            validate = trace.Compile(step.Validate(Inputs(trace, step, StepKind.Validate)));
            validateVariables = Places(trace.Variables, variables);
        }

        var program = new RunProgram(
            train, validate, trainVariables, validateVariables, [.. variables.Select(v => v.Spec)], step.LogNames);
        return (program, [.. variables], layers);
    }

    private static Tensor[] Inputs(Trace trace, IModelStep step, StepKind kind) =>
        [.. step.SpecsOf(kind).Select(trace.Input)];

    private static int[] Places(IReadOnlyList<Variable> used, List<Variable> all)
    {
        int[] places = new int[used.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = all.IndexOf(used[i]);
            if (places[i] >= 0) continue;
            places[i] = all.Count;
            all.Add(used[i]);
        }

        return places;
    }

    private static LayerGradient[] Locate(Plan plan, List<(string Layer, Tensor Gradient)> gradients, int[] places)
    {
        var found = new List<LayerGradient>();
        for (int i = 0; i < places.Length; i++)
        {
            if (SumBehind(plan, places[i]) is not { } node) continue;
            int level = plan.NodeLevels[node];
            var member = plan.Sums[level].Members.First(m => m.Node == node);
            found.Add(new(gradients[i].Layer, level, member.Offset, (int)plan.Nodes[node].Spec.Dims.Size));
        }

        return [.. found];
    }

    // The gradient itself, or what it was made of by reshaping, adding a regularizer's part and the like.
    private static int? SumBehind(Plan plan, int node)
    {
        if (plan.Nodes[node].SumsBatch(plan.Nodes)) return node;
        foreach (int input in plan.Nodes[node].Inputs)
            if (SumBehind(plan, input) is { } sum) return sum;
        return null;
    }
}
