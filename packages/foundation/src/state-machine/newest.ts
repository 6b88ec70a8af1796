import type { Rule, States } from './asl';
import { choice } from './asl';

/** Options of {@link newestStates}. */
export interface NewestOptions {
  /** Subject of the search, as part of the names of the states, for example `Snapshot`. */
  readonly subject: string;
  /** Path of the list, for example `$.snapshots.list`. */
  readonly list: string;
  /** Field of an item that identifies it, for example `DbSnapshotArn`. */
  readonly idField: string;
  /** Field of an item with its time, for example `SnapshotCreateTime`. Items without it are left out. */
  readonly timeField: string;
  /**
   * Returns rules that an item must meet, given its path.
   *
   * @default - every item counts
   */
  readonly where?: (item: string) => readonly Rule[];
  /**
   * Whether the search goes on from `$.search.newest`, which an earlier search left there, for example that of another page.
   *
   * @default false
   */
  readonly continues?: boolean;
  /** State that follows; the item is in `$.search.newest`, as `id` and `time`. */
  readonly next: string;
  /** State that follows if no item counts. */
  readonly onNone: string;
}

/**
 * Returns states that find the newest item of a list. They begin with `BeginSearchFor<subject>`.
 *
 * Services list in no order and JSONPath cannot sort, so each item is compared with the newest so far.
 */
export function newestStates(options: NewestOptions): States {
  const { subject, list, idField, timeField, where = () => [], continues = false, next, onNone } = options;
  const newest = '$.search.newest';
  const item = '$.search.item';
  const isOver = `IsSearchFor${subject}Over`;
  return {
    [`BeginSearchFor${subject}`]: {
      Type: 'Pass',
      Parameters: {
        index: 0,
        'count.$': `States.ArrayLength(${list})`,
        ...(continues ? { 'newest.$': newest } : { newest: { id: '', time: '1970-01-01T00:00:00Z' } }),
      },
      ResultPath: '$.search',
      Next: isOver,
    },
    [isOver]: choice(
      [[{ Variable: '$.search.index', NumericGreaterThanEqualsPath: '$.search.count' }, `WasAny${subject}Found`]],
      `Take${subject}`,
    ),
    [`Take${subject}`]: {
      Type: 'Pass',
      Parameters: {
        'index.$': 'States.MathAdd($.search.index, 1)',
        'count.$': '$.search.count',
        'newest.$': newest,
        'item.$': `States.ArrayGetItem(${list}, $.search.index)`,
      },
      ResultPath: '$.search',
      Next: `Is${subject}Newer`,
    },
    [`Is${subject}Newer`]: choice(
      [
        [
          {
            And: [
              ...where(item),
              { Variable: `${item}.${timeField}`, IsPresent: true },
              { Variable: `${item}.${timeField}`, TimestampGreaterThanPath: `${newest}.time` },
            ],
          },
          `Keep${subject}`,
        ],
      ],
      isOver,
    ),
    [`Keep${subject}`]: {
      Type: 'Pass',
      Parameters: { 'id.$': `${item}.${idField}`, 'time.$': `${item}.${timeField}` },
      ResultPath: newest,
      Next: isOver,
    },
    [`WasAny${subject}Found`]: choice([[{ Variable: `${newest}.id`, StringEquals: '' }, onNone]], next),
  };
}
