#!/usr/bin/env bash
# Prints, as a JSON list, the stacks whose JSON in the working tree differs from an earlier one:
#   changed-stacks.sh COMMIT       that of a commit
#   changed-stacks.sh --deployed   that of the last deployment of each stack: the tag deployed/<stack>
# A stack without a tag, or whose commit cannot be synthesized, counts as changed. Standard error names a stack that the
# app no longer has: its resources are not destroyed.
set -euo pipefail

since=$1
after=apps/airline-prod/cdktf.out/stacks
work=$(mktemp -d)
trap 'rm -rf "$work"; git worktree prune' EXIT

# Prints the folder of a commit's stacks; synthesizes each commit once.
stacks_of() {
  local tree=$work/$1
  if [ ! -e "$tree" ]; then
    if ! { git worktree add --quiet --detach "$tree" "$1" && (cd "$tree" && npm ci && npx nx run airline-prod:synth); }; then
      rm -rf "$tree" && mkdir "$tree"
    fi >&2
  fi
  echo "$tree/apps/airline-prod/cdktf.out/stacks"
}

# Prints the commit that a stack is compared with, if there is one.
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
  [ -e "$after/$stack" ] || echo "the app no longer has the stack $stack; its resources still exist" >&2
done
for stack in $(ls "$after"); do
  base=$(base_of "$stack")
  if [ -z "$base" ] || ! cmp --silent "$after/$stack/cdk.tf.json" "$(stacks_of "$base")/$stack/cdk.tf.json"; then
    printf '%s\n' "$stack"
  fi
done | jq --raw-input --null-input --compact-output '[inputs]'
