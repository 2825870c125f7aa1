# One row per workload from the runs of bench/compare: who, threads, workload, samples per second, KB, and the rest of
# Throughput's columns: bytes per epoch, bytes of its steps, MB, seconds of its first step, GFLOP/s, percent of the peak,
# and samples per second and percent of the peak while alone on the cores, - in runs that never were.
function sorted(list, values,    n, i, j, kept) {
  n = split(list, values, " ")
  for (i = 2; i <= n; i++) {
    kept = values[i]
    for (j = i - 1; j >= 1 && values[j] + 0 > kept + 0; j--) values[j + 1] = values[j]
    values[j + 1] = kept
  }
  return n
}
function median(list,    n, values) {
  n = sorted(list, values)
  return n == 0 ? "-" : n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}
function best(list,    n, values) { n = sorted(list, values); return n == 0 ? "-" : values[n] }
function ratio(a, b) { return a == "-" || b == "-" ? "-" : sprintf("%.2f", a / b) }
function whole(a) { return a == "-" ? a : sprintf("%.0f", a) }
function megabytes(list,    kb) { kb = median(list); return kb == "-" ? kb : sprintf("%.0f", kb / 1024) }

{
  rates[$1, $2, $3] = rates[$1, $2, $3] " " $4
  if ($5 != "-") memory[$1, $2, $3] = memory[$1, $2, $3] " " $5
  if (!($3 in seen)) { seen[$3] = 1; order[++count] = $3 }
  if ($1 == "strata") {
    epoch[$2, $3] = epoch[$2, $3] " " $6
    steps[$2, $3] = steps[$2, $3] " " $7
    first[$2, $3] = first[$2, $3] " " $9
    flops[$2, $3] = flops[$2, $3] " " $10
    shares[$2, $3] = shares[$2, $3] " " $11
    if ($12 != "-") {
      quiet[$2, $3] = quiet[$2, $3] " " $12
      quietShares[$2, $3] = quietShares[$2, $3] " " $13
    }
  }
}

END {
  OFS = "\t"
  print "workload", "threads", "strata", "peer", "peer best", "ratio", "to best", "of 1 thread", "MB", "peer MB",
    "GFLOP/s", "of peak %", "bytes/epoch", "bytes/steps", "first s",
    "alone", "alone %", "alone of 1 thread", "strata rounds", "peer rounds"
  for (i = 1; i <= count; i++) {
    w = order[i]
    s = median(rates["strata", threads, w]); p = median(rates["peer", threads, w]); b = best(rates["peer", threads, w])
    alone = median(rates["strata", 1, w])
    print w, threads, whole(s), whole(p), whole(b), ratio(s, p), ratio(s, b), ratio(s, alone),
      megabytes(memory["strata", threads, w]), megabytes(memory["peer", threads, w]), median(flops[threads, w]),
      whole(median(shares[threads, w])), median(epoch[threads, w]),
      median(steps[threads, w]), median(first[threads, w]), whole(median(quiet[threads, w])),
      whole(median(quietShares[threads, w])), ratio(median(quiet[threads, w]), median(quiet[1, w])),
      substr(rates["strata", threads, w], 2),
      substr(rates["peer", threads, w], 2)
  }
}
