using Strata.Backends;

namespace Strata.Testing;

/// <summary>Products, convolutions and pooling in float64, written as simply as can be.</summary>
public static class ReferenceKernels
{
    /// <summary>a [m, k] · b [k, n].</summary>
    public static double[] MatMul(float[] a, float[] b, int m, int k, int n)
    {
        double[] y = new double[m * n];
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int l = 0; l < k; l++) y[(i * n) + j] += (double)a[(i * k) + l] * b[(l * n) + j];
        return y;
    }

    /// <summary>A matrix [rows, columns] transposed.</summary>
    public static float[] Transpose(float[] x, int rows, int columns)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) y[(j * rows) + i] = x[(i * columns) + j];
        return y;
    }

    /// <summary>Calls back for each term of a convolution: places of input, filter and output.</summary>
    public static void EachTerm(ConvGeometry g, int rows, Action<int, int, int> term)
    {
        int from = g.InChannels / g.Groups, to = g.OutChannels / g.Groups;
        EachTap(g, rows, (_, input, tap, output) =>
        {
            for (int c = 0; c < from; c++)
                for (int o = 0; o < g.OutChannels; o++)
                    term((input * g.InChannels) + (o / to * from) + c, (((tap * from) + c) * g.OutChannels) + o,
                        (output * g.OutChannels) + o);
        });
    }

    /// <summary>Calls back for each tap inside the image: row, input pixel, tap, output pixel.</summary>
    public static void EachTap(ConvGeometry g, int rows, Action<int, int, int, int> term)
    {
        for (int row = 0; row < rows; row++)
        for (int d = 0; d < g.OutDepth; d++)
        for (int i = 0; i < g.OutHeight; i++)
        for (int j = 0; j < g.OutWidth; j++)
        for (int fd = 0; fd < g.FilterDepth; fd++)
        for (int fi = 0; fi < g.FilterHeight; fi++)
        for (int fj = 0; fj < g.FilterWidth; fj++)
        {
            int z = (d * g.StrideDepth) + (fd * g.DilationDepth) - g.PadFront;
            int y = (i * g.StrideHeight) + (fi * g.DilationHeight) - g.PadTop;
            int x = (j * g.StrideWidth) + (fj * g.DilationWidth) - g.PadLeft;
            if (z < 0 || z >= g.InDepth || y < 0 || y >= g.InHeight || x < 0 || x >= g.InWidth) continue;
            int input = (((((row * g.InDepth) + z) * g.InHeight) + y) * g.InWidth) + x;
            int output = (((((row * g.OutDepth) + d) * g.OutHeight) + i) * g.OutWidth) + j;
            term(row, input, (((fd * g.FilterHeight) + fi) * g.FilterWidth) + fj, output);
        }
    }
}
