import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ExtractorMessage } from '@microsoft/api-extractor';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

export interface ApiReport {
  /** Whether the committed report says something else than the declarations. */
  readonly changed: boolean;
  /** Declarations that cannot be read. */
  readonly errors: readonly string[];
}

/**
 * Compares the API report of a package, `etc/<name>.api.md`, with its built declarations.
 *
 * @param update writes the report instead of only comparing
 */
export function apiReport(directory: string, update: boolean): ApiReport {
  const temporary = mkdtempSync(join(tmpdir(), 'etops-api-'));
  const errors: string[] = [];
  try {
    const { apiReportChanged } = Extractor.invoke(extractorConfig(directory, temporary), {
      localBuild: update,
      messageCallback: (message) => {
        message.handled = true;
        if (isError(message)) {
          errors.push(message.formatMessageWithoutLocation());
        }
      },
    });
    return { changed: apiReportChanged, errors };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Comments are for the linter and the reader; what counts here is whether TypeScript can read the declarations. */
function isError({ messageId, logLevel }: ExtractorMessage): boolean {
  return (
    messageId.startsWith('TS') || (logLevel === ExtractorLogLevel.Error && !messageId.startsWith('console-api-report'))
  );
}

function extractorConfig(directory: string, temporary: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(directory, 'api-extractor.json'),
    packageJsonFullPath: join(directory, 'package.json'),
    configObject: {
      projectFolder: directory,
      mainEntryPointFilePath: join(directory, 'dist/index.d.ts'),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            lib: ['es2023'],
            module: 'node16',
            moduleResolution: 'node16',
            strict: true,
            skipLibCheck: true,
            types: ['node'],
          },
          files: ['dist/index.d.ts'],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: join(directory, 'etc'),
        reportTempFolder: temporary,
        reportFileName: `${basename(directory)}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        // No release tags here: what the index exports is public.
        extractorMessageReporting: { 'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
