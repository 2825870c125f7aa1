# Ratios of results files of bench/compare as an SVG: bars on a logarithmic axis, 1 is as fast as the other.
function x(value) { return left + (log(value) - log(least)) / (log(most) - log(least)) * wide }
function text(at, y, anchor, what, more) {
  printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n", at, y, anchor, more, what
}

/^#/ { next }
FNR == 1 || $1 == "workload" {
  file++
  delete column
  for (i = 1; i <= NF; i++) column[$i] = i
  next
}
{
  name = $1
  if (!(name in place)) { place[name] = ++count; names[count] = name }
  threads[file] = $(column["threads"])
  ratio[name, file] = $(column[threads[file] == 1 ? "ratio" : "to best"])
}

END {
  left = 110; wide = 520; bar = 13; gap = 12; top = 64
  least = 0.5; most = 2
  for (key in ratio) {
    while (ratio[key] != "-" && ratio[key] > most) most *= 2
    while (ratio[key] != "-" && ratio[key] < least) least /= 2
  }
  each = file * bar + gap
  height = top + count * each + 34
  color[1] = "#2f6db5"; color[2] = "#e08a2e"
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n",
    left + wide + 60, height
  print "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>"
  text(left, 20, "start", "Samples per second: Strata over TorchSharp (libtorch, MKL, oneDNN)", " font-weight=\"bold\"")
  for (f = 1; f <= file; f++) {
    printf "<rect x=\"%d\" y=\"30\" width=\"12\" height=\"12\" fill=\"%s\"/>\n", left + (f - 1) * 220, color[f]
    text(left + 18 + (f - 1) * 220, 41, "start", threads[f] == 1 ? "one thread, medians" : threads[f] " threads, to its best round", "")
  }
  for (tick = least; tick <= most; tick *= 2) {
    printf "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>\n", x(tick), x(tick), top - 8, height - 28,
      tick == 1 ? "#333" : "#ddd"
    text(x(tick), height - 12, "middle", tick "×", "")
  }
  for (i = 1; i <= count; i++) {
    y = top + (i - 1) * each
    text(left - 8, y + file * bar / 2 + 4, "end", names[i], "")
    for (f = 1; f <= file; f++) {
      r = ratio[names[i], f]
      if (r == "" || r == "-") continue
      from = r < 1 ? x(r) : x(1)
      printf "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", from, y + (f - 1) * bar,
        (r < 1 ? x(1) : x(r)) - from, bar - 2, color[f]
      text((r < 1 ? x(1) : x(r)) + 4, y + (f - 1) * bar + 10, "start", r, " font-size=\"10\"")
    }
  }
  print "</svg>"
}
