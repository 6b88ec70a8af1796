import type { StackResource } from '../stack-json';
import { blocksOf } from '../stack-json';
import type { Policy, PolicySubject } from './policy';

const CODE = 'POLICY_PUBLIC_INGRESS';
const WEB_PORTS = new Set([80, 443]);

interface Ingress {
  readonly path: string;
  readonly ports: string;
  readonly open: boolean;
  readonly web: boolean;
  /** Security group, as `${aws_security_group.x.id}`. */
  readonly group: unknown;
}

/** Refuses connections from the internet, except to ports 80 and 443 of a load balancer. */
export const noPublicIngress: Policy = {
  code: CODE,
  description: 'only a load balancer accepts connections from the internet, on ports 80 and 443',
  check: (subject) => {
    const loadBalancerGroups = JSON.stringify(
      subject.resources('aws_lb', 'aws_alb').map(({ attributes }) => attributes.security_groups),
    );
    const onLoadBalancer = (group: unknown): boolean =>
      typeof group === 'string' && loadBalancerGroups.includes(JSON.stringify(group));
    return ingresses(subject)
      .filter(({ open, web, group }) => open && !(web && onLoadBalancer(group)))
      .map(({ path, ports }) => ({
        code: CODE,
        path,
        message:
          `ingress from 0.0.0.0/0 or ::/0 must be on port 80 or 443 of a load balancer's security group, got ${ports}; ` +
          'name the security group or the range that may connect',
      }));
  },
};

function ingresses(subject: PolicySubject): readonly Ingress[] {
  const groups = subject.resources('aws_security_group', 'aws_default_security_group');
  const inline = groups.flatMap((group) =>
    blocksOf(group.attributes.ingress).map((rule) => toIngress(group.path, rule, `\${${group.address}.id}`)),
  );
  const standalone = subject
    .resources('aws_vpc_security_group_ingress_rule', 'aws_security_group_rule')
    .filter(({ attributes }) => attributes.type === undefined || attributes.type === 'ingress')
    .map(({ path, attributes }) => toIngress(path, attributes, attributes.security_group_id));
  return [...inline, ...standalone];
}

function toIngress(path: string, rule: StackResource['attributes'], group: unknown): Ingress {
  const sources = [rule.cidr_ipv4, rule.cidr_ipv6, rule.cidr_blocks, rule.ipv6_cidr_blocks].flat();
  const { from_port: from, to_port: to } = rule;
  return {
    path,
    group,
    open: sources.some((source) => typeof source === 'string' && source.endsWith('/0')),
    web: from === to && WEB_PORTS.has(Number(from)),
    ports: from === undefined ? 'all ports' : `ports ${JSON.stringify(from)} to ${JSON.stringify(to)}`,
  };
}
