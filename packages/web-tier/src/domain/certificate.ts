import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import type { Domain } from './domain-props';

const TTL_SECONDS = 300;

/** Time for ACM to find the records, which takes minutes: longer means that the zone is not delegated. */
const VALIDATION_TIMEOUT = '30m';

/** Creates a certificate and the records in the zone that validate it. */
export class Certificate extends Construct {
  /** ARN of the certificate, available once it is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { hostedZoneId, originName, alternativeNames }: Required<Domain>) {
    super(scope, id);
    const certificate = new AcmCertificate(this, 'certificate', {
      domainName: originName,
      // With the domain name, as ACM lists them: otherwise the certificate keeps names that are taken away.
      subjectAlternativeNames: [originName, ...alternativeNames],
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
    });
    const option = (name: string, attribute: string): string =>
      `\${one([for option in aws_acm_certificate.${certificate.friendlyUniqueId}.domain_validation_options : ` +
      `option.${attribute} if option.domain_name == "${name}"])}`;
    const records = namesToValidate([originName, ...alternativeNames]).map(
      (name) =>
        new Route53Record(this, `validation-${validationId(name)}`, {
          zoneId: hostedZoneId,
          name: option(name, 'resource_record_name'),
          type: option(name, 'resource_record_type'),
          records: [option(name, 'resource_record_value')],
          ttl: TTL_SECONDS,
          // ACM requires the same record in every Region of an account: another environment may have created it.
          allowOverwrite: true,
        }),
    );
    const validation = new AcmCertificateValidation(this, 'validation', {
      certificateArn: certificate.arn,
      validationRecordFqdns: records.map(({ fqdn }) => fqdn),
      timeouts: { create: VALIDATION_TIMEOUT },
    });
    this.arn = validation.certificateArn;
  }
}

/** Returns the part of a construct's id for a name: `any` stands for `*`, and `any_`, which is no name, for a host `any`. */
function validationId(name: string): string {
  return name.replace(/^any\./, 'any_.').replace(/^\*\./, 'any.');
}

/** Returns one name per validation record: a name and its wildcard share one. */
function namesToValidate(names: readonly string[]): readonly string[] {
  const byBase = new Map<string, string>();
  for (const name of names) {
    const base = name.replace(/^\*\./, '');
    byBase.set(base, byBase.get(base) ?? name);
  }
  return [...byBase.values()];
}
