import { EnvironmentStack, StackOutputs } from '@etops/foundation';
import {
  coverageTable,
  deploymentReport,
  missingOutputsReport,
  problemReport,
  renderTable,
  renderTruthTable,
  stackTable,
} from '@etops/reports';
import { App } from 'cdktf';

// #region stacks
export const stacks = stackTable([
  { name: 'primary', regions: ['eu-central-1'], resources: 240, file: 'cdktf.out/stacks/primary/cdk.tf.json' },
]);
// #endregion

// #region coverage
export const coverage = coverageTable([
  {
    path: 'primary/web/files',
    type: 'EFS',
    region: 'eu-central-1',
    coverage: {
      plans: [{ rules: [{ retentionDays: 35, continuous: false }] }],
      copies: [{ region: 'eu-west-1', retentionDays: 35 }],
      restoreTests: [{ planName: 'monthly', region: 'eu-west-1' }],
    },
  },
  {
    path: 'staging/database',
    type: 'RDS',
    region: 'eu-central-1',
    exemption: { reason: 'test data', expires: '2027-11-30' },
  },
]);
// #endregion

const dns = new EnvironmentStack(new App(), 'dns', {
  environment: {
    application: 'airline',
    name: 'dns',
    role: 'recovery',
    region: 'eu-west-1',
    accountId: '123456789012',
  },
});
const outputs = new StackOutputs({});
outputs.get('bootstrap', 'hostedZoneId', dns);

// #region outputs
export const missing = missingOutputsReport(outputs.missingOutputs, {
  order: ['bootstrap', 'vault'],
  command: 'npm run record-outputs --',
});
// #endregion

// #region problems
export const problems = problemReport([
  { path: 'dr/web', code: 'WEB_TIER_IMAGE', message: "imageId must be the id of an image, got 'latest'" },
]);
// #endregion

// #region deployment
export const deployment = deploymentReport({
  stacks: [
    { stack: 'vault', resources: 49, excluded: [], seconds: 65, replan: 'empty', exposedSecrets: [], destroyed: true },
  ],
  unsupportedCalls: [],
  leftovers: [],
});
// #endregion

// #region truth-table
export const routing = renderTruthTable(
  {
    conditions: [{ id: 'primary', kind: 'site' }],
    traffic: ['normal'],
    rows: [
      {
        conditions: { primary: true },
        canServe: ['primary'],
        traffic: [[{ site: 'primary', percent: 100 }]],
      },
      { conditions: { primary: false }, canServe: ['dr'], traffic: [[{ site: 'dr', percent: 100 }]] },
    ],
  },
  'markdown',
);
// #endregion

// #region table
export const table = renderTable(
  { columns: [{ title: 'Step' }, { title: 'Minutes', align: 'right' }], rows: [['promote the database', '8']] },
  'markdown',
);
// #endregion
