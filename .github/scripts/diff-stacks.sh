#!/usr/bin/env bash
# Prints, as Markdown, what `cdktf diff` says of each stack: diff-stacks.sh STACK…
# Fails when one of them cannot be planned; what it says is printed all the same.
set -uo pipefail

# CI: a last line in place of a spinner's every turn.
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
  # A comment holds 65,536 characters at most; the end of a plan says most.
  text=$(sed 's/\x1b\[[0-9;?]*[A-Za-z]//g' <<<"$output" | tail -c $((60000 / $#)))
  printf '```\n%s\n```\n\n</details>\n\n' "$text"
done
exit "$status"
