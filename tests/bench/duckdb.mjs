// node duckdb.mjs SQL-FILE CSV-FILE: runs the query on the file with two threads, prints its
// result as CSV and, on standard error, the seconds from the query's start to the rows fetched.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [sqlFile, csvFile] = process.argv.slice(2);
const query = readFileSync(sqlFile, 'utf8');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('PRAGMA threads=2');
await connection.run('SET preserve_insertion_order = false'); // lets it group in any order
await connection.run(`SET VARIABLE file = '${csvFile.replaceAll("'", "''")}'`);

const start = performance.now();
const reader = await connection.runAndReadAll(query);
const rows = reader.getRows();
const seconds = (performance.now() - start) / 1000;

const names = reader.columnNames();
const twice = names.indexOf('twice');
if (rows.some((row) => Number(row[twice]) !== 0)) {
  console.error('duckdb.mjs: a person has two scores for one outcome and date');
  process.exit(1);
}
for (const row of [names, ...rows])
  console.log(row.filter((_, column) => column !== twice).join(','));
console.error(seconds.toFixed(3));
connection.closeSync();
instance.closeSync();
