/** Limit of a rate-based rule of AWS WAF.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html Limit (checked 2026-11-23) */
export const RATE_LIMIT = { min: 10, max: 2_000_000_000 } as const;

/** Name of a header that contains the client's address.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_ForwardedIPConfig.html HeaderName */
export const HEADER_NAME = /^[A-Za-z0-9-]{1,255}$/;

/** Ranges of an IP set.
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html Addresses */
export const IP_SET_RANGES = { max: 10_000 } as const;

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html Name (checked 2026-11-23) */
export const WEB_ACL_NAME_LENGTH = { min: 1, max: 128 } as const;

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleActionOverride.html Name (checked 2026-11-28) */
export const RULE_NAME = /^[\w-]{1,128}$/;

/** Required prefix of log groups for requests.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html (checked 2026-11-23) */
export const REQUEST_LOG_PREFIX = 'aws-waf-logs-';
