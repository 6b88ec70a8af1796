/**
 * Family and size of an EC2 instance type. DB instance classes have the same ones.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
const INSTANCE_TYPE =
  /^[a-z][a-z0-9-]*\d[a-z0-9-]*\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{1,3}xl)?)$/;

/** Checks whether a text has the form of an EC2 instance type, with a size that types have; the type may not exist. */
export function isInstanceType(text: string): boolean {
  return INSTANCE_TYPE.test(text);
}
