import { writeFile, writeUnit } from '../shell';

/** File with the journal of the current boot. */
export const JOURNAL_FILE = '/var/log/web-tier-journal.log';

const UNIT = 'web-tier-journal.service';

/**
 * Returns the commands that install and start a service that writes the journal to a file: the CloudWatch agent reads
 * files, and images without rsyslog, such as Amazon Linux 2023, have the journal only. It is no failure if the service
 * does not start.
 */
export function installJournalService(): readonly string[] {
  return [
    ...writeUnit(UNIT, [
      '[Unit]',
      'Description=Writes the journal to a file for the CloudWatch agent',
      '',
      '[Service]',
      `ExecStart=/bin/bash -c ': > ${JOURNAL_FILE}; exec journalctl --boot --lines=all --follow --output=short-iso >> ${JOURNAL_FILE}'`,
      'Restart=always',
      'RestartSec=15',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ]),
    'mkdir -p /etc/logrotate.d',
    ...writeFile('/etc/logrotate.d/web-tier', [
      `${JOURNAL_FILE} {`,
      '  size 100M',
      '  rotate 1',
      '  copytruncate',
      '  missingok',
      '}',
    ]),
    'systemctl daemon-reload',
    `systemctl enable --now ${UNIT} || echo 'the journal is not published' >&2`,
  ];
}
