using Strata.Ops.Creation;

namespace Strata.Tensors;

/// <summary>Boxes cut out of images and brought to one size; TensorFlow's CropAndResize.</summary>
internal static class ImageCrops
{
    internal static Tensor Of(
        Tensor images, Tensor boxes, Tensor boxInd, int[] cropSize, Interpolation method, double extrapolationValue)
    {
        Check(images, boxes, boxInd, cropSize);
        if (boxInd.size == 0)
            return Tensor.Apply(new Fill([0, cropSize[0], cropSize[1], images.Dims[3]], DType.float32, 0));
        double[] corners = boxes.dataSync<double>();
        int[] numbers = boxInd.toInt().dataSync<int>();
        var crops = new Tensor[numbers.Length];
        for (int i = 0; i < crops.Length; i++)
        {
            if (numbers[i] < 0 || numbers[i] >= images.Dims[0])
            {
                throw new ArgumentException($"cropAndResize: boxInd: expected numbers of {images.Dims[0]} images, " +
                    $"received {numbers[i]}.");
            }

            var image = images.toFloat().slice([numbers[i]], [1]);
            for (int axis = 1; axis <= 2; axis++)
            {
                image = Along(
                    image, axis, corners[(4 * i) + axis - 1], corners[(4 * i) + axis + 1], cropSize[axis - 1],
                    method.IsBilinear, extrapolationValue);
            }

            crops[i] = image;
        }

        return Tensor.Join(crops, 0);
    }

    private static Tensor Along(
        Tensor image, int axis, double begin, double end, int size, bool bilinear, double outside)
    {
        double last = image.Dims[axis] - 1;
        double step = size > 1 ? (end - begin) * last / (size - 1) : 0;
        double first = size > 1 ? begin * last : 0.5 * (begin + end) * last;
        double[] places = [.. Enumerable.Range(0, size).Select(i => first + (i * step))];
        var read = bilinear
            ? ImageSampling.Between(image, axis, places)
            : ImageSampling.Pixels(image, axis, Array.ConvertAll(places, p => (int)Math.Floor(p + 0.5)));
        bool[] within = Array.ConvertAll(places, p => p >= 0 && p <= last);
        if (Array.TrueForAll(within, x => x)) return read;
        int[] shape = [size, .. Enumerable.Repeat(1, image.rank - axis - 1)];
        return read.where(HostValues.Of("cropAndResize", within, shape, DType.@bool), outside);
    }

    private static void Check(Tensor images, Tensor boxes, Tensor boxInd, int[] cropSize)
    {
        if (images.rank != 4)
            throw new ShapeException($"cropAndResize: image: expected [batch, h, w, c], received shape {images.Dims}.");
        if (boxes.rank != 2 || boxes.Dims[1] != 4 || boxInd.rank != 1 || boxInd.Dims[0] != boxes.Dims[0])
        {
            throw new ShapeException("cropAndResize: expected boxes [n, 4] and boxInd [n], received shapes " +
                $"{boxes.Dims} and {boxInd.Dims}.");
        }

        if (cropSize.Length != 2 || cropSize.Any(n => n < 1))
        {
            throw new ArgumentException("cropAndResize: cropSize: expected a height and a width of at least 1, " +
                $"received [{string.Join(",", cropSize)}].");
        }
    }
}
