import {
  CompiledQuery,
  type AbortableOperationOptions,
  type DatabaseConnection,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { type Actor, actingStatements, currentActor } from './acting.ts';

type WalledActor = Exclude<Actor, { kind: 'system' }>;
type OwnConnection = Parameters<PostgresDriver['releaseConnection']>[0];

/**
 * Makes every statement act for the one whom the request serves: the role and the context of the walls (row-level security)
 * are set when its transaction begins and fall off when it ends. A single statement gets a transaction of its own, so no
 * query can forget the wall. A statement of the system runs as it is.
 */
export class ActingDriver extends PostgresDriver {
  override async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    const actor = currentActor();
    const connection = await super.acquireConnection(options);
    return actor.kind === 'system' ? connection : new WalledConnection(connection, actor);
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (!(connection instanceof WalledConnection)) return super.beginTransaction(connection, settings);
    connection.isInTransaction = true;
    const how = [settings.isolationLevel && `isolation level ${settings.isolationLevel}`, settings.accessMode].filter(Boolean);
    await connection.executeQuery(CompiledQuery.raw(`${['begin', ...how].join(' ')}; ${actingStatements(connection.actor)}`));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(bare(connection));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(bare(connection));
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await super.releaseConnection(bare(connection));
  }
}

/** The driver's own connection, without our wall around it. */
function bare(connection: DatabaseConnection): OwnConnection {
  // Every connection comes from acquireConnection above: the driver's own, or ours around one.
  return (connection instanceof WalledConnection ? connection.inner : connection) as OwnConnection;
}

class WalledConnection implements DatabaseConnection {
  isInTransaction = false;
  readonly inner: DatabaseConnection;
  readonly actor: WalledActor;

  constructor(inner: DatabaseConnection, actor: WalledActor) {
    this.inner = inner;
    this.actor = actor;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInTransaction) return this.inner.executeQuery<R>(query);
    try {
      await this.inner.executeQuery(CompiledQuery.raw(`begin; ${actingStatements(this.actor)}`));
      const answer = await this.inner.executeQuery<R>(query);
      await this.inner.executeQuery(CompiledQuery.raw('commit'));
      return answer;
    } catch (error) {
      await this.inner.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
  }

  // Nothing of ours streams rows; a stream could not be walled in this way.
  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed inside the walls');
  }
}
