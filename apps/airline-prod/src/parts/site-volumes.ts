import { VolumeGateway } from '@etops/backup';
import { CustomerKey } from '@etops/foundation';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { SiteVolumesConfig } from '../config/airline-config';

/** Variable of the activation key that the appliance shows at its first start, `TF_VAR_siteVolumesActivationKey`. */
const ACTIVATION_KEY = 'siteVolumesActivationKey';

/** Adds a Storage Gateway for the volumes of the on-premises site, which the environment's plan backs up. */
export function addSiteVolumes(scope: Construct, site: SiteVolumesConfig): VolumeGateway {
  const key = new CustomerKey(scope, 'site-volumes-key', { purpose: 'site-volumes' });
  const activationKey = new TerraformVariable(scope, ACTIVATION_KEY, {
    type: 'string',
    sensitive: true,
    description: 'Activation key of the Storage Gateway appliance: used once, when the gateway is first applied',
  });
  return new VolumeGateway(scope, 'site-volumes', {
    name: 'site-volumes',
    activationKey: activationKey.stringValue,
    timeZone: site.timeZone,
    // Sunday night, when ticket sales are low.
    maintenance: { dayOfWeek: 0, hour: 3 },
    address: site.address,
    uploadBufferDisks: site.uploadBufferDisks,
    kmsKeyArn: key.arn,
    storage: { kind: 'stored', volumes: site.volumes },
  });
}
