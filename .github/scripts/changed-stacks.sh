#!/usr/bin/env bash
# Prints, as a JSON list, the stacks whose JSON in the working tree differs from an earlier one:
#   changed-stacks.sh COMMIT       from that commit's
#   changed-stacks.sh --deployed   each from what it was last deployed from: the tag deployed/<stack>
# A stack that has no such tag, or whose commit cannot be synthesized, counts as changed. One that the app has no more is
# named on standard error: nothing destroys what it deployed.
set -euo pipefail

since=$1
after=apps/airline-prod/cdktf.out/stacks
work=$(mktemp -d)
trap 'rm -rf "$work"; git worktree prune' EXIT

# Where a commit's stacks are; each commit is synthesized once.
stacks_of() {
  local tree=$work/$1
  if [ ! -e "$tree" ]; then
    if ! { git worktree add --quiet --detach "$tree" "$1" && (cd "$tree" && npm ci && npx nx run airline-prod:synth); }; then
      rm -rf "$tree" && mkdir "$tree"
    fi >&2
  fi
  echo "$tree/apps/airline-prod/cdktf.out/stacks"
}

# The commit that a stack is compared with; nothing where there is none.
base_of() {
  case $since in
    --deployed) git rev-parse --quiet --verify "refs/tags/deployed/$1^{commit}" || true ;;
    *) echo "$since" ;;
  esac
}

known() {
  case $since in
    --deployed) git tag --list 'deployed/*' --format '%(refname:lstrip=3)' ;;
    *) ls "$(stacks_of "$since")" 2>/dev/null || true ;;
  esac
}

npx nx run airline-prod:synth >&2
for stack in $(known); do
  [ -e "$after/$stack" ] || echo "the app has no stack $stack any more; what it deployed is still there" >&2
done
for stack in $(ls "$after"); do
  base=$(base_of "$stack")
  if [ -z "$base" ] || ! cmp --silent "$after/$stack/cdk.tf.json" "$(stacks_of "$base")/$stack/cdk.tf.json"; then
    printf '%s\n' "$stack"
  fi
done | jq --raw-input --null-input --compact-output '[inputs]'
