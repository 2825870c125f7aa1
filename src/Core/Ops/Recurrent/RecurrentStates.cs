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
        gradients[2] = () => r.Cell != RecurrentCell.GruBefore
            ? Rows(Left()).matMul(Rows(Products()), transposeA: true)
            : Tensor.Join([OfColumns(Left(), 0, 2), OfColumns(WithReset(), 2, 1)], 1);
        if (FirstGiven) gradients[3] = FirstState;
        if (FirstGiven && r.States > 1) gradients[4] = FirstOfSlot;
        return gradients;

        Tensor OfColumns(Tensor terms, int gate, int count) => Rows(terms).matMul(
            Rows(Products().slice([0, 0, gate * r.Units], [-1, -1, count * r.Units])), transposeA: true);

        // The left operands of the candidate of a GRU with its reset gate before the product.
        Tensor WithReset()
        {
            Tensor terms = Left(), reset = x[0].slice([0, 0, r.Units], [-1, -1, r.Units]);
            Tensor Part(int first, int count) => terms.slice([0, 0, first], [-1, -1, count]);
            return Tensor.Join(
                [Part(0, r.Features), Part(r.Features, r.Units).mul(reset), Part(r.Terms - 1, 1)], 2);
        }

        // What a GRU's state passes on beside its product stands where an LSTM has c's gradient.
        Tensor FirstState()
        {
            int read = r.Cell == RecurrentCell.GruBefore ? 2 * r.Units : r.Gates * r.Units;
            var through = AtFirstStep().slice([0, 0], [-1, read])
                .matMul(Part(r.Features, r.Units).slice([0, 0], [-1, read]), transposeB: true);
            return r.PassesOn ? through.add(FirstOfSlot()) : through;
        }
    }
}
