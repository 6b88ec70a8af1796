#!/usr/bin/env bash
# Prints the output of `cdktf diff` for each stack, as Markdown: diff-stacks.sh STACK…
# Fails if one of them cannot be planned, after it has printed all outputs.
set -uo pipefail

# CI prints one line in place of each turn of a spinner.
export CI=true CHECKPOINT_DISABLE=1 NO_COLOR=1

cd "$(dirname "$0")/../../apps/airline-prod"
status=0
for stack in "$@"; do
  if [ "$stack" = bootstrap ]; then
    printf '`bootstrap` changes as well; its state is with people, who plan and deploy it.\n\n'
    continue
  fi
  output=$(npx cdktf diff --no-color "$stack" 2>&1)
  code=$?
  [ "$code" -eq 0 ] || status=1
  printf '<details><summary><code>cdktf diff %s</code>%s</summary>\n\n' "$stack" "$([ "$code" -eq 0 ] || echo ' failed')"
  # A comment has at most 65,536 characters; the end of a plan is the most important part.
  text=$(sed 's/\x1b\[[0-9;?]*[A-Za-z]//g' <<<"$output" | tail -c $((60000 / $#)))
  printf '```\n%s\n```\n\n</details>\n\n' "$text"
done
exit "$status"
