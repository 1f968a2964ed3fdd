package io.fraiseql.lifecycle.migration;

/**
 * The entry of one file in a target's ledger.
 *
 * @param finished false for a file without a transaction that was begun and is not known to have ended
 */
record LedgerEntry(MigrationVersion version, String file, String checksum, boolean finished) {}
