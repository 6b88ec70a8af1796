import type { EnvironmentRef } from '@etops/contracts';
import { logFiles, logGroupName } from '../logs';
import type { BootHook } from '../warm-pool';
import { serverVariables } from './server-variables';
import { groupNameOf } from './group-name';
import type { ResolvedServers } from './servers-props';
import { userData } from './user-data';

/** Settings of user data. Ids may be references, which Terraform resolves. */
export interface UserDataInputs {
  readonly environment: EnvironmentRef;
  /** Id of the web tier, part of every name. */
  readonly purpose: string;
  readonly settings: ResolvedServers;
  readonly serverPort: number;
  readonly bootHook: BootHook | undefined;
  readonly fileSystemId: string;
  readonly accessPointId: string;
}

/** Returns user data of the servers from the settings of the web tier. */
export function renderUserData(inputs: UserDataInputs): string {
  const { environment, purpose, settings, serverPort, bootHook, fileSystemId, accessPointId } = inputs;
  const { database, environmentVariables, applicationService, userDataBefore, userDataAfter, logs } = settings;
  return userData({
    variables: serverVariables({ environment, serverPort, database, environmentVariables }),
    fileSystemId,
    accessPointId,
    agent: {
      autoScalingGroupName: groupNameOf(environment, purpose),
      logGroupName: logGroupName(environment, purpose),
      files: logFiles(logs),
    },
    before: userDataBefore,
    after: userDataAfter,
    applicationService,
    bootService: bootHook,
  });
}
