import { Database } from '@etops/database';
import { ProblemCollector } from '@etops/foundation';
import type { App } from 'cdktf';
import { DATABASE_ID } from '../config/links';

import { SiteStack } from './site-stack';
import type { StackContext } from './stack-context';

/** Creates a small environment of the same shape at other addresses: the pattern for environments on demand. */
export class StagingStack extends SiteStack {
  constructor(app: App, context: StackContext) {
    super(app, 'staging', context);
    const { config } = context;
    const network = this.addNetwork('single');
    const parts = new ProblemCollector();
    const database = parts.build(
      () =>
        new Database(this, DATABASE_ID, {
          network: network.ref,
          ...config.database,
          ...config.staging.database,
        }),
    );
    parts.build(() => this.addWebTier(network, database?.ref, { servesPublicNames: false }));
    parts.check();
  }
}
