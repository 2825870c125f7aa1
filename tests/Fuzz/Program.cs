using Strata.Fuzz.Running;

// Loads many broken models: dotnet run -c Release --project tests/Fuzz [--cases 20000] [--seed 1] [--case K]
// --case runs only one, and leaves its files where it says. The exit code is 1 if a case failed.
int cases = Option("--cases", 20_000), seed = Option("--seed", 1), only = Option("--case", -1);
using var run = new FuzzRun(seed);
if (only >= 0)
{
    Console.WriteLine(run.Describe(only));
    return 0;
}

Console.WriteLine($"The number of the case that is running: {run.Journal}");
var table = run.Run(cases, Console.WriteLine);
Console.WriteLine(table.Text());
return table.Failed == 0 ? 0 : 1;

int Option(string name, int missing)
{
    int at = Array.IndexOf(args, name);
    return at < 0 ? missing : int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture);
}
