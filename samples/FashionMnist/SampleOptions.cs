namespace Strata.Samples.FashionMnist;

/// <summary>The sample's command line.</summary>
/// <param name="Workers">Worker processes; 0 trains without a cluster.</param>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="Output">The folder for the model and the learning curve.</param>
internal sealed record SampleOptions(int Workers, int Epochs, string Output)
{
    internal const string Usage =
        """
        dotnet run -c Release --project samples/FashionMnist [-- OPTIONS]
          --workers N   worker processes on this machine (2)
          --local       train without a cluster: the same hash
          --epochs N    passes over the training images (8 of the whole set, 20 of the shipped one)
          --output DIR  where the model and the learning curve go (out/fashion-mnist)
        """;

    /// <summary>Reads the arguments; null if they are wrong or ask for help.</summary>
    internal static SampleOptions? Parse(string[] args, int defaultEpochs)
    {
        var options = new SampleOptions(2, defaultEpochs, Path.Combine("out", "fashion-mnist"));
        for (int i = 0; i < args.Length; i++)
        {
            bool hasNumber = i + 1 < args.Length && int.TryParse(args[i + 1], out int n) && n > 0;
            switch (args[i])
            {
                case "--local": options = options with { Workers = 0 }; break;
                case "--workers" when hasNumber: options = options with { Workers = int.Parse(args[++i]) }; break;
                case "--epochs" when hasNumber: options = options with { Epochs = int.Parse(args[++i]) }; break;
                case "--output" when i + 1 < args.Length: options = options with { Output = args[++i] }; break;
                default: return null;
            }
        }

        return options;
    }
}
