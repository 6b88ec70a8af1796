import type { DatabaseEngine } from '@etops/contracts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names of RDS itself, in every engine.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html */
const RDS = words('rdsadmin rdsrepladmin rdstopmgr');

/**
 * Reserved key words of PostgreSQL.
 *
 * @see https://www.postgresql.org/docs/current/sql-keywords-appendix.html
 * @see https://github.com/postgres/postgres/blob/master/src/include/parser/kwlist.h (checked 2026-11-28)
 */
const POSTGRES = words(`
  all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
  concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
  full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime
  localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning
  right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user
  using variadic verbose when where window with
`);

/**
 * Words that PostgreSQL itself accepts and RDS refuses, by its message 'cannot be used. It is a reserved word for this
 * engine' in public reports. All of them are in the list of SQL key words; RDS may refuse further ones of that list.
 *
 * @see https://github.com/awslabs/aws-saas-boost/issues/180 (admin; checked 2026-11-28)
 * @see https://github.com/aws-cloudformation/cfn-lint/pull/4425 (admin, rdsadmin; checked 2026-11-28)
 */
const POSTGRES_REFUSED = words('admin catalog comments database db dispatch flag identity none public');

/**
 * Roles that every PostgreSQL instance on RDS has.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html
 */
const POSTGRES_ROLES = words('rds_ad rds_iam rds_password rds_replication rds_superuser');

/** Databases that every PostgreSQL instance has, apart from `postgres`, which RDS accepts. */
const POSTGRES_DATABASES = words('template0 template1');

/**
 * Reserved words of MySQL. MariaDB reserves most of them.
 *
 * @see https://dev.mysql.com/doc/refman/8.4/en/keywords.html
 * @see https://mariadb.com/docs/server/reference/sql-structure/sql-language-structure/reserved-words
 */
const MYSQL = words(`
  accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call cascade case change
  char character check collate column condition constraint continue convert create cross cube cume_dist current_date
  current_time current_timestamp current_user cursor database databases day_hour day_microsecond day_minute day_second dec
  decimal declare default delayed delete dense_rank desc describe deterministic distinct distinctrow div double drop dual
  each else elseif empty enclosed escaped except exists exit explain false fetch first_value float float4 float8 for force
  foreign from fulltext function generated get grant group grouping groups having high_priority hour_microsecond
  hour_minute hour_second if ignore in index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer
  intersect interval into io_after_gtids io_before_gtids is iterate join json_table key keys kill lag last_value lateral
  lead leading leave left like limit linear lines load localtime localtimestamp lock long longblob longtext loop
  low_priority manual match maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod
  modifies natural no_write_to_binlog not nth_value ntile null numeric of on optimize optimizer_costs option optionally or
  order out outer outfile over parallel partition percent_rank precision primary procedure purge qualify range rank read
  read_write reads real recursive references regexp release rename repeat replace require resignal restrict return revoke
  right rlike row row_number rows schema schemas second_microsecond select sensitive separator set show signal smallint
  spatial specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting
  stored straight_join system table tablesample terminated then tinyblob tinyint tinytext to trailing trigger true undo
  union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values varbinary varchar varcharacter
  varying virtual when where while window with write xor year_month zerofill
`);

/**
 * Words that MySQL itself accepts and RDS refuses as a user name.
 *
 * @see https://github.com/terraform-aws-modules/terraform-aws-rds/blob/master/examples/complete-mysql/main.tf (user; checked 2026-11-28)
 */
const MYSQL_REFUSED = words('mysql user');

/** Databases that every MySQL or MariaDB instance on RDS has. */
const MYSQL_DATABASES = words('information_schema innodb mysql performance_schema sys');

interface Reserved {
  readonly words: ReadonlySet<string>;
  readonly databases: ReadonlySet<string>;
  /** Prefix of the engine's own names. */
  readonly prefix?: string;
}

const OF_MYSQL: Reserved = {
  words: new Set([...RDS, ...MYSQL, ...MYSQL_REFUSED]),
  databases: new Set(MYSQL_DATABASES),
};

const RESERVED: Readonly<Record<DatabaseEngine, Reserved>> = {
  postgres: {
    words: new Set([...RDS, ...POSTGRES, ...POSTGRES_REFUSED, ...POSTGRES_ROLES]),
    databases: new Set(POSTGRES_DATABASES),
    prefix: 'pg_',
  },
  mysql: OF_MYSQL,
  mariadb: OF_MYSQL,
};

/** Checks whether RDS refuses a master user name because it or the engine reserves it, in any case. */
export function isReservedUsername(engine: DatabaseEngine, name: string): boolean {
  const { words: reserved, prefix } = RESERVED[engine];
  const lower = name.toLowerCase();
  return reserved.has(lower) || (prefix !== undefined && lower.startsWith(prefix));
}

/** Checks whether RDS refuses the name of a database because it or the engine reserves it, in any case. */
export function isReservedDatabaseName(engine: DatabaseEngine, name: string): boolean {
  return isReservedUsername(engine, name) || RESERVED[engine].databases.has(name.toLowerCase());
}
