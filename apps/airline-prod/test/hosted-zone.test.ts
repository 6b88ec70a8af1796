import { airline } from '../src/config/airline';
import { recordedOutputs, synthesized } from './output';

const existing = synthesized(recordedOutputs, {
  ...airline,
  existingHostedZoneId: 'Z0EXISTING',
  publicNames: ['book.airline.example', 'fly.airline.example'],
});
const stackOf = (name: string) => existing.json[name];

describe('an airline with a hosted zone', () => {
  it('gets no second one: bootstrap reads the zone, and fails for another name or a private zone', () => {
    const bootstrap = stackOf('bootstrap');
    const [zone] = bootstrap?.dataSources('aws_route53_zone') ?? [];

    expect(bootstrap?.resources('aws_route53_zone')).toEqual([]);
    expect(zone).toMatchObject({ zone_id: 'Z0EXISTING' });
    expect(zone?.lifecycle).toMatchObject({
      postcondition: [{ condition: '${trimsuffix(self.name, ".") == "airline.example" && !self.private_zone}' }],
    });
    expect(bootstrap?.text).toContain('"hostedZoneId":{"value":"${data.aws_route53_zone.');
    expect(bootstrap?.text).not.toContain('nameServers');
  });
});

describe('the public names of the configuration', () => {
  const recordsOf = (stack: string) => stackOf(stack)?.resources('aws_route53_record') ?? [];

  it('are those of the records, and internal names are below the first', () => {
    expect([...new Set(recordsOf('dns').map(({ name }) => name))].sort()).toEqual([
      'aws.book.airline.example',
      'book.airline.example',
      'failover.book.airline.example',
      'fly.airline.example',
      'on-premises.book.airline.example',
      'sites.book.airline.example',
    ]);
  });

  it.each(['primary', 'dr'])('are in the certificate of %s', (stack) => {
    const [certificate = {}] = stackOf(stack)?.resources('aws_acm_certificate') ?? [];

    expect(certificate.subject_alternative_names).toEqual(
      expect.arrayContaining(['book.airline.example', 'fly.airline.example']),
    );
  });
});

describe('the on-premises site with the database in AWS', () => {
  const ingress = (data: 'own' | 'aws', stack: string) =>
    synthesized(recordedOutputs, { ...airline, onPremises: { ...airline.onPremises, data } })
      .json[stack]?.resources('aws_vpc_security_group_ingress_rule')
      .filter(({ cidr_ipv4: range }) => range === airline.onPremises.cidrBlock);

  it.each(['primary', 'dr'])('may connect to the database in %s, and only then', (stack) => {
    expect(ingress('aws', stack)).toEqual([expect.objectContaining({ from_port: 5432, to_port: 5432 })]);
    expect(ingress('own', stack)).toEqual([]);
  });
});
