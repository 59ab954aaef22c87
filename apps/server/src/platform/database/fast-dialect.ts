import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { TenantCheckingCompiler } from './require-tenant.ts';

/** Statements kept prepared on a connection at most; texts are few, but lists of varying length could make them many. */
const maximumPrepared = 400;

/**
 * PostgreSQL as this program uses it: every query names its tenant, statements are prepared once per connection, and BEGIN travels
 * with the first statement of its transaction instead of costing a round trip.
 */
export class FastDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new FastDriver(this.#pool);
  }

  override createQueryCompiler(): TenantCheckingCompiler {
    return new TenantCheckingCompiler();
  }
}

class FastDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #names = new Map<string, string>();
  readonly #held = new WeakMap<
    DatabaseConnection,
    { readonly client: pg.PoolClient; begun: Promise<unknown> }
  >();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const client = await this.#pool.connect();
    const connection = new FastConnection(client, (text) => this.#nameOf(text));
    this.#held.set(connection, { client, begun: Promise.resolve() });
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#held.get(connection)?.client.release();
  }

  /**
   * Sends BEGIN without waiting for its answer; COMMIT waits for it. BEGIN fails only with its connection, and then so does
   * everything that was sent after it.
   */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation =
      settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const access = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    const begun = connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}${access}`));
    begun.catch(() => undefined);
    const held = this.#held.get(connection);
    if (held !== undefined) held.begun = begun;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#held.get(connection)?.begun;
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= maximumPrepared) return known;
    const name = `aval_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class FastConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #nameOf: (text: string) => string | undefined;

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async executeQuery<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // Without parameters a text may hold several statements (a migration), which cannot be prepared.
    const name = parameters.length === 0 ? undefined : this.#nameOf(text);
    const { command, rowCount, rows } = await this.#client.query({
      text,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
    });
    return changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('results are read page by page, not streamed');
  }
}
