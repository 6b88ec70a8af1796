import { Database } from '@etops/database';
import type { StackOutputs } from '@etops/foundation';
import type { App } from 'cdktf';
import type { AirlineConfig } from '../config/airline-config';
import { DATABASE_ID } from '../config/database';
import { Parts } from '../parts/parts';
import { SiteStack } from './site-stack';

/** The same shape in small, at other addresses: the pattern for any environment on demand. */
export class StagingStack extends SiteStack {
  constructor(app: App, config: AirlineConfig, outputs: StackOutputs) {
    super(app, 'staging', config, outputs);
    const network = this.addNetwork('single');
    const parts = new Parts();
    const database = parts.add(
      () =>
        new Database(this, DATABASE_ID, {
          environment: this.environment,
          network: network.ref,
          ...config.database,
          ...config.staging.database,
        }),
    );
    parts.add(() => this.addWebTier(network, database?.ref, { servesPublicNames: false }));
    parts.check();
  }
}
