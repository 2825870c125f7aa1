// Replays the folder of recorded cases that STRATA_GOLDENS names, prints a table and one line for each failure;
// the last line is the sum. The exit code is 1 if a case failed, 2 if there is no folder.
using Strata.Parity;
using Strata.Parity.Reading;

if (Goldens.Folder is not { } folder)
{
    Console.Error.WriteLine($"{Goldens.Variable}: expected the folder of recorded cases, found none.");
    return 2;
}

string[] only = args;
var report = new Report();
foreach (var golden in Goldens.In(folder))
{
    if (only.Length > 0 && !Array.Exists(only, text => golden.Matches(text))) continue;
    report.Add(golden, await Replayer.RunAsync(golden));
}

foreach (string line in report.Lines()) Console.WriteLine(line);
return report.Failed > 0 ? 1 : 0;
