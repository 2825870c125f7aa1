using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Recurrent;

/// <summary>
/// The states of a <see cref="RecurrentTape"/>, its first input; the others are the tape's own inputs, to which the
/// gradient goes.
/// </summary>
/// <param name="Recurrence">The cell and its lengths.</param>
/// <param name="Wanted">Which states it gives.</param>
/// <param name="FirstGiven">Whether the first states have gradients.</param>
public readonly record struct RecurrentStates(Recurrence Recurrence, WantedStates Wanted, bool FirstGiven)
    : IOp, IDifferentiable
{
    int IOp.Arity => 3 + Recurrence.States;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Recurrence.Fit(inputs[1..]);
        Recurrence.FitTape(inputs[0]);
        return inputs[0] with { Dims = Wanted.Dims(Recurrence, inputs[0].Dims[0]) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ComposedRecurrence.ReadStates(on.Backend, Recurrence, Wanted, inputs[0], output);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var self = this;
        var r = Recurrence;
        Tensor? walked = null, left = null;
        Tensor Walked() => walked ??= Tensor.Apply(
            new RecurrentGradient(r, self.Wanted, self.FirstGiven), [dy, x[0], .. x[2..]]);
        Tensor Products() => self.FirstGiven
            ? Tensor.Apply(new Movement.Slice([0, 1, 0], [-1, -1, -1]), Walked()) : Walked();
        Tensor Rows(Tensor z) => z.reshape([-1, z.Dims[-1]]);
        Tensor Part(int first, int count) => x[2].slice([first, 0], [count, -1]);
        Tensor Left() => left ??= Tensor.Apply(new RecurrentTerms(r), x[0], x[1], x[3]);
        Tensor FirstOfSlot() => Walked().slice([0, 0, 0], [-1, 1, r.Units]).ReshapeTo(x[3].Dims);
        Tensor AtFirstStep() =>
            Walked().slice([0, 1, 0], [-1, 1, -1]).reshape([-1, r.Gates * r.Units]);
        var gradients = new Func<Tensor>?[x.Length];
        gradients[1] = () => Rows(Products()).matMul(Part(0, r.Features), transposeB: true).ReshapeTo(x[1].Dims);
        gradients[2] = () => Rows(Left()).matMul(Rows(Products()), transposeA: true);
        if (FirstGiven) gradients[3] = FirstState;
        if (FirstGiven && r.States > 1) gradients[4] = FirstOfSlot;
        return gradients;

        // What a GRU's state passes on beside its product stands where an LSTM has c's gradient.
        Tensor FirstState()
        {
            var through = AtFirstStep().matMul(Part(r.Features, r.Units), transposeB: true);
            return r.Cell == RecurrentCell.Gru ? through.add(FirstOfSlot()) : through;
        }
    }
}
