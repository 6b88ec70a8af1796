/** Heartbeat timeout of a lifecycle hook.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html HeartbeatTimeout (checked 2026-11-23) */
export const HOOK_TIMEOUT_SECONDS = { min: 30, max: 7200 } as const;
