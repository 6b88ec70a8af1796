import type { DatabaseRef, EnvironmentRef } from '@etops/contracts';
import { defaultPolicies, EnvironmentStack } from '@etops/foundation';
import type { StackOutputs } from '@etops/foundation';
import type { NatGateways } from '@etops/network';
import { Network, VpnConnection } from '@etops/network';
import type { WebTierProps } from '@etops/web-tier';
import { noTerraformRefresh, statelessServers, WebTier } from '@etops/web-tier';
import type { App } from 'cdktf';
import type { AirlineConfig, SiteConfig } from '../config/airline-config';
import { environmentOf } from '../config/environments';
import { HEALTH_CHECK_PATH, originOf, publicNames } from '../config/names';
import type { SiteName } from '../config/network-plan';
import { networkRanges } from '../config/network-plan';

/** Id of every site's web tier, part of physical names. */
export const WEB_ID = 'web';

/** What the three environments that serve the website have in common: their network and web tier. */
export abstract class SiteStack extends EnvironmentStack {
  protected readonly site: SiteConfig;

  protected constructor(
    app: App,
    protected readonly siteName: SiteName,
    protected readonly config: AirlineConfig,
    protected readonly outputs: StackOutputs,
  ) {
    super(app, siteName, {
      environment: environmentOf(config, siteName),
      policies: [...defaultPolicies, noTerraformRefresh, statelessServers],
    });
    this.site = config[siteName];
  }

  protected addNetwork(natGateways: NatGateways): Network {
    return new Network(this, 'network', {
      environment: this.environment,
      cidrBlock: networkRanges(this.config)[this.siteName],
      availabilityZones: this.site.location.availabilityZones,
      natGateways,
    });
  }

  /** The site's own way in: primary and DR each have one, so that neither depends on the other's Region. */
  protected addVpn(network: Network): VpnConnection {
    const { vpnAddress, cidrBlock } = this.config.onPremises;
    return new VpnConnection(this, 'vpn', {
      environment: this.environment,
      network: network.ref,
      routeTables: network.routeTables('application', 'data'),
      site: { name: 'on-premises', publicIpAddress: vpnAddress, cidrBlocks: [cidrBlock] },
    });
  }

  /** @param database left out when it has problems, so that those of the web tier are found as well */
  protected addWebTier(
    network: Network,
    database: DatabaseRef | undefined,
    options: Pick<WebTierProps, 'alarms' | 'fileSystem' | 'tags'> & { readonly servesPublicNames: boolean },
  ): WebTier {
    const { config, siteName, environment } = this;
    const { servesPublicNames, ...rest } = options;
    return new WebTier(this, WEB_ID, {
      environment,
      network: network.ref,
      ...(database === undefined ? {} : { database }),
      ...this.site.web,
      healthCheck: { path: HEALTH_CHECK_PATH },
      release: {},
      domain: {
        hostedZoneId: this.hostedZoneId,
        zoneName: config.zoneName,
        originName: originOf(config, siteName).dnsName,
        alternativeNames: servesPublicNames ? publicNames(config) : [],
      },
      ...rest,
    });
  }

  protected get hostedZoneId(): string {
    return this.outputs.get('bootstrap', 'hostedZoneId', this.siteName);
  }

  protected get replicaFileSystemId(): string {
    return this.outputs.get('vault', 'replicaFileSystemId', this.siteName);
  }

  /** The environment of another stack, for names and ARNs that follow from it. */
  protected environmentOf(name: Parameters<typeof environmentOf>[1]): EnvironmentRef {
    return environmentOf(this.config, name);
  }
}
