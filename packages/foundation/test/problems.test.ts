import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  checkGiven,
  checkIpv4Range,
  checkOneOf,
  checkTimeZone,
  checkWholeNumber,
  isTimeZone,
  isToken,
  literals,
  numberAsText,
  ProblemCollector,
  ProblemList,
  propPath,
  show,
  throwProblems,
  ValidationError,
} from '../src';
import type { Known } from '../src';
import { problemsOf, synth, withApp } from './kit';

const tokens = withApp((app) => {
  const variable = new TerraformVariable(new TerraformStack(app, 'tokens'), 'variable', {});
  return {
    text: variable.stringValue,
    'text with a token in it': `prefix-${variable.stringValue}`,
    number: variable.numberValue,
    'text with a number in it': `${String(variable.numberValue)} days`,
    list: variable.listValue,
    'element of a list': variable.listValue[0],
    'list of numbers': Token.asNumberList(variable),
    map: Token.asStringMap(variable),
    'value of a map': Object.values(Token.asStringMap(variable))[0],
    resolvable: variable.value as unknown,
    'function of Terraform': Fn.join(',', variable.listValue),
  };
});

const plain = {
  text: 'x',
  expression: '${aws_vpc.main.id}',
  number: 1e10,
  list: ['a'],
  map: { a: 'b' },
  none: undefined,
};

describe('isToken', () => {
  it.each(Object.entries(tokens))('returns true for a token: %s', (_, value) => {
    expect(isToken(value)).toBe(true);
  });

  it.each(Object.entries(plain))('returns false for a literal: %s', (_, value) => {
    expect(isToken(value)).toBe(false);
  });

  it('returns false for a list with a token as an element', () => {
    expect(isToken(['a', tokens.text])).toBe(false);
  });
});

describe('numberAsText', () => {
  it('returns a number as text', () => {
    expect(numberAsText(5432)).toBe('5432');
  });

  it('keeps a token, so that Terraform reads the value', () => {
    const { port } =
      synth((stack) => {
        new TerraformOutput(stack, 'port', { value: numberAsText(new TerraformVariable(stack, 'p', {}).numberValue) });
      }).json.output ?? {};

    expect(port).toEqual({ value: '${var.p}' });
  });
});

describe('show', () => {
  it.each(Object.entries(tokens))('never shows how cdktf encodes a token: %s', (_, value) => {
    expect(show(value)).toBe('a token');
  });

  it.each([
    ['text', "'text'"],
    [100, '100'],
    ['100', "'100'"],
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'true'],
    [['a', 1], "['a', 1]"],
    [['a', tokens.text], "['a', a token]"],
    [{ a: { b: tokens.number } }, '{ a: { b: a token } }'],
    [{}, '{}'],
    [new Map(), 'an instance of Map'],
    ['x'.repeat(300), `'${'x'.repeat(199)}…`],
  ])('shows %j as text for a message', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

describe('literals', () => {
  interface Props {
    readonly name: string;
    readonly days?: number;
    readonly zones: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
    readonly alarm: { readonly percent: number; readonly action?: 'stop' | 'go' };
  }

  it('removes tokens at every depth and keeps the rest', () => {
    const props: Props = {
      name: tokens.text,
      days: tokens.number,
      zones: ['a', tokens.text],
      tags: tokens.map,
      alarm: { percent: tokens.number, action: 'stop' },
    };
    const known: Known<Props> = literals(props);
    expect(known).toEqual({
      name: undefined,
      days: undefined,
      zones: ['a', undefined],
      tags: undefined,
      alarm: { percent: undefined, action: 'stop' },
    });
  });

  it('removes a list that is a token as a whole', () => {
    expect(literals({ zones: tokens.list }).zones).toBeUndefined();
  });

  it('returns constructs and other instances as they are', () => {
    const date = new Date(0);
    expect(literals({ date }).date).toBe(date);
  });

  it('has a type that a check can read without casts', () => {
    const known = literals<Props>({ name: 'a', zones: [], tags: {}, alarm: { percent: 1 } });
    const percent: number | undefined = known.alarm.percent;
    const action: 'stop' | 'go' | undefined = known.alarm.action;
    const zones: readonly (string | undefined)[] | undefined = known.zones;
    expect([percent, action, zones]).toEqual([1, undefined, []]);
  });
});

describe('ProblemList.literal', () => {
  it('returns a literal', () => {
    const problems = new ProblemList();
    expect(problems.literal('cidrBlock', '10.0.0.0/16')).toBe('10.0.0.0/16');
    expect(problems.literal('names', ['a', 'b'])).toEqual(['a', 'b']);
    expect(problems.literal<number | undefined>('days', undefined)).toBeUndefined();
    expect(problems.all).toEqual([]);
  });

  it('refuses a token, with its index in a list', () => {
    const problems = new ProblemList();
    expect(problems.literal('cidrBlock', tokens.text)).toBeUndefined();
    expect(
      problems.literal('names', ['a', tokens.text], 'records point at names that every stack can compute'),
    ).toBeUndefined();
    problems.literal('zones', tokens.list);
    expect(problems.all.map(({ code }) => code)).toEqual(['LITERAL_REQUIRED', 'LITERAL_REQUIRED', 'LITERAL_REQUIRED']);
    expect(problems.all.map(({ message }) => message)).toEqual([
      'cidrBlock must be a literal, got a token; write the value in the program, since it is needed before Terraform runs',
      'names[1] must be a literal, got a token; records point at names that every stack can compute',
      'zones must be a literal, got a token; write the value in the program, since it is needed before Terraform runs',
    ]);
  });
});

describe('checkGiven', () => {
  const problemsWith = (value: unknown) => {
    const problems = new ProblemList();
    checkGiven(problems, 'retentionDays', value, { code: 'RETENTION', advice: 'use days, for example 35' });
    return problems.all;
  };

  it('fails with a required prop that is absent', () => {
    expect(problemsWith(undefined)).toEqual([
      { code: 'RETENTION', message: 'retentionDays must be given, got nothing; use days, for example 35' },
    ]);
  });

  it('accepts every value, and tokens', () => {
    expect([0, '', false, Token.asNumber({}), Token.asString({})].flatMap(problemsWith)).toEqual([]);
  });
});

describe('checkWholeNumber', () => {
  const messageOf = (
    value: number | undefined,
    max: number,
    options: { unit?: string; example?: number; advice?: string },
  ) => {
    const problems = new ProblemList();
    checkWholeNumber(problems, 'retentionDays', value, { min: 1, max }, { code: 'RETENTION', ...options });
    return problems.all[0]?.message;
  };

  it.each([1, 35, undefined, tokens.number])('accepts %p', (value) => {
    expect(messageOf(value, 35, {})).toBeUndefined();
  });

  it.each([
    [40, 35, {}, 'must be a whole number from 1 to 35, got 40; use 1, for example'],
    [1.5, 35, { unit: 'days', example: 7 }, 'must be a whole number from 1 to 35, got 1.5; use days, for example 7'],
    [0, Infinity, { example: 7 }, 'must be a whole number of 1 or more, got 0; use 7, for example'],
    [NaN, 35, { advice: 'leave it out' }, 'must be a whole number from 1 to 35, got NaN; leave it out'],
    ['7' as unknown as number, 35, {}, "must be a whole number from 1 to 35, got '7'; use 1, for example"],
  ])('refuses %p', (value, max, options, message) => {
    expect(messageOf(value, max, options)).toBe(`retentionDays ${message}`);
  });
});

describe('checkIpv4Range', () => {
  const messagesFor = (value: string | undefined) => {
    const problems = new ProblemList();
    checkIpv4Range(problems, 'egress[0].cidrIpv4', value, { code: 'CIDR' });
    return problems.all.map(({ message }) => message);
  };

  it.each(['0.0.0.0/0', '10.0.0.0/12', '203.0.113.7/32', '192.168.128.0/17', undefined])('accepts %s', (value) => {
    expect(messagesFor(value)).toEqual([]);
  });

  it.each([
    ['10.0.0.1/12', "'10.0.0.0/12'"],
    ['203.0.113.200/25', "'203.0.113.128/25'"],
    ['10.0.0.0', "a range such as '203.0.113.0/24'"],
    ['10.0.0.0/33', "a range such as '203.0.113.0/24'"],
    ['10.0.0.256/32', "a range such as '203.0.113.0/24'"],
    ['2001:db8::/32', "a range such as '203.0.113.0/24'"],
    ['', "a range such as '203.0.113.0/24'"],
  ])('refuses %s, and suggests %s', (value, advice) => {
    expect(messagesFor(value)).toEqual([
      `egress[0].cidrIpv4 must be an IPv4 range in CIDR form, got '${value}'; use ${advice}`,
    ]);
  });

  it('skips a value that only Terraform knows', () => {
    expect(messagesFor(tokens.text)).toEqual([]);
  });
});

describe('checkOneOf', () => {
  it('names all values of a union', () => {
    const problems = new ProblemList();
    for (const engine of ['mysql', 'oracle' as 'mysql', undefined, tokens.text as 'mysql']) {
      checkOneOf(problems, 'engine', engine, ['postgres', 'mysql'], { code: 'ENGINE' });
    }
    expect(problems.all).toEqual([
      {
        code: 'ENGINE',
        message: "engine must be one of 'postgres', 'mysql', got 'oracle'; use 'postgres', for example",
      },
    ]);
  });
});

describe('isTimeZone', () => {
  it.each([
    'Europe/Berlin',
    'UTC',
    'Etc/UTC',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'US/Eastern',
    'GB',
    'Europe/Kyiv',
    'Europe/Kiev',
  ])('accepts %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    'europe/berlin',
    'Europe/berlin',
    'EUROPE/BERLIN',
    'us/Eastern',
    'utc',
    '+01:00',
    'CEST',
    'Europe/Bern',
    '',
  ])('refuses %p', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('accepts all names that the runtime lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });
});

describe('checkTimeZone', () => {
  it('suggests the spelling of the IANA database', () => {
    const problems = new ProblemList();
    for (const timeZone of [
      'europe/lisbon',
      'us/eastern',
      'london',
      'New York',
      'Bielefeld',
      'Europe/Berlin',
      undefined,
      tokens.text,
    ]) {
      checkTimeZone(problems, 'timeZone', timeZone, { code: 'TIME_ZONE' });
    }
    expect(problems.all.map(({ message }) => message)).toEqual([
      "timeZone must be an IANA time zone, got 'europe/lisbon'; use 'Europe/Lisbon'",
      "timeZone must be an IANA time zone, got 'us/eastern'; use 'US/Eastern'",
      "timeZone must be an IANA time zone, got 'london'; use 'Europe/London'",
      "timeZone must be an IANA time zone, got 'New York'; use 'America/New_York'",
      "timeZone must be an IANA time zone, got 'Bielefeld'; use 'Europe/Berlin', for example",
    ]);
  });
});

describe('ProblemCollector', () => {
  it('builds all parts, then throws the problems of all', () => {
    withApp((app) => {
      const collector = new ProblemCollector();
      const built = ['first', 'second'].map((name) =>
        collector.build(() => {
          throwProblems(new TerraformStack(app, name), [{ code: 'A', message: 'a must b, got c; d' }]);
        }),
      );
      expect([...built, collector.build(() => 7)]).toEqual([undefined, undefined, 7]);
      expect(
        problemsOf(() => {
          collector.check();
        }),
      ).toEqual(['first: a must b, got c; d [A]', 'second: a must b, got c; d [A]']);
    });
  });

  it('throws other errors than a ValidationError at once', () => {
    expect(() => {
      new ProblemCollector().build(() => {
        throw new TypeError('no');
      });
    }).toThrow(TypeError);
  });

  it('throws nothing when no part has problems', () => {
    const collector = new ProblemCollector();
    collector.build(() => 1);
    expect(() => {
      collector.check();
    }).not.toThrow();
    expect(ValidationError.isValidationError(new Error('x'))).toBe(false);
  });
});

describe('propPath', () => {
  it('joins the path of an object and the name of a prop, or returns the name at the top', () => {
    expect(propPath('archive', 'prefix')).toBe('archive.prefix');
    expect(propPath('', 'prefix')).toBe('prefix');
  });
});
