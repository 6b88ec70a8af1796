#!/usr/bin/env bash
# Prints, as a JSON list, the stacks whose JSON differs between a commit and the working tree:
#   changed-stacks.sh BASE
# When BASE cannot be synthesized, every stack counts as changed.
set -euo pipefail

base=$(mktemp -d)/base
git worktree add --quiet --detach "$base" "$1" >&2
before=$base/apps/airline-prod/cdktf.out/stacks
after=apps/airline-prod/cdktf.out/stacks

npx nx run airline-prod:synth >&2
(cd "$base" && npm ci && npx nx run airline-prod:synth) >&2 || rm -rf "$before"

for stack in "$after"/*; do
  name=$(basename "$stack")
  cmp --silent "$stack/cdk.tf.json" "$before/$name/cdk.tf.json" || printf '%s\n' "$name"
done | jq --raw-input --null-input --compact-output '[inputs]'
