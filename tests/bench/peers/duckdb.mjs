// node duckdb.mjs SQL-FILE [NAME=VALUE ...]: sets the variables and runs the query with two threads,
// prints its result as CSV and, on standard error, the seconds from the query's start to the rows
// fetched. A column `twice` counts what may be there once only: it is not printed, and where it is
// not 0 the status is 1.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [sqlFile, ...variables] = process.argv.slice(2);
const query = readFileSync(sqlFile, 'utf8');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('PRAGMA threads=2');
await connection.run('SET preserve_insertion_order = false'); // lets it group in any order
for (const variable of variables) {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(variable);
  await connection.run(`SET VARIABLE "${name}" = '${value.replaceAll("'", "''")}'`);
}

const start = performance.now();
const reader = await connection.runAndReadAll(query);
const rows = reader.getRows();
const seconds = (performance.now() - start) / 1000;

const names = reader.columnNames();
const twice = names.indexOf('twice');
if (twice >= 0 && rows.some((row) => Number(row[twice]) !== 0)) {
  console.error('duckdb.mjs: something is there twice that may be there once');
  process.exit(1);
}
for (const row of [names, ...rows])
  console.log(row.filter((_, column) => column !== twice).join(','));
console.error(seconds.toFixed(3));
connection.closeSync();
instance.closeSync();
