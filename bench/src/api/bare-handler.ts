import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';

/**
 * What the API is measured against: the least a service of this kind can do with the same framework, driver and database.
 * Creating is parsing JSON, one insert of the same content into one table, answering JSON; reading is one select by primary
 * key. No authentication, no validation, no encryption, no journal.
 */
const [url = '', connections = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: z.coerce.number().int().min(1).parse(connections) });
await pool.query(`create table if not exists bench_bare (
  id uuid primary key default gen_random_uuid(),
  content jsonb not null,
  created_at timestamptz not null default now()
)`);

const server = Fastify({ logger: false });
server.post('/resources/applicants', async (request) => {
  const { rows } = await pool.query(
    'insert into bench_bare (content) values ($1) returning id, content, created_at',
    [request.body],
  );
  return rows[0];
});
const params = z.object({ id: z.string() });
server.get('/resources/applicants/:id/one', async (request, reply) => {
  const { id } = params.parse(request.params);
  const { rows } = await pool.query('select id, content, created_at from bench_bare where id = $1', [id]);
  return rows[0] ?? reply.code(404).send({ error: 'not found' });
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ kind: 'listening', port: Number(new URL(address).port) });
process.on('SIGTERM', () => {
  server
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0))
    .catch(() => process.exit(1));
});
