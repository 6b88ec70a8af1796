import type { DatabaseRef } from '@etops/contracts';
import type { PolicyStatement } from '@etops/foundation';
import { allow, arnOf, defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { NatGateways } from '@etops/network';
import { Network, VpnConnection } from '@etops/network';
import type { WebTierProps } from '@etops/web-tier';
import { noTerraformRefresh, statelessServers, WebTier } from '@etops/web-tier';
import type { App } from 'cdktf';
import type { SiteName } from '../config/environments';
import { LIVENESS_PATH, READINESS_PATH, WEB_ID } from '../config/links';
import type { StackContext } from './stack-context';

/** Creates the network and web tier of an environment that serves the website. */
export abstract class SiteStack extends EnvironmentStack {
  protected constructor(
    app: App,
    private readonly siteName: SiteName,
    protected readonly context: StackContext,
  ) {
    super(app, siteName, {
      environment: context.links.environment(siteName),
      stateKmsKeyArn: context.links.stateKeyAliasArn(siteName),
      policies: [...defaultPolicies, noTerraformRefresh, statelessServers],
    });
  }

  protected addNetwork(natGateways: NatGateways): Network {
    const { config, links } = this.context;
    return new Network(this, 'network', {
      cidrBlock: links.networkRanges[this.siteName],
      availabilityZones: config[this.siteName].location.availabilityZones,
      natGateways,
    });
  }

  /** Returns the on-premises range if that site uses the database in AWS: both Regions admit it, so that it can follow a failover. */
  protected get databaseClients(): { readonly clientCidrBlocks?: readonly string[] } {
    const { data, cidrBlock } = this.context.config.onPremises;
    return data === 'aws' ? { clientCidrBlocks: [cidrBlock] } : {};
  }

  /** Adds a VPN to the on-premises site: primary and DR each have one, so that neither depends on the other's Region. */
  protected addVpn(network: Network): VpnConnection {
    const { vpnAddress, cidrBlock } = this.context.config.onPremises;
    return new VpnConnection(this, 'vpn', {
      network: network.ref,
      routeTables: network.routeTables('application', 'data'),
      customerGateway: { name: 'on-premises', ipAddress: vpnAddress, cidrBlocks: [cidrBlock] },
    });
  }

  /**
   * Adds the web tier.
   *
   * @param database omitted if it has problems, so that those of the web tier are reported as well
   */
  protected addWebTier(
    network: Network,
    database: DatabaseRef | undefined,
    options: Pick<WebTierProps, 'alarms' | 'fileSystem' | 'release' | 'tags'> & { readonly servesPublicNames: boolean },
  ): WebTier {
    const { config, links } = this.context;
    const { servesPublicNames, ...rest } = options;
    return new WebTier(this, WEB_ID, {
      network: network.ref,
      ...(database === undefined ? {} : { database }),
      ...config[this.siteName].web,
      healthCheck: { path: LIVENESS_PATH },
      applicationService: `${config.application}.service`,
      instanceRole: { statements: [this.sendTickets] },
      release: {},
      domain: {
        hostedZoneId: this.outputOf('bootstrap', 'hostedZoneId'),
        zoneName: config.zoneName,
        originName: links.origin(this.siteName).dnsName,
        alternativeNames: servesPublicNames ? links.publicNames : [],
        healthCheckPath: READINESS_PATH,
      },
      ...rest,
    });
  }

  /** Returns the permission of servers to send tickets by mail, from the identity of the Region. */
  private get sendTickets(): PolicyStatement {
    const { zoneName } = this.context.config;
    const environment = this.context.links.environment(this.siteName);
    return allow('SendTickets', 'ses:SendEmail', arnOf(environment, 'ses', `identity/${zoneName}`));
  }

  /** Returns a recorded output of another stack, or its placeholder. */
  protected outputOf(stack: string, name: string): string {
    return this.context.outputs.get(stack, name, this);
  }
}
