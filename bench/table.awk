# A results file of bench/compare as a table of Markdown, with the machine and the date before it.
function row(list,    i, n, cells, line) {
  n = split(list, cells, SUBSEP)
  for (i = 1; i <= n; i++) line = line " " cells[i] " |"
  print "|" line
}
function thousands(a,    text) {
  if (a == "-") return a
  for (text = ""; length(a) > 3; a = substr(a, 1, length(a) - 3)) text = "," substr(a, length(a) - 2) text
  return a text
}
function of(name) { return $(column[name]) }
function share(name) { return of(name) == "-" ? "-" : of(name) " %" }

/^#/ { notes[++noted] = substr($0, 3); next }
!begun {
  for (i = 1; i <= NF; i++) column[$i] = i
  begun = 1
  next
}
!threads {
  threads = of("threads")
  print "### " (threads == 1 ? "One thread" : threads " threads")
  print ""
  for (i = 1; i <= noted; i++) print notes[i] (i < noted ? ";" : ".")
  print ""
  if (threads == 1) {
    row("workload" SUBSEP "Strata, samples/s" SUBSEP "TorchSharp" SUBSEP "ratio" SUBSEP "GFLOP/s" SUBSEP "of the peak" SUBSEP \
      "alone" SUBSEP "peak memory" SUBSEP "TorchSharp's" SUBSEP "bytes of an epoch's steps" SUBSEP "first step")
    print "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
  } else {
    row("workload" SUBSEP "Strata, samples/s" SUBSEP "of one thread" SUBSEP "alone" SUBSEP "of the peak" SUBSEP "TorchSharp" SUBSEP "its best round" SUBSEP \
      "to its best" SUBSEP "peak memory" SUBSEP "TorchSharp's")
    print "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
  }
}
{
  ours = thousands(of("strata")); theirs = thousands(of("peer")); memory = of("MB") " MB" SUBSEP of("peer MB") " MB"
  if (threads == 1)
    row(of("workload") SUBSEP ours SUBSEP theirs SUBSEP "**" of("ratio") "**" SUBSEP of("GFLOP/s") SUBSEP \
      share("of peak %") SUBSEP share("alone %") SUBSEP memory SUBSEP of("bytes/steps") SUBSEP of("first s") " s")
  else
    row(of("workload") SUBSEP ours SUBSEP of("of 1 thread") SUBSEP of("alone of 1 thread") SUBSEP share("of peak %") SUBSEP theirs SUBSEP thousands(of("peer best")) SUBSEP \
      "**" of("to best") "**" SUBSEP memory)
}
