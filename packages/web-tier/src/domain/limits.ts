/** Length of a certificate's first name.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html DomainName (checked 2026-11-22) */
export const CERTIFICATE_NAME_LENGTH = { min: 1, max: 64 } as const;

/** Default quota of names in one certificate.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html (checked 2026-11-22) */
export const CERTIFICATE_NAMES = { min: 1, max: 10 } as const;
