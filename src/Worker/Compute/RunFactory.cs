using Strata.Backends;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Worker.Compute;

/// <summary>Makes this worker's part in a run: fetches program and data, and takes the memory they need.</summary>
/// <param name="node">The data plane.</param>
/// <param name="backend">The device.</param>
/// <param name="time">The clock.</param>
internal sealed class RunFactory(WorkerNode node, Backend backend, TimeProvider time)
{
    /// <summary>Makes this worker's part in a run; it is to be started.</summary>
    internal RunCompute Make(StartRun spec) => new(node.Id, spec, node, () => Prepare(spec), time);

    private RunWorkspace Prepare(StartRun spec)
    {
        var (program, seed) = RunProgramCodec.Decode(node.Fetch(null, spec.Run, spec.Plan.Name).Bytes.ToArray());
        return new(program, backend, FeedOf(spec), seed);
    }

    private IRunFeed FeedOf(StartRun spec)
    {
        if (spec.Schedule is not { } s) return new StreamFeed();
        var train = spec.Data.Where(blob => RunBlobs.IsTrain(blob.Name)).Select(blob => Load(spec.Run, blob));
        var validate = spec.Data.Where(blob => RunBlobs.IsValidate(blob.Name)).Select(blob => Load(spec.Run, blob));
        return new WholeFeed(new TensorFeed(s.ToSteps(), [.. train], [.. validate], s.ShuffleSeed));
    }

    private BufferView Load(long run, BlobReference reference)
    {
        var part = TensorCodec.Decode(node.Fetch(null, run, reference.Name).Bytes)[0];
        Buffer buffer = backend.Allocate(part.Data.Length);
        backend.Write(buffer, 0, part.Data.Span);
        return new(buffer, 0, new([.. part.Shape]), WireTensors.Of(part.DType));
    }
}
