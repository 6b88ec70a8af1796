import { addressesOf, missingAddresses } from '../src/release/lost-addresses';

const missing = (base: readonly string[], head: readonly string[]) =>
  missingAddresses(addressesOf(base), addressesOf(head));

const snapshot = (name: string, ...addresses: string[]) =>
  `exports[\`${name} 1\`] = \`\n[\n${addresses.map((address) => `  "${address}",\n`).join('')}]\n\`;\n`;

it('finds addresses that are in no snapshot any more', () => {
  expect(
    missing(
      [snapshot('x', 'aws_vpc.network_vpc_1A', 'aws_eip.network_nat-a_2B'), snapshot('y', 'aws_subnet.s_3C')],
      [snapshot('x', 'aws_eip.network_nat-a_2B', 'aws_eip.new_4D') + snapshot('y', 'aws_subnet.s_3C')],
    ),
  ).toEqual(['aws_vpc.network_vpc_1A']);
});

it('finds an address that is gone from one snapshot and remains in another', () => {
  expect(
    missing(
      [snapshot('requester', 'aws_route.r_1A', 'aws_vpc.v_2B'), snapshot('accepter', 'aws_route.r_1A')],
      [snapshot('requester', 'aws_vpc.v_2B'), snapshot('accepter', 'aws_route.r_1A', 'aws_vpc.v_2B')],
    ),
  ).toEqual(['aws_route.r_1A (requester 1)']);
});

it('searches new snapshots for the addresses of a renamed one, and all for those of a removed one', () => {
  const [kept, both] = [snapshot('kept', 'aws_vpc.v_1A'), snapshot('old', 'aws_vpc.v_1A', 'aws_eip.e_2B')];

  expect(missing([kept, both], [kept, snapshot('new', 'aws_eip.e_2B', 'aws_vpc.v_1A')])).toEqual([]);
  expect(missing([kept, both], [kept, snapshot('new', 'aws_eip.e_2B')])).toEqual(['aws_vpc.v_1A (old 1)']);
  expect(missing([kept, both], [kept])).toEqual(['aws_eip.e_2B']);
});
