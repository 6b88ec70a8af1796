import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { EnvironmentRef } from '@etops/contracts';
import { CustomerKey, EnvironmentStack, PrivateBucket, stateBucketName } from '@etops/foundation';
import type { App, TerraformProvider } from 'cdktf';
import { TerraformOutput } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { stateRegions } from '../config/environments';
import { STATE_KEY_PURPOSE } from '../config/links';
import type { StackContext } from './stack-context';

/**
 * Creates the prerequisites of the other stacks: the public hosted zone, unless it exists, and a state bucket in every Region in which a
 * stack keeps its state. Deployed once, by a person.
 *
 * Its own state is a local file until its output is recorded, since only then does its bucket exist. The next deployment
 * migrates the state into the bucket.
 */
export class BootstrapStack extends EnvironmentStack {
  constructor(app: App, { config, links, outputs }: StackContext) {
    const environment = links.environment('bootstrap');
    super(app, 'bootstrap', {
      environment,
      ...(outputs.has('bootstrap', 'hostedZoneId')
        ? { stateKmsKeyArn: links.stateKeyAliasArn('bootstrap') }
        : { state: 'local' }),
    });
    for (const region of stateRegions(config)) {
      this.addStateBucket({ ...environment, region });
    }
    const { existingHostedZoneId: zoneId } = config;
    if (zoneId === undefined) {
      this.addZone(config);
    } else {
      this.findZone(zoneId, config.zoneName);
    }
  }

  private addZone({ zoneName, application }: AirlineConfig): void {
    const zone = new Route53Zone(this, 'zone', {
      name: zoneName,
      comment: `${application}: sites and failover`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });
    this.output('hostedZoneId', zone.zoneId);
    this.output('nameServers', zone.nameServers, 'Delegate the zone to these at its registrar');
  }

  /** Reads a zone that exists, so that a wrong id fails here and not in the stacks with the records. */
  private findZone(zoneId: string, zoneName: string): void {
    const zone = new DataAwsRoute53Zone(this, 'existing-zone', {
      zoneId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${trimsuffix(self.name, ".") == "${zoneName}" && !self.private_zone}`,
            errorMessage: `existingHostedZoneId must be the id of the public zone ${zoneName}; see aws route53 list-hosted-zones`,
          },
        ],
      },
    });
    this.output('hostedZoneId', zone.id);
  }

  private addStateBucket(environment: EnvironmentRef): void {
    const { region } = environment;
    const provider: TerraformProvider = region === this.environment.region ? this.provider : this.addProvider(region);
    const key = new CustomerKey(this, `state-key-${region}`, { environment, purpose: STATE_KEY_PURPOSE, provider });
    new PrivateBucket(this, `state-${region}`, {
      environment,
      bucketName: stateBucketName(environment),
      kmsKeyArn: key.arn,
      provider,
    });
  }

  private output(name: string, value: unknown, description?: string): void {
    new TerraformOutput(this, name, { value, ...(description === undefined ? {} : { description }) });
  }
}
