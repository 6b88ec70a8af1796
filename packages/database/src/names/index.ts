export { checkSourceArn } from './check-source-arn';
export { databaseArn, databaseIdentifier, databaseSecretName, parseDatabaseArn } from './names';
