/** The database's tables, step by step. A step once shipped is never changed. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE identity (
     id TEXT PRIMARY KEY,
     public_key_id TEXT NOT NULL,
     name TEXT,
     added_at TEXT NOT NULL,
     record TEXT NOT NULL
   ) STRICT;
   CREATE TABLE waiting_key (
     public_key_id TEXT PRIMARY KEY,
     common_name TEXT NOT NULL,
     key_algorithm TEXT NOT NULL,
     file TEXT NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE team (
     key_id TEXT PRIMARY KEY,
     team_id TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE template (
     id TEXT PRIMARY KEY,
     credential_id TEXT NOT NULL,
     credential_name TEXT NOT NULL,
     saved_at TEXT NOT NULL,
     template TEXT NOT NULL
   ) STRICT`,
];
