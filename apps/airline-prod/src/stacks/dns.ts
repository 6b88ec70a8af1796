import { DnsFailover, dnsPolicies, FailoverAlarms } from '@etops/dns-failover';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { App } from 'cdktf';
import { TerraformOutput } from 'cdktf';
import { FAILOVER_ID } from '../config/links';
import { failoverSettings } from '../parts/failover';
import type { StackContext } from './stack-context';

/** Routes the airline's names to the on-premises site and to AWS by weight, and within AWS to the Region that can serve. */
export class DnsStack extends EnvironmentStack {
  constructor(app: App, { config, links, outputs }: StackContext) {
    const environment = links.environment('dns');
    super(app, 'dns', {
      environment,
      stateKmsKeyArn: links.stateKeyAliasArn('dns'),
      policies: [...defaultPolicies, ...dnsPolicies],
    });
    const failover = new DnsFailover(this, FAILOVER_ID, {
      ...failoverSettings(config, links, outputs.get('bootstrap', 'hostedZoneId', this)),
      // Those principals of the account to which a policy allows it.
      operatorPrincipalArns: [`arn:aws:iam::${environment.accountId}:root`],
    });
    new FailoverAlarms(this, 'alarms', {
      failover,
      healthMetricsProvider: this.addProvider('us-east-1'),
    });
    new TerraformOutput(this, 'operatorRoleArn', {
      value: failover.operatorRoleArn,
      description: 'Assume this role to turn switches',
    });
    new TerraformOutput(this, 'healthCheckIds', {
      value: Object.fromEntries(failover.checkIds),
      description: 'Health checks by name, for the runbook without CloudWatch',
    });
  }
}
