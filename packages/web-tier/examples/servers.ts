import { EnvironmentStack } from '@etops/foundation';
import type { EgressRule, InstanceRoleProps, ServerLogs } from '@etops/web-tier';
import { WebTier } from '@etops/web-tier';
import { App, TerraformOutput } from 'cdktf';
import { domain, environment, site } from './setting';

const app = new App();
const stack = new EnvironmentStack(app, 'primary', { environment });

// #region role
const instanceRole: InstanceRoleProps = {
  statements: [
    {
      Sid: 'SendTickets',
      Effect: 'Allow',
      Action: 'ses:SendEmail',
      Resource: 'arn:aws:ses:eu-central-1:123456789012:identity/airline.example',
    },
  ],
  managedPolicyArns: ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'],
  permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/workloads',
};
// #endregion

// #region egress
const egress: readonly EgressRule[] = [
  { name: 'payments', port: 8443, cidrIpv4: '203.0.113.0/24' },
  { name: 'crew-directory', port: 636, cidrIpv4: '10.0.0.0/12' },
];
// #endregion

// #region logs
const logs: ServerLogs = { files: [{ filePath: '/var/log/booking/*.log', name: 'booking' }], retentionDays: 90 };
// #endregion

// #region servers
const web = new WebTier(stack, 'web', {
  ...site,
  applicationService: 'booking.service',
  healthCheck: { path: '/health/live' },
  domain: { ...domain, healthCheckPath: '/health/ready' },
  instanceRole,
  egress,
  logs,
});
// #endregion

// #region members
new TerraformOutput(stack, 'role', { value: web.instanceRole.arn });
new TerraformOutput(stack, 'logs', { value: web.logGroupName });
// #endregion

app.synth();
