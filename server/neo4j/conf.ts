import { totalmem } from 'node:os';

/** Memory of a Neo4j, in MiB. */
export type Memory = { readonly heapMib: number; readonly pageCacheMib: number };

/** Three parts heap and one part page cache; by default of a quarter of the machine's memory, 2 GiB at most. */
export function toMemory(totalMib = defaultMib()): Memory {
  const pageCacheMib = Math.round(totalMib / 4);
  return { heapMib: totalMib - pageCacheMib, pageCacheMib };
}

function defaultMib(): number {
  // In a container the limit counts; it is 0 where there is none.
  const bytes = Math.min(totalmem(), process.constrainedMemory() || totalmem());
  return Math.min(2_048, Math.round(bytes / 4 / 2 ** 20));
}

/** Settings of every Neo4j that is started here: nothing but Bolt, no files or hosts read by a query, a quick stop. */
export function toSettings({ heapMib, pageCacheMib }: Memory): Readonly<Record<string, string>> {
  return {
    'server.http.enabled': 'false',
    'server.memory.heap.max_size': `${heapMib}m`,
    'server.memory.pagecache.size': `${pageCacheMib}m`,
    // Even a session for reading runs LOAD CSV: it could read the machine's files and call its network.
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    'dbms.usage_report.enabled': 'false',
    'db.tx_log.rotation.size': '32M',
    'db.tx_log.rotation.retention_policy': '1 files',
    'db.tx_log.preallocate': 'false',
    // Without these two a stop waits some 10 s for silent connections. They take plain numbers: `0s` prevents the start.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    'internal.dbms.bolt.netty_server_shutdown_timeout': '1',
  };
}
