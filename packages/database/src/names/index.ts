export { checkSourceArn } from './check-source-arn';
export { isReservedDatabaseName, isReservedUsername } from './reserved-names';
export { databaseArn, databaseIdentifier, databaseSecretName, isDatabaseIdentifier, parseDatabaseArn } from './names';
