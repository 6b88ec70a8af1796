import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from '@etops/emulator';
import { startEmulator } from '@etops/emulator';
import { EmulatedSite } from './emulated-site';

describe('a release on the emulator', () => {
  const work = mkdtempSync(join(tmpdir(), 'etops-release-'));
  let emulator: Emulator;
  let site: EmulatedSite;

  beforeAll(async () => {
    emulator = await startEmulator({ logFile: join(work, 'emulator.log') });
  }, 60_000);
  beforeEach(async () => {
    await fetch(`${emulator.endpoint}/moto-api/reset`, { method: 'POST' });
    site = await EmulatedSite.create(emulator);
  }, 60_000);
  afterAll(async () => {
    await emulator.stop();
    rmSync(work, { recursive: true });
  });

  it('moves the pointer after refresh, targets and alarms are good, and notifies', async () => {
    const { present, next } = site.images;

    expect(await site.release({ imageId: next }, 'Successful')).toMatchObject({
      status: 'SUCCEEDED',
    });

    expect(await site.state()).toEqual({
      version: '2',
      servers: ['2'],
      image: next,
      newestImage: next,
      pointer: next,
    });
    expect(await site.notifications()).toMatchObject([
      { subject: 'primary: release succeeded', input: { imageId: next }, previousImageId: present },
    ]);
  }, 60_000);

  it.each([
    ['Auto Scaling rolls the refresh back', ['RollbackSuccessful']],
    ['the refresh fails', ['Failed', 'Successful']],
    ['the rollback fails', ['RollbackFailed', 'Successful']],
    ['the refresh takes too long', ['InProgress']],
  ] as const)(
    'rolls back to the previous version, and keeps the pointer, when %s',
    async (_, outcomes) => {
      const { present, next } = site.images;

      expect(await site.release({ imageId: next }, ...outcomes)).toMatchObject({
        status: 'FAILED',
        error: 'Release.RolledBack',
      });

      // The newest version has the previous image, so that Terraform finds nothing to change.
      expect(await site.state()).toEqual({
        version: '1',
        servers: ['1'],
        image: present,
        newestImage: present,
        pointer: present,
      });
      expect(await site.notifications()).toMatchObject([
        { subject: 'primary: release failed, rolled back to the previous version', previousImageId: present },
      ]);
    },
    60_000,
  );

  it('rolls back to the previous version when an alarm goes off after the refresh', async () => {
    const { present, next } = site.images;
    await site.setAlarm(true);

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.RolledBack' });

    expect(await site.state()).toMatchObject({ servers: ['1'], image: present, pointer: present });
    expect(await site.notifications()).toMatchObject([
      { failure: { Cause: 'an alarm is in state ALARM after the refresh' } },
    ]);
  }, 60_000);

  it('rolls back to the previous version when no server is healthy after the refresh', async () => {
    const { present, next } = site.images;
    await site.loseTargets();

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.RolledBack' });

    expect(await site.state()).toMatchObject({ servers: ['1'], image: present, pointer: present });
    expect(await site.notifications()).toMatchObject([
      {
        failure: {
          Cause: expect.stringMatching(/^not all servers run the released version and are healthy/) as unknown,
        },
      },
    ]);
  }, 60_000);

  it('requests manual action when the release cannot be rolled back', async () => {
    const { present, next } = site.images;

    expect(await site.release({ imageId: next }, 'Failed', 'Failed')).toMatchObject({ error: 'Release.NotRolledBack' });

    // One server runs the new version; those that start from now on run the previous one.
    expect(await site.state()).toMatchObject({ version: '1', servers: ['2', '1'], pointer: present });
    expect(await site.notifications()).toMatchObject([{ subject: 'primary: release failed, NOT ROLLED BACK' }]);
  }, 60_000);

  it('says that servers are not restored when they run another version than before', async () => {
    const { next } = site.images;

    expect(await site.release({ imageId: next }, 'Cancelled')).toMatchObject({ error: 'Release.NotRolledBack' });

    expect(await site.state()).toMatchObject({ version: '1', servers: ['2', '1'] });
    expect(await site.notifications()).toMatchObject([
      { failure: { Cause: expect.stringMatching(/^the instance refresh was cancelled/) as unknown } },
    ]);
  }, 60_000);

  it('brings a change of the template to the servers', async () => {
    const { present } = site.images;
    await site.changeTemplate('echo changed');

    expect(await site.state()).toMatchObject({ version: '1', servers: ['1'] });
    expect(await site.pendingChanges()).toBe(1);
    expect(await site.release({ imageId: present })).toMatchObject({ status: 'SUCCEEDED' });

    expect(await site.state()).toMatchObject({ version: '3', servers: ['3'], image: present, pointer: present });
    expect(await site.userData('3')).toBe('echo changed');
    expect(await site.pendingChanges()).toBe(0);
  }, 60_000);

  it('after a change of the template, with a bad template, leaves servers on the version that ran before', async () => {
    const { present, next } = site.images;
    await site.changeTemplate('exit 1 # emulator: never healthy');

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.RolledBack' });

    expect(await site.state()).toEqual({
      version: '1',
      servers: ['1'],
      image: present,
      newestImage: present,
      pointer: present,
    });
    // The change is still Terraform's newest version, and waits for the next release.
    expect(await site.userData('$Latest')).toContain('never healthy');
    expect(await site.pendingChanges()).toBe(1);
  }, 60_000);

  it('finds no pending change after a failed release of an image', async () => {
    await site.release({ imageId: site.images.next }, 'RollbackSuccessful');

    expect(await site.pendingChanges()).toBe(0);
  }, 60_000);

  it('refuses to start during an instance refresh of another one, and replaces no server', async () => {
    const { present, next } = site.images;
    await site.startForeignRefresh();

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.Refused' });

    expect(await site.state()).toEqual({
      version: '1',
      servers: ['1'],
      image: present,
      newestImage: present,
      pointer: present,
    });
  }, 60_000);

  it('refuses to start while a switch of the failover is on, unless the input overrides that', async () => {
    const { next } = site.images;
    await site.turnSwitch('1');

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.Refused' });
    expect(await site.notifications()).toMatchObject([
      { failure: { Cause: expect.stringMatching(/^a switch is on, or missing .*dr-in-service/) as unknown } },
    ]);

    expect(await site.release({ imageId: next, override: true })).toMatchObject({ status: 'SUCCEEDED' });
  }, 60_000);

  it('refuses to start when servers run another version than the group uses, unless the input overrides that', async () => {
    const { next } = site.images;
    await site.changeTemplate('echo changed');
    await site.useNewestVersion();

    expect(await site.release({ imageId: next })).toMatchObject({ error: 'Release.Refused' });
    expect(await site.notifications()).toMatchObject([
      { failure: { Cause: expect.stringMatching(/^not all servers run the version/) as unknown } },
    ]);

    expect(await site.release({ imageId: next, override: true })).toMatchObject({ status: 'SUCCEEDED' });
  }, 60_000);

  it('refuses to run during another release', async () => {
    const { next } = site.images;

    const releases = await Promise.all([site.release({ imageId: next }), site.release({ imageId: next })]);

    expect(releases.filter(({ error }) => error === 'Release.Refused').length).toBeGreaterThanOrEqual(1);
    expect(await site.notifications()).toContainEqual(
      expect.objectContaining({
        subject: 'primary: release refused',
        failure: { Error: 'Release', Cause: 'another release is running; start this one when that has ended' },
      }),
    );
  }, 60_000);

  it.each([
    ['no image', {}, /^the input must be/],
    ['what moves', { imageId: 'latest' }, /^the input must be .* 'latest' and 'resolve:ssm:…' cannot be rolled back$/],
    ['an image that does not exist', { imageId: 'ami-0123456789abcdef0' }, /does not exist|no image of that id/],
  ])(
    'refuses %s before any change, and notifies with the reason',
    async (_, input, why) => {
      const { present } = site.images;

      expect(await site.release(input)).toMatchObject({ status: 'FAILED', error: 'Release.Refused' });

      expect(await site.state()).toEqual({
        version: '1',
        servers: ['1'],
        image: present,
        newestImage: present,
        pointer: present,
      });
      expect(await site.notifications()).toMatchObject([
        { subject: 'primary: release refused', failure: { Cause: expect.stringMatching(why) as unknown } },
      ]);
    },
    60_000,
  );
});
