#!/usr/bin/env bash
# Measures the figures that the project promises and prints them with what was promised.
#
# usage: Tests/Benchmarks/figures.sh [path of the release binary]
#
# Profiles are those of Fixtures/profiles/demo.jsonl over and over with new ids and a filler that
# brings a record to about 1 KB; times are medians of several runs of whole processes.
set -euo pipefail
cd "$(dirname "$0")/../.."
saring=${1:-.build/release/saring}
count=${COUNT:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# One profile a line, about 1 KB each. The filler is a fact that no vocabulary knows.
profiles() {
  jq -c . Fixtures/profiles/demo.jsonl | awk -v count="$1" '
    { line[NR] = $0 }
    END {
      filler = "fillerfillerfillerfillerfillerfillerfillerfillerfillerfillerfiller"
      for (i = 0; i < count; i++) {
        text = line[i % NR + 1]
        sub(/"R-[0-9]+"/, "\"R-" i "\"", text)
        pad = 1024 - length(text) - 13
        more = ""
        while (length(more) < pad) more = more filler
        if (pad > 0) sub(/}$/, ",\"x.filler\":\"" substr(more, 1, pad) "\"}", text)
        print text
      }
    }'
}

# The median wall time in milliseconds of a command run so many times.
median() {
  local runs=$1
  shift
  for _ in $(seq "$runs"); do
    local start end
    start=$(date +%s%N)
    "$@" >"$folder/out" 2>"$folder/err"
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
  done | sort -n | awk '{ v[NR] = $1 } END { printf "%.1f", v[int((NR + 1) / 2)] / 1000 }'
}

head -1 Fixtures/profiles/demo.jsonl >"$folder/one.jsonl"
indicators=$(find Rules -mindepth 2 -name '*-[0-9]*.xml' | wc -l)
one=$(median 21 "$saring" screen --to jsonl "$folder/one.jsonl")
book=$(median 21 "$saring" show program)
empty=$(median 21 "$saring" --help)
echo "one profile, full book, process start to exit   $one ms    (promised: at most 30 ms)"
echo "read, check, build, flatten $indicators indicators      $book ms    (whole process that prints the program; --help alone takes $empty ms; promised: 20 ms for 200)"

profiles 200000 >"$folder/many.jsonl"
size=$(($(stat -c %s "$folder/many.jsonl") / 200000))
for jobs in 1 2; do
  /usr/bin/env time -f '%U %S %e %M' -o "$folder/time" \
    "$saring" screen --to jsonl --jobs "$jobs" "$folder/many.jsonl" >"$folder/out" 2>"$folder/err"
  awk -v jobs="$jobs" -v size="$size" '
    { printf "200000 profiles of %d bytes, --jobs %d: %d profiles a CPU second, %d a second, peak %d MB (promised: 250000 a core)\n",
        size, jobs, 200000 / ($1 + $2), 200000 / $3, $4 / 1024 }' "$folder/time"
done

profiles "$count" | /usr/bin/env time -f '%M' -o "$folder/time" \
  "$saring" screen --to jsonl - >"$folder/out" 2>"$folder/err"
echo "$count profiles from a pipe: peak $(($(cat "$folder/time") / 1024)) MB (promised: at most 100 MB), answers $(wc -l <"$folder/out")"
