import type { EnvironmentRef } from '@etops/contracts';
import type { ProblemList } from '@etops/foundation';
import { findSecrets, propPath, show } from '@etops/foundation';
import type { BootHook } from '../warm-pool';
import { END_OF_FILE } from '../shell';
import { USER_DATA_LENGTH, TOKEN_LENGTH } from './limits';
import type { ResolvedServers } from './servers-props';
import { renderUserData } from './render-user-data';

/** Servers, and the parts of the web tier that are in their user data. */
export interface CheckedUserData {
  readonly environment: EnvironmentRef;
  /** Id of the web tier. */
  readonly purpose: string;
  readonly servers: ResolvedServers;
  readonly serverPort: number;
  readonly bootHook: BootHook | undefined;
}

/** Checks the caller's commands, and that user data with them is short enough for EC2. */
export function checkUserData(problems: ProblemList, path: string, checked: CheckedUserData): void {
  const { environment, purpose, servers, serverPort, bootHook } = checked;
  const { applicationService } = servers;
  const unit = problems.literal(propPath(path, 'applicationService'), applicationService, 'user data contains it');
  problems.require(
    unit === undefined || /^(?!web-tier-)[\w.@-]{1,200}\.service$/.test(unit),
    'WEB_TIER_APPLICATION_SERVICE',
    () =>
      `${propPath(path, 'applicationService')} must be the name of a service of systemd, got ${show(unit)}; use 'booking.service', for example`,
  );
  for (const prop of ['userDataBefore', 'userDataAfter'] as const) {
    checkCommands(problems, propPath(path, prop), servers[prop]);
  }
  const script = renderUserData({
    environment,
    purpose,
    settings: servers,
    serverPort,
    bootHook,
    fileSystemId: 'fs-0a1b2c3d4e5f60718',
    accessPointId: 'fsap-0a1b2c3d4e5f60718',
  });
  const length = Buffer.byteLength(script.replaceAll(/\$\{TfToken\[[^\]]*\]\}/g, 'x'.repeat(TOKEN_LENGTH)));
  problems.require(
    length <= USER_DATA_LENGTH.max,
    'WEB_TIER_USER_DATA_LENGTH',
    () =>
      `${propPath(path, 'userDataBefore')}, userDataAfter, environmentVariables and logs.files must leave user data at most ${String(USER_DATA_LENGTH.max)} bytes, got ${String(length)}; ` +
      'include commands in the image, and store large settings in Parameter Store',
  );
}

function checkCommands(problems: ProblemList, path: string, commands: string): void {
  problems.require(
    !commands.split('\n').includes(END_OF_FILE),
    'WEB_TIER_USER_DATA_LINE',
    () => `${path} must not contain the line ${END_OF_FILE}, got it; end your own texts with another word`,
  );
  const [secret] = findSecrets({ commands });
  problems.require(
    secret === undefined,
    'WEB_TIER_USER_DATA_SECRET',
    () =>
      `${path} must contain no secret, got what looks like one (${String(secret)}); store it in Secrets Manager, and read it at boot, since launch templates are readable`,
  );
}
